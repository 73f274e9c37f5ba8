import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/core/types/document.js';
import { documentOf } from '../../support/texts.js';
import { ask, marked } from './corpus.js';

const ferry = documentOf(
  'ferry.txt',
  [
    'The ferry Alma sank near the northern harbour on Monday, the coast guard said.',
    'Forty passengers were taken aboard by fishermen, and nobody was hurt.',
    'The captain, Ruth Meier, blamed a leak that had been known since May.',
    'The company that owns the ferry promised to repair its other ships at once.',
    'A court in Brienz will hear the passengers in the autumn, its clerk wrote.',
  ].join('\n\n'),
);
const weather = documentOf(
  'weather.txt',
  'The weather of the valley was mild, and there was no snow at all.',
);
const corpus = [ferry, weather];

/** Long enough for every question here. */
const patient = { maxQuestionLength: 1_000_000 };

describe('a question', () => {
  it('of stop words only finds nothing where they do not stand so', async () => {
    const answer = await ask('who is it that you had been with', corpus);
    expect(answer).toMatchObject({ kind: 'not-found', confidence: 0, quotes: [] });
    expect(answer.evidence.unsearchable).toBeUndefined();
  });

  it.each(['a', 'q', 'É', '漢', '7'])('of one letter, %s, finds nothing', async (question) => {
    const { kind, quotes, evidence } = await ask(question, corpus);
    expect({ kind, quotes }).toEqual({ kind: 'not-found', quotes: [] });
    expect(evidence.words).toHaveLength(1);
  });

  it('of 5,000 different words that stand nowhere finds nothing', async () => {
    const word = (i: number) =>
      `quagga${i.toString(36).replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')}`;
    const question = Array.from({ length: 5_000 }, (_, i) => word(i)).join(' ');
    const { kind, evidence } = await ask(question, corpus, patient);
    expect(kind).toBe('not-found');
    expect(evidence.words.length).toBeLessThanOrEqual(48);
  });

  it('of 5,000 words finds the place that some of them name', async () => {
    const question = `${'who said of the weather what '.repeat(830)} ferry Alma sank near the northern harbour`;
    const { candidates } = await ask(question, corpus, patient);
    expect(candidates[0]?.text).toContain('The ferry Alma sank near the northern harbour');
  });

  it('of 5,000 words is refused as too long with the settings that ship', async () => {
    const { evidence } = await ask('harbour '.repeat(5_000), corpus);
    expect(evidence.unsearchable).toBe('too-long');
  });

  it.each(['どの船が沈みましたか', '哪艘船沉没了', 'Какой корабль затонул?', 'เรือลำไหนจม', 'أي سفينة غرقت؟'])(
    'in a script that the corpus lacks, %s, finds nothing and corrects nothing',
    async (question) => {
      const { kind, candidates, evidence } = await ask(question, corpus);
      expect({ kind, candidates }).toEqual({ kind: 'not-found', candidates: [] });
      expect(evidence.missing).toEqual(evidence.words);
      expect(evidence.corrections).toEqual([]);
      expect(evidence.searched).toBe(question);
    },
  );

  it('of misspelt words alone is answered as the right spelling is, saying so', async () => {
    const misspelt = await ask('ferrry snak norhern harbor', corpus);
    const { evidence, candidates } = await ask('ferrry captian norhern harbor', corpus);
    expect(evidence.searched).toContain('ferry');
    expect(evidence.searched).toContain('northern harbour');
    expect(candidates[0]?.text).toContain('northern harbour');
    expect(misspelt.candidates[0]?.text).toContain('northern harbour');
  });

  it('that copies a whole document finds that document', async () => {
    const documents = Array.from({ length: 12 }, (_, i) =>
      documentOf(`${i}.txt`, ferry.text.replaceAll('Monday', `day ${i}`).replaceAll('Brienz', `Town${i}`)),
    );
    const { kind, documents: ranked, quotes } = await ask(ferry.text, [...documents, ferry], patient);
    expect(kind).toBe('found');
    expect(ranked[0]).toBe('ferry.txt');
    expect(quotes[0]?.citation.documentId).toBe('ferry.txt');
    for (const { text } of quotes) expect(text.length).toBeLessThanOrEqual(400);
  });
});

