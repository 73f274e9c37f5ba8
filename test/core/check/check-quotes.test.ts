import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkQuotes, maxStrings, maxTextLength } from '../../../src/core/check/check-quotes.js';
import type { CheckedTexts } from '../../../src/core/check/checked-texts.js';
import { maxOccurrences } from '../../../src/core/check/occurrences.js';
import type { Document } from '../../../src/core/types/document.js';
import { type CheckedString, passes } from '../../../src/core/types/quote-check.js';
import { documentOf, longText } from '../../support/texts.js';

const index = { fingerprint: 'f', documents: 1, passages: 1 };

function textsOf(documents: readonly Document[]): CheckedTexts {
  const byId = new Map(documents.map((document) => [document.id, document]));
  return {
    ids: [...byId.keys()].sort(),
    document: async (id) => byId.get(id),
  };
}

async function check(text: string, ...documents: (string | Document)[]) {
  const made = documents.map((document, i) =>
    typeof document === 'string' ? documentOf(`${i}.txt`, document) : document,
  );
  return checkQuotes(text, textsOf(made), index);
}

/** The one string's verdict. */
async function verdict(text: string, ...documents: (string | Document)[]): Promise<CheckedString> {
  const { strings } = await check(text, ...documents);
  expect(strings).toHaveLength(1);
  return strings[0] as CheckedString;
}

const story =
  'The firm did not give 1,500 users’ data to Ren Zhengfei — it “sold” them\u00a0in 2010.\nNobody can’t know.';

describe('a string that stands in a document', () => {
  it('is exact where it is a slice, with every place cited', async () => {
    expect(await verdict('give 1,500 users’ data', story, `Again: ${story}`)).toMatchObject({
      kind: 'exact',
      further: 0,
      places: [
        {
          text: 'give 1,500 users’ data',
          citation: { documentId: '0.txt', span: { start: 17, end: 39 }, line: 1 },
        },
        { text: 'give 1,500 users’ data', citation: { documentId: '1.txt' } },
      ],
    });
  });

  it('has a few places cited and the others counted', async () => {
    const found = await verdict('some words', 'some words. '.repeat(maxOccurrences + 4));
    expect(found).toMatchObject({ kind: 'exact', further: 4 });
    expect(found.kind === 'exact' && found.places).toHaveLength(maxOccurrences);
  });

  it('is not found in a document’s front matter', async () => {
    const body = { start: 16, end: 30 };
    expect(
      (await verdict('secret words', documentOf('a', '---secret words--other text…', { body }))).kind,
    ).toBe('absent');
  });

  it.each([
    ['quotation marks', 'it "sold" them'],
    ['dashes', 'Ren Zhengfei - it'],
    ['non-breaking spaces', 'them in 2010'],
    ['white space', '2010. Nobody'],
    ['case', 'THE FIRM'],
    ['invisible characters', 'the f\u00adirm'],
    ['closing mark', 'the firm,'],
  ])('is typographic where it differs in %s', async (difference, string) => {
    const found = await verdict(`> ${string}`, story.replace('The', 'the').replace('THE', 'the'));
    expect(found).toMatchObject({ kind: 'typographic' });
    expect(found.kind === 'typographic' && found.differences).toContain(difference);
  });

  it('is typographic where only the Unicode form differs', async () => {
    expect(await verdict('caf\u00e9 ﬁle', 'a cafe\u0301 file')).toMatchObject({
      kind: 'typographic',
      differences: ['Unicode form'],
      places: [{ text: 'cafe\u0301 file' }],
    });
    expect(await verdict('公司ABC１', '公司ＡＢＣ1')).toMatchObject({ differences: ['Unicode form'] });
    expect((await verdict('cafe latte', 'a cafe\u0301 latte')).kind).not.toBe('typographic');
  });

  it('is told from one that only begins or ends like it', async () => {
    for (const string of ['can know', 'Nobody can', '500 users', 'give 1', 'ell it', 'he firm']) {
      expect(['altered', 'absent']).toContain((await verdict(`> ${string}`, story)).kind);
    }
    expect((await verdict('compliance was found', 'non-compliance was found')).kind).toBe('altered');
    expect((await verdict('5 degrees it was', 'At -5 degrees it was')).kind).toBe('altered');
    expect((await verdict('10² metres', '102 metres')).kind).not.toBe('typographic');
  });
});

