import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProjectFolder, readConfig } from '../src/config/config.js';
import { IndexedLibrary } from '../src/core/indexed-library.js';
import { everything } from '../src/core/types/scope.js';
import { FolderReader } from '../src/corpus/folder-reader.js';
import { EmbeddedEngine } from '../src/engines/embedded/embedded-engine.js';
import { ShippedEncoder } from '../src/meaning/shipped-encoder.js';
import { WordNet } from '../src/thesaurus/wordnet.js';
import { parsingLimits } from './corpus/folder.js';
import { defaultConfiguration } from './support/default-configuration.js';
import { FakeLock, FakeLog } from './support/ports.js';

/** A question to the documents that ship. `gold`: what must be quoted, all of it or any. */
interface Case {
  readonly id: string;
  readonly question: string;
  readonly gold: readonly { readonly file: string; readonly contains: string }[];
  /** How many quotes, best first, may be looked through. */
  readonly withinTop?: number;
  readonly allOf?: boolean;
  /** The documents do not say: nothing may be quoted. */
  readonly abstain?: boolean;
}

const project = findProjectFolder();
const cases: Case[] = readFileSync(join(project, 'test/fixtures/questions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);
const { answer: settings, meaning } = readConfig(defaultConfiguration, { corpus: join(project, 'seeds') });
const parts = {
  corpus: new FolderReader({
    folder: join(project, 'seeds'),
    maxFileBytes: 10_000_000,
    parsing: parsingLimits,
  }),
  lock: new FakeLock(),
  log: new FakeLog(),
  now: () => 0,
  sleep: async () => {},
};
let library: IndexedLibrary;

beforeAll(async () => {
  library = await IndexedLibrary.read({ ...parts, engine: new EmbeddedEngine() }, settings);
});

/** A failure names the question and what was quoted instead. */
function told(
  question: string,
  quotes: readonly { text: string; citation: { documentId: string } }[],
): string {
  const shown = quotes.map(({ text, citation }, i) => `  ${i + 1}. ${citation.documentId}: ${text}`);
  return [`“${question}” was answered with`, ...(shown.length === 0 ? ['  nothing'] : shown)].join('\n');
}

it('has fifteen questions, three of which must find nothing', () => {
  expect(cases).toHaveLength(15);
  expect(cases.filter(({ abstain }) => abstain)).toHaveLength(3);
});

describe('with the settings that ship', () => {
  it.each(cases.filter(({ abstain }) => !abstain))('$id quotes what answers “$question”', async (wanted) => {
    const { quotes, confidence } = await library.answer(wanted.question, {
      scope: everything,
      limit: settings.maxQuotes,
    });
    const top = quotes.slice(0, wanted.withinTop);
    const quoted = wanted.gold.map(({ file, contains }) =>
      top.some(({ text, citation }) => citation.documentId === file && text.includes(contains)),
    );
    const isMet = wanted.allOf ? quoted.every(Boolean) : quoted.some(Boolean);
    const hint = `${told(wanted.question, quotes)}\nconfidence ${confidence}; wanted within ${wanted.withinTop}: ${JSON.stringify(wanted.gold)}`;
    expect(isMet, hint).toBe(true);
  });

  it.each(cases.filter(({ abstain }) => abstain))(
    '$id finds nothing for “$question”',
    async ({ question }) => {
      const { kind, candidates, confidence } = await library.answer(question, {
        scope: everything,
        limit: settings.maxQuotes,
      });
      expect(kind, `${told(question, candidates)}\nconfidence ${confidence}`).toBe('not-found');
    },
  );
});

describe('with the word vectors and the thesaurus that ship', () => {
  const thesaurus = new WordNet();
  let asItShips: IndexedLibrary;
  beforeAll(async () => {
    asItShips = await IndexedLibrary.read(
      { ...parts, engine: new EmbeddedEngine(), thesaurus, encoder: new ShippedEncoder(meaning.table) },
      { ...settings, ranksByMeaning: meaning.enabled },
    );
  });
  afterAll(() => thesaurus.close());

  it.each(['which phone makers got data', 'which firms got data', 'wich firms got acces'])(
    'quotes the four companies for “%s”, in other words',
    async (question) => {
      const { quotes, confidence } = await asItShips.answer(question, {
        scope: everything,
        limit: settings.maxQuotes,
      });
      const hint = `${told(question, quotes)}\nconfidence ${confidence}`;
      for (const name of ['Huawei', 'Lenovo', 'Oppo', 'TCL'])
        expect(quotes[0]?.text.toLowerCase(), hint).toContain(name.toLowerCase());
    },
  );

  it.each([
    ['how many companies', 'at least four Chinese electronics companies'],
    ['what did Huawei say', 'Huawei has never collected or stored any Facebook user data'],
    ['When did the partnerships start?', 'date to at least 2010'],
    ['who rote about the social phone app', '“social phone” app'],
  ])('quotes first what answers “%s”', async (question, contains) => {
    const { quotes, evidence } = await asItShips.answer(question, { scope: everything, limit: 3 });
    expect(quotes[0]?.text, told(question, quotes)).toContain(contains);
    expect(evidence.searched).toBe(question);
  });

  it.each(['which companies see data', 'did Lenovo see data'])(
    'reads no word of “%s” as another, and shows what comes near, answer or not',
    async (question) => {
      const { quotes, nearest, evidence } = await asItShips.answer(question, { scope: everything, limit: 3 });
      expect(evidence.searched).toBe(question);
      expect(evidence.corrections).toEqual([]);
      const [first] = [...quotes, ...nearest];
      expect(first?.text).toContain('Lenovo');
    },
  );
});

it.each(['did ZTE get access', 'zte access'])(
  'shows the passage about ZTE for “%s”, answer or not',
  async (question) => {
    const { quotes, nearest } = await library.answer(question, { scope: everything, limit: 3 });
    const shown = [...quotes, ...nearest].map(({ text }) => text);
    expect(shown.some((text) => text.includes('never entered a data-sharing agreement'))).toBe(true);
  },
);