describe('a document', () => {
  it('of one word is found by it and quoted whole', async () => {
    const { candidates } = await ask('Where is Brunnadern?', [documentOf('a.txt', 'Brunnadern'), weather]);
    expect(candidates).toHaveLength(1);
    expect(candidates[0]?.text).toBe('Brunnadern');
    expect(candidates.map(marked)).toEqual([['Brunnadern']]);
  });

  it('of one sentence of 100,000 characters is quoted in pieces that hold what was asked', async () => {
    const filler = 'and then the weather of the valley was seen by all of them ';
    const half = filler.repeat(Math.ceil(50_000 / filler.length));
    const text = `${half}while the zebra Zara ate the grass of Brienz ${half}so it ended.`;
    expect(text.length).toBeGreaterThan(100_000);
    const { candidates, kind } = await ask('What did the zebra Zara eat?', [
      documentOf('a.txt', text),
      ferry,
    ]);
    expect(kind).toBe('found');
    expect(candidates[0]?.text).toContain('zebra Zara');
    for (const quote of candidates) {
      expect(quote.text.length).toBeLessThanOrEqual(400);
      expect(text.slice(quote.citation.span.start, quote.citation.span.end)).toBe(quote.text);
    }
  });

  it('of 100,000 characters without a blank is quoted in pieces, too', async () => {
    const text = '漢'.repeat(100_000);
    const { candidates } = await ask('漢漢', [documentOf('a.txt', text), ferry]);
    expect(candidates.length).toBeGreaterThan(0);
    for (const quote of candidates) expect(quote.text.length).toBeLessThanOrEqual(400);
  });

  it('of headings only is quoted from as it is', async () => {
    const text = '# Of the zebra\n\n## What it eats\n\n## Where it sleeps\n';
    const { candidates } = await ask('where does the zebra sleep', [documentOf('a.md', text), ferry]);
    const quoted = candidates.map((quote) => quote.text).join('\n');
    expect(quoted).toContain('Where it sleeps');
    expect(quoted).toContain('Of the zebra');
  });

  it('in two languages answers in each', async () => {
    const german = 'Der Zug nach Luzern hatte wegen der Bauarbeiten an der Brücke über die Reuss Verspätung.';
    const both = documentOf('both.txt', `${ferry.text}\n\n${german}`);
    const documents = [both, weather];
    const english = await ask('Who was the captain of the ferry?', documents);
    expect(english.quotes[0]?.text).toContain('The captain, Ruth Meier');
    const other = await ask('Warum hatte der Zug nach Luzern eine Verspätung?', documents);
    expect(other.quotes[0]?.text).toContain(german);
    expect(other.quotes.slice(0, 1).flatMap(marked)).toContain('Verspätung');
  });
});

describe('ties', () => {
  const text = 'The zebra eats grass.\n\nThe zebra eats grass.';
  const ids = ['b.txt', 'ä.txt', 'Z.md', 'a.txt', 'a#1.txt', '10.txt', '9.txt'];

  it('go to the first id by code unit and the first place, however the corpus was built', async () => {
    const twins = ids.map((id) => documentOf(id, text, { title: 'Same' }));
    const orders: Document[][] = [
      twins,
      [...twins].reverse(),
      [...twins].sort((a, b) => (a.id < b.id ? -1 : 1)),
    ];
    const answers = [];
    for (const documents of orders) answers.push(await ask('zebra grass', documents, { limit: 7 }));
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(answers[0]?.documents).toEqual([...ids].sort((a, b) => (a < b ? -1 : 1)));
    const [quote, ...others] = answers[0]?.candidates ?? [];
    expect(others).toEqual([]);
    const { citation, copies = [] } = quote ?? { citation: undefined };
    expect(citation).toMatchObject({ documentId: '10.txt', span: { start: 0 } });
    const places = copies.map((copy) => `${copy.citation.documentId} ${copy.citation.span.start}`);
    expect(places).toEqual((answers[0]?.documents ?? []).slice(1).map((id) => `${id} 0`));
  });
});