describe('a string with other words', () => {
  it.each([
    ['a dropped "not"', 'The firm did give 1,500 users’ data', { kind: 'dropped', was: 'not ' }],
    ['a changed number', 'did not give 1,600 users’ data', { kind: 'changed', was: '1,500 ', is: '1,600 ' }],
    ['a changed name', 'data to Ken Zhengfei', { kind: 'changed', was: 'Ren ', is: 'Ken ' }],
    ['an added word', 'The firm did surely not give 1,500', { kind: 'added', is: 'surely ' }],
    ['another first word', 'This firm did not give 1,500', { kind: 'changed', was: 'The ', is: 'This ' }],
  ])('is altered by %s, and compared word by word', async (_what, string, change) => {
    const found = await verdict(string, story, 'Something else entirely stands here.');
    expect(found).toMatchObject({ kind: 'altered', nearest: { citation: { documentId: '0.txt' } } });
    if (found.kind !== 'altered') return;
    expect(found.comparison.filter(({ kind }) => kind !== 'kept')).toEqual([change]);
    expect(found.similarity).toBeLessThan(1);
  });

  it.each([
    ['another mark', 'The firm did give 1,500.'],
    ['no mark', 'did not give 1,600 users’ data.'],
    ['a mark further on', 'The firm did surely not give 1,500 users’ data to Ren.'],
    ['a blank', 'it “sold” it in.'],
  ])('has the full stop at its end told apart where the document has %s there', async (_what, string) => {
    const bare = await verdict(`> ${string.slice(0, -1)}`, story);
    const found = await verdict(`> ${string}`, story);
    expect(found).toEqual({ ...bare, text: string, differences: ['closing mark'] });
    expect(bare).toMatchObject({ kind: 'altered', differences: [] });
  });

  it('ends in its full stop where the document has one right there', async () => {
    const found = await verdict('> it “sold” those in 2010.', story);
    expect(found).toMatchObject({
      kind: 'altered',
      differences: [],
      nearest: { text: 'it “sold” them\u00a0in 2010.' },
    });
    expect(found.kind === 'altered' && found.comparison.at(-1)).toEqual({ kind: 'kept', text: '.' });
  });

  it('is compared in Chinese and in Thai, too', async () => {
    expect(await verdict('这家公司没有把用户数据给华为', '报道说，这家公司把用户数据给华为。')).toMatchObject(
      { kind: 'altered' },
    );
    expect(await verdict('บริษัทไม่ได้ให้ข้อมูลผู้ใช้', 'บริษัทให้ข้อมูลผู้ใช้')).toMatchObject({ kind: 'altered' });
  });

  it('is absent where nothing is like it, even if frequent words are shared', async () => {
    expect((await verdict('The cat sat on the mat in the sun', story)).kind).toBe('absent');
    expect((await verdict('Ὀδυσσεύς ἦλθεν οἴκαδε', story)).kind).toBe('absent');
  });

  it('may be longer than every document', async () => {
    expect((await verdict(`>>> ${story} And more. `.repeat(100), story)).kind).toBe('absent');
    expect((await verdict(`>>> ${story} It goes on with a word or two.`, story)).kind).toBe('altered');
  });
});

const report =
  'Intro here. The company did not agree to sell the data of 2,300 users in 2010, and the board, which met in May, ' +
  'voted for a pause. It gave 38 % of the £100 fund to Lenovo. The walk takes −5 minutes. They walk home with ' +
  'neigh-\nbors and well-\nknown people[3] of the town³ at night. ' +
  'Filler words stand here in between. '.repeat(60) +
  'At the end the ministry gave private access to all partners.';

/** What of a comparison is not kept. */
function changesIn(found: CheckedString) {
  return 'comparison' in found ? found.comparison.filter(({ kind }) => kind !== 'kept') : [];
}

