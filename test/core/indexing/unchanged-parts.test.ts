import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyOfAnalysis } from '../../../src/core/indexing/copied-analysis.js';
import { OwnAnalysis } from '../../../src/core/indexing/document-analysis.js';
import { equalRuns } from '../../../src/core/indexing/equal-runs.js';
import { UnchangedParts } from '../../../src/core/indexing/unchanged-parts.js';
import { UsualLanguage } from '../../../src/core/indexing/usual-language.js';
import { type Block, blockKinds } from '../../../src/core/types/block.js';
import type { Document } from '../../../src/core/types/document.js';
import type { EarlierDocument } from '../../../src/core/types/earlier-document.js';
import type { AnalysedDocument } from '../../../src/core/types/forward-document.js';
import { readAs, writtenAs } from '../../../src/core/types/token-words.js';
import { EmbeddedEngine } from '../../../src/engines/embedded/embedded-engine.js';
import { StaticEncoder } from '../../../src/meaning/static-encoder.js';
import { each, factsOf } from '../../engines/analysed.js';
import { smallTable } from '../../meaning/small-table.js';
import { anyText, documentOf } from '../../support/texts.js';

const analysis = new OwnAnalysis(new StaticEncoder(smallTable()));

/** What an index keeps of an analysis, among others that share its numbers. */
async function keptOf(analysed: AnalysedDocument): Promise<EarlierDocument> {
  const engine = new EmbeddedEngine();
  const other = await analysis.analyse(documentOf('0.txt', 'Another word, it had data.'), {
    code: 'en',
    isTold: true,
  });
  const reader = await engine.replace(each([other, analysed]), () => ({ facts: factsOf('x'), removed: [] }));
  const kept = await reader.earlier(analysed.id);
  if (kept === undefined) throw new Error('it is not kept');
  return kept;
}

/** All that an analysis says, whatever its words' numbers are. */
function told(analysed: AnalysedDocument) {
  const { tokens, ...others } = copyOfAnalysis(analysed);
  const { vocabulary, terms, titleTerms, words } = analysed;
  const [written, title] = [tokens.text, tokens.title].map((numbers) =>
    Array.from(numbers, (number) => [writtenAs(tokens, number), readAs(tokens, number)]),
  );
  return { ...others, vocabulary, terms, titleTerms, words, written, title };
}

/** A stretch of a document, as a reader gives it. */
interface Piece {
  readonly kind: Block['kind'];
  readonly text: string;
}

const prose = [
  'The committee met on 12 May 2010 and had access to the data of Facebook. It said no: nothing was decided!',
  'Der Ausschuss tagte und hatte Zugang zu den Daten, die nicht für ihn bestimmt waren. Warum? Das weiß niemand.',
  'Ada: I think so, but at 7:45 we leave. However, the U.S. team (with Mr. Ren) stays until 6 pm.',
  'Read more on this site',
];
const anyPiece: fc.Arbitrary<Piece> = fc.record({
  kind: fc.constantFrom(...blockKinds.filter((kind) => kind !== 'mark')),
  text: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...prose) },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom(...prose), anyText).map(([one, other]) => `${one} ${other}`),
    },
    { weight: 1, arbitrary: fc.constantFrom(...prose).map((one) => `${one} `.repeat(9)) },
    // Many of them in a row are no headings.
    { weight: 3, arbitrary: fc.constantFrom('Data of phones', 'Access to Facebook', 'The committee') },
  ),
});

/** A document before and now: pieces come, go and change. */
const anyEdit = fc
  .tuple(
    fc.array(anyPiece, { minLength: 1, maxLength: 8 }),
    fc.array(fc.tuple(fc.nat(7), fc.constantFrom('add', 'remove', 'alter', 'move', 'rename'), anyPiece), {
      maxLength: 3,
    }),
  )
  .map(([before, edits]) => {
    const now = [...before];
    for (const [place, edit, piece] of edits) {
      const at = Math.min(place, now.length);
      const old = now[at] ?? piece;
      if (edit === 'add') now.splice(at, 0, piece);
      else if (edit === 'remove') now.splice(at, 1);
      else if (edit === 'move') now.unshift(...now.splice(at, 1));
      else if (edit === 'rename') now.splice(at, 1, { ...old, kind: piece.kind });
      else now.splice(at, 1, { ...old, text: `${old.text.slice(0, 40)}Amended ${old.text.slice(40)}` });
    }
    return { before, now };
  });

function documentOfPieces(
  pieces: readonly Piece[],
  { isRead, isSeparate }: { isRead: boolean; isSeparate: boolean },
): Document {
  let text = '';
  const blocks: Block[] = [];
  for (const { kind, text: own } of pieces) {
    if (own.trim() === '') continue;
    blocks.push({ kind, start: text.length, end: text.length + own.length });
    text += `${own}\n\n`;
  }
  const anchors = blocks.map(({ start }, i) => ({ offset: start, label: `row ${i}` }));
  return documentOf('a.txt', text, {
    ...(isRead ? { blocks } : {}),
    ...(isSeparate ? { places: { anchors, areSeparate: true } } : {}),
  });
}