describe('a mark of omission', () => {
  it.each([
    '“… agree to sell the data …”',
    '“[...] agree to sell the data...”',
    '> ...agree to sell the data […]',
  ])('at an edge is no word of the quote: %s', async (text) => {
    expect(await verdict(text, report)).toMatchObject({
      kind: 'typographic',
      differences: ['ellipses'],
      places: [{ text: 'agree to sell the data' }],
    });
  });

  it.each(['…', '...', '[…]', '[...]', '(…)', '. . .'])('%s inside tells what was left out', async (mark) => {
    const found = await verdict(`“the board ${mark} voted for a pause”`, report);
    expect(found).toMatchObject({ kind: 'shortened', isFaithful: true });
    expect(changesIn(found)).toEqual([{ kind: 'omitted', was: ', which met in May,' }]);
    if (found.kind !== 'shortened') return;
    expect(found.parts.map(({ start, end }) => report.slice(start, end))).toEqual([
      'the board',
      'voted for a pause',
    ]);
    expect(found.similarity).toBeLessThan(1);
  });

  it('may stand for several words at several places', async () => {
    const found = await verdict('“The company … sell the data … in 2010, and the board … voted”', report);
    expect(found.kind).toBe('shortened');
    expect(changesIn(found)).toHaveLength(3);
  });

  it('does not hide a negation', async () => {
    const found = await verdict('“The company … agree to sell the data”', report);
    expect(found).toMatchObject({ kind: 'shortened', isFaithful: false });
    expect(changesIn(found)).toEqual([{ kind: 'omitted', was: 'did not' }]);
    expect(passes(found)).toBe(false);
  });

  it('leaves a changed word altered, and calls no word of it replaced', async () => {
    const found = await verdict('“the board […] voted for a break”', report);
    expect(found.kind).toBe('altered');
    expect(changesIn(found)).toEqual([
      { kind: 'omitted', was: ', which met in May, ' },
      { kind: 'changed', was: 'pause', is: 'break' },
    ]);
  });

  it('does not join what stands far apart, in another order, or in two documents', async () => {
    const far = '“did not agree to sell … gave private access to all partners”';
    expect(await verdict(far, report)).toMatchObject({ kind: 'altered', apart: { how: 'far' } });
    const turned = '“voted for a pause … agree to sell the data”';
    expect(await verdict(turned, report)).toMatchObject({ kind: 'altered', apart: { how: 'far' } });
    const two = '“did not agree to sell … the zebra eats grass”';
    expect(await verdict(two, report, 'In the morning the zebra eats grass.')).toMatchObject({
      kind: 'altered',
      apart: {
        how: 'documents',
        places: [{ text: 'did not agree to sell' }, { text: 'the zebra eats grass' }],
      },
    });
  });

  it('does not cut a sign from its number', async () => {
    expect((await verdict('“The walk … 5 minutes”', report)).kind).toBe('altered');
  });
});

describe('an editor’s bracket', () => {
  it.each([
    ['[T]he company did not agree', { kind: 'edited', was: 'The', is: '[T]he' }],
    ['[The firm] did not agree to sell', { kind: 'edited', was: 'The company', is: '[The firm]' }],
    ['did not agree [sic] to sell', { kind: 'edited', was: '', is: '[sic]' }],
    ['did not agree to [hand over] the data', { kind: 'edited', was: 'sell', is: '[hand over]' }],
    ['They walk[ed] home', { kind: 'edited', was: 'walk', is: 'walk[ed]' }],
  ])('is told with what stands there: %s', async (text, change) => {
    const found = await verdict(`“${text}”`, report);
    expect(found).toMatchObject({ kind: 'edited', isFaithful: true });
    expect(changesIn(found)).toEqual([change]);
    expect('similarity' in found && found.similarity).toBeLessThan(1);
  });

  it.each([
    ['a number', 'the data of [3,300] users'],
    ['a name', 'of the £100 fund to [Huawei]'],
    ['a negation away', 'The company [did] agree to sell'],
    ['a negation in', 'the board, which [never] met in May'],
    ['a currency', 'It gave 38 % of the [$]100 fund'],
  ])('that changes %s is altered', async (_what, text) => {
    expect((await verdict(`“${text}”`, report)).kind).toBe('altered');
  });

  it('that takes a name out or puts one in does not pass', async () => {
    for (const text of ['of the £100 fund to [the rival]', '[Smith] gave 38 % of the £100 fund']) {
      const found = await verdict(`“${text}”`, report);
      expect(found).toMatchObject({ kind: 'edited', isFaithful: false });
      expect(passes(found)).toBe(false);
    }
  });
});

describe('a quotation broken by “she said”', () => {
  it('is compared as one', async () => {
    expect(await verdict('“The company,” she said, “did not agree to sell the data”', report)).toMatchObject({
      kind: 'typographic',
      places: [{ text: 'The company did not agree to sell the data' }],
    });
  });

  it('is altered where other words stand between its halves, which are shown', async () => {
    const found = await verdict('“The company,” she said, “agree to sell the data”', report);
    expect(found.kind).toBe('altered');
    expect(changesIn(found)).toEqual([{ kind: 'dropped', was: ' did not ' }]);
  });

  it('is two where its halves stand in no one sentence', async () => {
    const { strings } = await check('“private access,” she said, “the board, which met in May”', report);
    expect(strings.map(({ kind, text }) => [kind, text])).toEqual([
      ['typographic', 'private access,'],
      ['exact', 'the board, which met in May'],
    ]);
  });
});

describe('a sign in a quote', () => {
  it.each([
    ['emphasis', 'sell the *data* of _2,300_ users'],
    ['emphasis', 'sell the ***data*** of **_2,300_** users'],
    ['emphasis', 'sell **the data\nof** ~~2,300~~ `users`'],
    ['links', 'sell the [data of 2,300 users](https://example.org/a_b_c/(2010)?q=1... "Data")'],
    ['links', '[sell](/sell) the [data](#data) of'],
    ['footnote marks', 'agree [1] to sell the data'],
    ['footnote marks', 'agree to sell the data³ of'],
    ['footnote marks', 'people of the town at night'],
    ['broken words', 'home with neighbors'],
    ['broken words', 'agree to sell the data of 2,300 us-\ners in'],
    ['broken words', 'They walk home with neigh-\nbors and well-known people'],
  ])('is typography where it is no word: %s', async (difference, text) => {
    const found = await verdict(`“${text}”`, report);
    if (text.includes('neigh-')) return expect(found.kind).toBe('typographic');
    expect(found).toMatchObject({ kind: 'typographic', differences: [difference] });
  });

  it.each([
    ['a currency', 'It gave 38 % of the $100 fund'],
    ['a sign', 'The walk takes 5 minutes'],
    ['a percent sign', 'It gave 38 of the £100 fund'],
    ['a power', 'It gave 38² of the £100 fund'],
  ])('is a changed word where it is %s', async (_what, text) => {
    const found = await verdict(`“${text}”`, report);
    expect(found.kind).toBe('altered');
    expect('similarity' in found && found.similarity).toBeLessThan(1);
  });

  it('is altered, and less than the same, where only marks differ', async () => {
    const found = await verdict('“the board which met, in May, voted for a pause”', report);
    expect(found.kind).toBe('altered');
    expect('similarity' in found && found.similarity).toBeLessThan(1);
  });
});

describe('markup in a document', () => {
  const markdown = documentOf(
    'a.md',
    'The company did **not** agree to sell the [data of 2,300 users](https://example.org/news/2010/the-data "Data") to _Huawei_ in May.\n\nIt gave `38 %` of the ***£100 fund*** away, 2 * 3 * 4 times.',
  );

  it.each([
    ['company did not agree to sell', ['emphasis']],
    ['did **not** agree to sell the data', ['emphasis', 'links']],
    ['the data of 2,300 users to Huawei', ['links', 'emphasis']],
    ['data of 2,300 users to Huawei', ['links', 'emphasis']],
    ['sell the [data of 2,300 users](https://example.org/elsewhere) to', ['links']],
    ['It gave 38 % of the £100 fund away, 2 * 3 * 4 times', ['emphasis']],
  ])('is no word of it: %s', async (text, differences) => {
    const found = await verdict(`“${text}”`, markdown);
    expect(found.kind).toBe('typographic');
    expect([...('differences' in found ? found.differences : [])].sort()).toEqual([...differences].sort());
    if (found.kind !== 'typographic') return;
    const [place] = found.places;
    const { start = 0, end = 0 } = place?.citation.span ?? {};
    expect(place?.text).toBe(markdown.text.slice(start, end));
  });

  it.each([
    ['a negation', 'company did agree to sell the data'],
    ['a number', 'the data of 3,300 users to Huawei'],
    ['a name', 'the data of 2,300 users to Samsung'],
    ['a word of an address', 'the data of 2,300 users to example'],
    ['a currency', 'It gave 38 % of the $100 fund away'],
    ['a sign that is no mark of it', 'It gave 38 % of the £100 fund away, 2 3 4 times'],
  ])('hides no change of %s', async (_what, text) => {
    const found = await verdict(`“${text}”`, markdown);
    expect(found.kind).toBe('altered');
    expect('similarity' in found && found.similarity).toBeLessThan(1);
  });

  it('is exact where it is quoted, and left out with the words that it is around', async () => {
    const exact =
      'not** agree to sell the [data of 2,300 users](https://example.org/news/2010/the-data "Data")';
    expect((await verdict(`“${exact}”`, markdown)).kind).toBe('exact');
    const shortened = await verdict('“agree to sell … to Huawei in May”', markdown);
    expect(shortened).toMatchObject({ kind: 'shortened', isFaithful: true });
    expect(changesIn(shortened)).toEqual([
      { kind: 'omitted', was: 'the [data of 2,300 users](https://example.org/news/2010/the-data "Data")' },
    ]);
  });

  it('is none in code, nor over an empty line', async () => {
    const text = 'Call it so:\n\n    the *pointer* of it moves on\n\nAnd *then\n\nanother* day begins here.';
    const start = text.indexOf('    the');
    const end = text.indexOf('And');
    const code = documentOf('c.md', text, {
      blocks: [
        { kind: 'paragraph', start: 0, end: start },
        { kind: 'code', start, end },
        { kind: 'paragraph', start: end, end: text.length },
      ],
    });
    expect((await verdict('“the pointer of it moves on”', code)).kind).toBe('altered');
    expect((await verdict('“the *pointer* of it moves on”', code)).kind).toBe('exact');
    expect((await verdict('“then another day begins here”', code)).kind).toBe('altered');
  });
});