describe('an analysis that takes over what has not changed', () => {
  it('gives what an analysis of the whole document gives', async () => {
    const how = fc.record({ isRead: fc.boolean(), isSeparate: fc.boolean() });
    const language = fc.record({ code: fc.constantFrom('en', 'en', 'en', 'de'), isTold: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(anyEdit, how, how, language, language, async (edit, asBefore, asNow, before, now) => {
        const old = await analysis.analyse(documentOfPieces(edit.before, asBefore), before);
        const document = documentOfPieces(
          edit.now,
          fc.stringify(before) === fc.stringify(now) ? asBefore : asNow,
        );
        const unchanged = new UnchangedParts(document.text, await keptOf(old));
        const whole = await analysis.analyse(document, now);
        const again = await analysis.analyse(document, now, unchanged);
        expect(told(again)).toEqual(told(whole));
      }),
    );
  });

  it('takes over nearly all of a text in which one word is new', async () => {
    const text = Array.from({ length: 40 }, (_, i) => `${prose[i % 3]} That was number ${i}.`).join('\n\n');
    const language = { code: 'en', isTold: true };
    const kept = await keptOf(await analysis.analyse(documentOf('a.txt', text), language));
    const document = documentOf('a.txt', text.replace('number 20', 'the great number 20'));
    const unchanged = new UnchangedParts(document.text, kept);
    const sentences = await analysis.analyse(document, language);
    const known = [...sentences.sentenceStarts].filter((start, i) => {
      const end = sentences.sentenceEnds[i] ?? start;
      return unchanged.sentenceAt({ start, end }) !== undefined;
    });
    expect(unchanged.share).toBeGreaterThan(0.99);
    expect(sentences.sentenceStarts.length - known.length).toBeLessThan(6);
  });
});

it('tells of a document with the same beginning the language that it told before', async () => {
  const lines = [
    'Møtet ble holdt i går, og det var ikke mange som kom.',
    'Mødet blev holdt i går, og det var ikke mange, der kom.',
    'Files in /etc: hosts, passwd, group. Options -a to -z are of no use to it.',
    'De vergadering is in de zaal, en dat is het.',
    'Zebra, lion, grass.',
    ...prose,
  ];
  for (const line of lines) {
    const text = `${line}\n`.repeat(20);
    const usual = new UsualLanguage();
    const document = documentOf('a.txt', text);
    const kept = await keptOf(await analysis.analyse(document, usual.of(usual.note(document))));
    for (const now of [`${text}\nAda has more.`, `Ada has more.\n\n${text}`]) {
      const changed = documentOf('a.txt', now);
      expect(new UsualLanguage('en').note(changed, kept), now).toBe(new UsualLanguage('en').note(changed));
    }
  }
});

describe('the equal runs of two texts', () => {
  it('are the same in both, and in their order', () => {
    const texts = fc.array(anyText, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(texts, fc.array(fc.tuple(fc.nat(12), fc.boolean(), anyText)), (before, edits) => {
        const changed = [...before];
        for (const [at, isInserted, text] of edits) changed.splice(at, isInserted ? 0 : 1, text);
        const [one, other] = [before.join(''), changed.join('')];
        let [end, endNow] = [0, 0];
        for (const run of equalRuns(one, other)) {
          expect(run.length).toBeGreaterThan(0);
          expect(run.before).toBeGreaterThanOrEqual(end);
          expect(run.now).toBeGreaterThanOrEqual(endNow);
          [end, endNow] = [run.before + run.length, run.now + run.length];
          expect(other.slice(run.now, endNow)).toBe(one.slice(run.before, end));
        }
      }),
    );
  });

  it('are found behind what is new, gone or another, however long that is', () => {
    const letters = (seed: number, length: number) => {
      let state = seed;
      return Array.from({ length }, () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return String.fromCharCode(97 + ((state >>> 27) % 26));
      }).join('');
    };
    const [one, other, more] = [letters(1, 500), letters(2, 500), letters(3, 100_000)];
    const found = (before: string, now: string) =>
      equalRuns(before, now).reduce((sum, { length }) => sum + length, 0);
    expect(found(one + other, one + other)).toBe(1000);
    expect(found(one + other, one + more + other)).toBeGreaterThanOrEqual(1000);
    expect(found(one + more + other, one + other)).toBeGreaterThanOrEqual(1000);
    expect(found(one + more + other, `${one}.${letters(4, 90_000)}${other}`)).toBeGreaterThanOrEqual(1000);
    expect(found(one, '')).toBe(0);
    expect(found(more, letters(5, 100_000))).toBeLessThan(100);
  });
});