describe('a figure', () => {
  const inLanguage = (language: string, text: string) => ({ ...documentOf('a', text), language });

  it.each([
    ['en', 'It sold 2,300 of them.', 'sold 2300 of'],
    ['en', 'It sold 2300 of them.', 'sold 2,300 of'],
    ['en', 'It sold 1,234,567.50 of them.', 'sold 1234567.50 of'],
    ['en', 'It gave 38 % away.', 'gave 38 percent away'],
    ['en', 'It gave 38 percent away.', 'gave 38% away'],
    ['en', 'It gave 38 per cent away.', 'gave 38 percent away'],
    ['fr', 'Il a vendu 2\u202f300 tables.', 'a vendu 2300 tables'],
    ['de', 'Sie gab 2.300 davon ab.', 'gab 2300 davon'],
    ['de', 'Sie gab 38 Prozent ab.', 'gab 38 % ab'],
    ['de', 'Sie gab 3,5 davon ab.', 'gab 3.5 davon'],
    ['en', 'It frees 40 t of CO₂ a day.', 'frees 40 t of CO2 a day'],
    ['en', 'It frees 40 t of CO2 a day.', 'frees 40 t of CO₂ a day'],
    ['en', 'They drink H₂O a day.', 'They drink H2O a day'],
    ['en', 'It has 38 m² of floor.', 'has 38 m2 of floor'],
    ['en', 'It sold 10⁶ of them.', 'It sold 10^6 of them'],
  ])('written otherwise is the same figure: %s, %s', async (language, text, quoted) => {
    expect(await verdict(`> ${quoted}`, inLanguage(language, text))).toMatchObject({
      kind: 'same-figure',
      similarity: 1,
      differences: ['figures'],
    });
  });

  it.each([
    ['en', 'It sold 2.300 of them.', 'It sold 2300 of'],
    ['en', 'It sold 2,300 of them.', 'It sold 2,301 of'],
    ['en', 'It sold 2,300 of them.', 'It sold 23,00 of'],
    ['de', 'Sie gab 2,300 davon ab.', 'Sie gab 2300 davon'],
    ['und', 'It sold 2,300 of them.', 'It sold 2300 of'],
    ['en', 'It gave 38 % away.', 'It gave 38 percentage away'],
    ['en', 'It sold 10⁶ of them.', 'It sold 106 of them'],
    ['en', 'It sold 102 of them.', 'It sold 10² of them'],
    ['en', 'In table 2 300 rows are read.', 'In table 2300 rows are'],
  ])('that may be another one is a changed word: %s, %s', async (language, text, quoted) => {
    expect((await verdict(`> ${quoted}`, inLanguage(language, text))).kind).toBe('altered');
  });
});

describe('a text', () => {
  it('has at most some of its strings checked, and the others named', async () => {
    const names = Array.from({ length: maxStrings + 3 }, (_, i) => `string ${i}`);
    const found = await check(names.map((name) => `“${name}”`).join(' '), story);
    expect(found.strings.map(({ text }) => text)).toEqual(names.slice(0, maxStrings));
    expect(found.leftOut).toEqual(names.slice(maxStrings));
  });

  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['“”', 'no-words'],
    ['—', 'no-words'],
    ['😀👍🏽', 'no-words'],
    ['?!… "..."', 'no-words'],
    ['a'.repeat(maxTextLength + 1), 'too-long'],
  ])('with nothing to check says why', async (text, unsearchable) => {
    expect(await check(text, story)).toMatchObject({ strings: [], unsearchable });
  });

  it('of one letter is no quote found', async () => {
    expect((await verdict('a', 'a a a')).kind).toBe('too-short');
    expect((await check('words')).unsearchable).toBe('nothing-indexed');
  });
});

describe('the work of a check', () => {
  const sentences = ['The firm gave data of', 'Nobody sold the pier to', 'In May the board met for'];
  const about = (i: number) =>
    Array.from(
      { length: 40 },
      (_, j) => `${sentences[(i + j) % 3]} person ${i}x${j} in room ${(i * 7 + j) % 90}.`,
    );
  const manyDocuments = Array.from({ length: 300 }, (_, i) =>
    documentOf(`${String(i).padStart(3, '0')}.txt`, about(i).join(' ')),
  );

  /** How often each document is read for a check of quotations that were altered, of the first few documents. */
  async function readsOf(documents: readonly Document[], quotations: number): Promise<Map<string, number>> {
    const reads = new Map<string, number>();
    const texts = textsOf(documents);
    const strings = Array.from({ length: quotations }, (_, i) =>
      about(i)
        .slice(3, 3 + (i % 4) * 6 + 1)
        .join(' ')
        .replace(' in room ', i % 2 === 0 ? ' in hall ' : ' … '),
    );
    const found = await checkQuotes(
      strings.map((string) => `“${string}”`).join('\n\n'),
      {
        ids: texts.ids,
        document: (id) => {
          reads.set(id, (reads.get(id) ?? 0) + 1);
          return texts.document(id);
        },
      },
      index,
    );
    expect(found.strings).toHaveLength(quotations);
    expect(found.strings.every(({ kind }) => kind === 'altered' || kind === 'shortened')).toBe(true);
    return reads;
  }

  const charactersOf = (documents: readonly Document[], reads: ReadonlyMap<string, number>) =>
    documents.reduce((sum, { id, text }) => sum + (reads.get(id) ?? 0) * text.length, 0);

  it('passes over every character once for all quotations together, and again only near them', async () => {
    const once = manyDocuments.reduce((sum, { text }) => sum + text.length, 0);
    const longest = Math.max(...manyDocuments.map(({ text }) => text.length));
    for (const quotations of [1, 4, maxStrings]) {
      const reads = await readsOf(manyDocuments, quotations);
      expect([...reads.keys()].sort()).toEqual(manyDocuments.map(({ id }) => id));
      // Of each string the nearest stretch and two more, and three for each of two of its parts.
      expect(charactersOf(manyDocuments, reads) - once).toBeLessThanOrEqual(quotations * 9 * longest);
    }
  });

  it('passes over as much more as there are more documents', async () => {
    const third = manyDocuments.slice(0, 100);
    const [few, many] = [await readsOf(third, maxStrings), await readsOf(manyDocuments, maxStrings)];
    const again = (reads: ReadonlyMap<string, number>) =>
      [...reads.values()].reduce((sum, count) => sum + count - 1, 0);
    expect(again(many)).toBeLessThanOrEqual(maxStrings * 9);
    expect(Math.abs(again(many) - again(few))).toBeLessThanOrEqual(maxStrings * 9);
  });
});

describe('a long quotation', () => {
  const words = Array.from({ length: 3_000 }, (_, i) => `word${i} ${['of', 'the', 'and', 'in'][i % 4]}`);
  const text = `${words.join(' ').replaceAll('word7 ', 'word7 … ').replace(' word500 ', ' ... word500 ')}.`;
  const part = (from: number, to: number) =>
    text.slice(text.indexOf(`word${from} `), text.indexOf(`word${to} `));

  it.each([
    [10, 40],
    [10, 200],
    [400, 600],
    [10, 1_000],
    [300, 2_900],
  ])(
    'of words %i to %i is altered where a word is another, whatever was marked as left out',
    async (from, to) => {
      const middle = Math.floor((from + to) / 2);
      const whole = part(from, to);
      expect((await verdict(whole, text)).kind).toBe('exact');
      const changed = whole.replace(`word${middle} `, 'giraffe ');
      const marked = changed.replace(new RegExp(` word${middle + 5} .* word${middle + 9} `, 'u'), ' … ');
      for (const string of [changed, marked]) {
        const found = await verdict(string, text);
        expect(found.kind, string.slice(0, 200)).toBe('altered');
        expect(changesIn(found).some((change) => 'is' in change && change.is.includes('giraffe'))).toBe(true);
      }
      const shortened = whole.replace(new RegExp(` word${middle + 5} .* word${middle + 9} `, 'u'), ' … ');
      expect((await verdict(shortened, text)).kind).toBe('shortened');
    },
  );
});

describe('a text or a document of marks alone', () => {
  const marks = [
    '-',
    '"',
    '“',
    ' ',
    '\u0301',
    '[',
    '(',
    '…',
    '.',
    ',',
    '*',
    '1,',
    'a',
    '\u00ad',
    '中',
    '>',
    "'",
  ];

  it.each(marks)('of %j takes time that grows with its length only', async (mark) => {
    const many = mark.repeat(200_000 / mark.length);
    const began = process.cpuUsage();
    await check('“- and the end of them”', `Begin here. ${many} and the end of it.`);
    await check(`“and … ${mark.repeat(30_000 / mark.length)} of it”`, 'Begin here. And the end of it.');
    const { user } = process.cpuUsage(began);
    // 55 s before the time was linear; seconds on a busy machine.
    expect(user / 1_000).toBeLessThan(5_000);
  });
});

const words = [
  'firm',
  'gave',
  'data',
  'not',
  '2010',
  '1,500',
  'Ren',
  'the',
  'to',
  'users’',
  'naïve',
  'x',
  'Zürich',
];
const anyStory = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(' ', ' ', ' ', ', ', '. ', '\n', ' – ')), {
    minLength: 8,
    maxLength: 60,
  })
  .map((parts) => parts.flat().join(''));
/** A story, and a stretch of its words: [first, end). */
const anyStretch = fc
  .tuple(anyStory, fc.nat(), fc.integer({ min: 4, max: 12 }))
  .map(([text, from, length]) => {
    const found = [...text.matchAll(/[\p{L}\p{N},]*[\p{L}\p{N}’]/gu)];
    const first = from % (found.length - 4);
    const part = found
      .slice(first, first + length)
      .map(({ index, 0: word }) => ({ start: index, end: index + word.length, word }));
    return { text, part, slice: text.slice(part[0]?.start, part.at(-1)?.end) };
  });

describe('of any document', () => {
  it('every slice of whole words is exact, and every place is that slice', async () => {
    await fc.assert(
      fc.asyncProperty(longText, fc.nat(), fc.nat(), async (text, from, length) => {
        // Borders at white space, but for what joins the parts of a number: no script has words across it.
        const borders = [
          0,
          ...[...text.matchAll(/[^\S\u00a0\u2009\u202f]/gu)].map(({ index }) => index),
          text.length,
        ];
        const first = from % borders.length;
        const slice = text
          .slice(borders[first], borders[Math.min(borders.length - 1, first + 1 + (length % 20))])
          .trim();
        fc.pre(!/\p{Quotation_Mark}/u.test(slice) && !/^[^\S\r\n]*>/mu.test(slice));
        fc.pre((slice.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2);
        const found = await verdict(slice, text);
        expect(found.kind).toBe('exact');
        if (found.kind === 'exact') for (const { text: place } of found.places) expect(place).toBe(slice);
      }),
    );
  });

  it('a slice with a word changed, dropped or added is never found', async () => {
    const change = fc.constantFrom('changed', 'dropped', 'added');
    await fc.assert(
      fc.asyncProperty(anyStretch, fc.nat(), change, async ({ text, part, slice }, at, how) => {
        const { start = 0, end = 0, word = '' } = part[1 + (at % (part.length - 2))] ?? {};
        const offset = part[0]?.start ?? 0;
        const put = how === 'changed' ? 'other' : how === 'added' ? `${word} never` : '';
        const altered = slice.slice(0, start - offset) + put + slice.slice(end - offset);
        // Where words repeat, what is left may stand there, other signs or not.
        const wordsOf = (some: string) => ` ${(some.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')} `;
        fc.pre(!wordsOf(text).includes(wordsOf(altered)));
        const found = await verdict(`> ${altered.replace(/\n/gu, ' ')}`, text);
        expect(['altered', 'absent']).toContain(found.kind);
        if (found.kind !== 'altered') return;
        const { nearest, comparison } = found;
        expect(text.slice(nearest.citation.span.start, nearest.citation.span.end)).toBe(nearest.text);
        // The comparison is of this passage and this string, whole.
        const was = comparison.map((step) => ('was' in step ? step.was : 'text' in step ? step.text : ''));
        expect(was.join('').trim()).toBe(nearest.text.trim());
      }),
    );
  });

  it('a slice with a full stop that does not stand there is typographic, never exact', async () => {
    await fc.assert(
      fc.asyncProperty(anyStretch, async ({ text, slice }) => {
        fc.pre(!text.includes(`${slice}.`));
        const found = await verdict(`${slice}.`, text);
        expect(found.kind).toBe('typographic');
        if (found.kind !== 'typographic') return;
        expect(found.differences).toContain('closing mark');
        expect(text).toContain(found.places[0]?.text);
      }),
    );
  });

  it('a slice in other typography is typographic, never exact, and the true text is cited', async () => {
    const folds: ((text: string) => string)[] = [
      (text) => text.toUpperCase(),
      (text) => text.replace(/ /gu, '\u00a0'),
      (text) => text.replace(/’/gu, "'"),
      (text) => text.replace(/–/gu, '—'),
      (text) => text.normalize('NFD'),
      (text) => text.replace(/\s/gu, ' \t '),
    ];
    await fc.assert(
      fc.asyncProperty(anyStretch, fc.constantFrom(...folds), async ({ text, slice }, fold) => {
        const string = fold(slice);
        fc.pre(string !== slice && !text.includes(string) && !string.includes("'"));
        const found = await verdict(string, text);
        expect(found.kind).toBe('typographic');
        if (found.kind === 'typographic') {
          expect(found.differences.length).toBeGreaterThan(0);
          expect(text).toContain(found.places[0]?.text);
        }
      }),
    );
  });

  it('a slice whose words the document sets in bold or links is typographic, and altered with another word', async () => {
    const marks = ['*', '**', '_', '~~', '`', '***'].map((mark) => [mark, mark] as const);
    const around = fc.constantFrom<readonly [string, string]>(...marks, ['[', '](https://example.org/a-b)']);
    const shownAs = fc.array(fc.tuple(fc.nat(), around), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(anyStretch, shownAs, fc.nat(), async ({ text, part, slice }, shown, other) => {
        const { start = 0 } = part[0] ?? {};
        const inside = new Map(shown.map(([at, pair]) => [at % part.length, pair]));
        let written = text.slice(0, start);
        let from = start;
        for (const [i, word] of part.entries()) {
          const [before, behind] = inside.get(i) ?? ['', ''];
          written += `${text.slice(from, word.start)}${before}${word.word}${behind}`;
          from = word.end;
        }
        written += text.slice(from);
        fc.pre(!/[\p{L}\p{N}]$/u.test(text.slice(0, start)));
        const found = await verdict(`«${slice}»`, written);
        expect(found.kind === 'exact' || found.kind === 'typographic', `${slice} in ${written}`).toBe(true);
        const changed = part[other % part.length];
        const at = (changed?.start ?? 0) - start;
        const altered = `${slice.slice(0, at)}giraffes${slice.slice(at + (changed?.word.length ?? 0))}`;
        expect(passes(await verdict(`«${altered}»`, written))).toBe(false);
      }),
    );
  });
});

describe('something that has no text', () => {
  const text = 'The members voted in May to\n\nclose the pool on Sundays.';
  const behind = text.indexOf('close');
  const marked = {
    ...documentOf('a', text),
    blocks: [
      { kind: 'paragraph' as const, start: 0, end: behind - 2 },
      { kind: 'mark' as const, start: behind, end: behind },
      { kind: 'paragraph' as const, start: behind, end: text.length },
    ],
  };

  it.each(['voted in May to close the pool', text])(
    'is crossed by nothing that passes: %j',
    async (quoted) => {
      const one = await verdict(`> ${quoted.replaceAll('\n\n', '\n> \n> ')}`, marked);
      expect(one.kind).toBe('altered');
      if (one.kind === 'altered') expect(one.similarity).toBeLessThan(1);
    },
  );

  it('hides nothing of what stands on its sides', async () => {
    expect((await verdict('> The members voted in May to', marked)).kind).toBe('exact');
    expect((await verdict('> close the pool on Sundays.', marked)).kind).toBe('exact');
  });
});
