import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/answering/answer-question.js';
import type { AnswerOptions } from '../../../src/core/answering/answer-selection.js';
import { buildIndex } from '../../../src/core/indexing/build-index.js';
import type { Answer } from '../../../src/core/types/answer.js';
import { bodyOf, type Document } from '../../../src/core/types/document.js';
import { everything, inScope, type Scope } from '../../../src/core/types/scope.js';
import { EmbeddedEngine } from '../../../src/engines/embedded/embedded-engine.js';
import { anyCorpus, anyText, documentOf } from '../../support/texts.js';

const options: AnswerOptions = {
  scope: everything,
  limit: 3,
  minConfidence: 0.5,
  maxQuestionLength: 2000,
  nearest: 2,
};

async function ask(
  question: string,
  documents: readonly Document[],
  over: Partial<AnswerOptions> = {},
): Promise<Answer> {
  const index = await buildIndex(documents, new EmbeddedEngine());
  return answerQuestion(question, index, { ...options, ...over });
}

/** A question of the corpus' words and of anything else. */
const anyQuestion = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'which word had access to Huawei data',
      'more other words',
      '漢字 かな',
      'שלום U.S. 2010',
    ),
  },
  { weight: 2, arbitrary: anyText },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

describe('every answer', () => {
  it('is made of slices that do not overlap, within the bodies, at most as many as asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyCorpus,
        anyQuestion,
        fc.integer({ min: 1, max: 20 }),
        async (corpus, question, limit) => {
          const answer = await ask(question, corpus, { limit });
          expect(answer.question).toBe(question);
          expect(answer.confidence).toBeGreaterThanOrEqual(0);
          expect(answer.confidence).toBeLessThanOrEqual(1);
          // What is shown is chosen from the candidates, in their order; the best is always among it.
          expect(answer.quotes).toEqual(answer.candidates.filter((one) => answer.quotes.includes(one)));
          expect(answer.quotes[0]).toBe(answer.kind === 'found' ? answer.candidates[0] : undefined);
          expect(answer.kind === 'found').toBe(
            answer.candidates.length > 0 && answer.confidence >= options.minConfidence,
          );
          expect(answer.candidates.length).toBeLessThanOrEqual(limit);
          expect(answer.nearest.length).toBeLessThanOrEqual(answer.kind === 'found' ? 0 : 2);
          expect(new Set(answer.documents).size).toBe(answer.documents.length);
          const lists = [answer.candidates, answer.nearest];
          for (const [quotes, i, { text, citation, highlights, score }] of lists.flatMap((quotes) =>
            quotes.map((quote, i) => [quotes, i, quote] as const),
          )) {
            const document = corpus.find(({ id }) => id === citation.documentId);
            if (document === undefined) throw new Error(`no document ${citation.documentId}`);
            const { start, end } = citation.span;
            expect(text).toBe(document.text.slice(start, end));
            expect(text).toBe(text.trim());
            expect(text.length).toBeGreaterThan(0);
            expect(text.length).toBeLessThanOrEqual(400);
            expect(start).toBeGreaterThanOrEqual(bodyOf(document).start);
            expect(end).toBeLessThanOrEqual(bodyOf(document).end);
            expect(Number.isFinite(score)).toBe(true);
            for (const other of quotes.slice(i + 1)) {
              if (other.citation.documentId !== document.id) continue;
              expect(other.citation.span.end <= start || other.citation.span.start >= end).toBe(true);
            }
            let at = 0;
            for (const mark of highlights) {
              expect(mark.start).toBeGreaterThanOrEqual(at);
              expect(mark.end).toBeGreaterThan(mark.start);
              at = mark.end;
            }
            expect(at).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is the same when asked twice, whatever the order of the documents', async () => {
    const shuffled = anyCorpus.chain((corpus) =>
      fc.tuple(fc.constant(corpus), fc.shuffledSubarray(corpus, { minLength: corpus.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, anyQuestion, async ([corpus, reordered], question) => {
        const index = await buildIndex(corpus, new EmbeddedEngine());
        const first = await answerQuestion(question, index, options);
        expect(await answerQuestion(question, index, options)).toEqual(first);
        expect(await ask(question, reordered)).toEqual(first);
      }),
      { numRuns: 80 },
    );
  });

  it('neither quotes, nor lists, nor counts what is outside its scope', async () => {
    await fc.assert(
      fc.asyncProperty(anyCorpus, anyQuestion, fc.nat(), async (corpus, question, n) => {
        const visible = corpus.slice(0, n % (corpus.length + 1));
        const scope: Scope = { kind: 'documents', ids: new Set(visible.map(({ id }) => id)) };
        const answer = await ask(question, corpus, { scope, limit: 20 });
        for (const { citation } of [...answer.candidates, ...answer.nearest])
          expect(inScope(scope, citation.documentId)).toBe(true);
        for (const id of answer.documents) expect(inScope(scope, id)).toBe(true);
        // What is told of the search is as if the others did not exist. (Words may be read by their languages' rules.)
        const alone = await buildIndex(visible, new EmbeddedEngine());
        expect(answer.evidence.documentsSearched).toBe(visible.length);
        expect(answer.evidence.passagesSearched).toBe(alone.passages);
      }),
      { numRuns: 100 },
    );
  });

  it('says that a word is missing exactly when no document in scope has it', async () => {
    const documents = [
      documentOf('a.txt', 'The zebra eats grass.'),
      documentOf('b.txt', 'The lion sleeps under a tree.'),
    ];
    const scope: Scope = { kind: 'documents', ids: new Set(['a.txt']) };
    expect((await ask('zebra lion quagga', documents)).evidence.missing).toEqual(['quagga']);
    expect((await ask('zebra lion quagga', documents, { scope })).evidence.missing).toEqual([
      'lion',
      'quagga',
    ]);
  });
});

it('does not call a word missing that stands there, too frequent to be searched for, or in a title', async () => {
  const text = 'It is the lion that was here, and it is what it is. Who is it that the lion was with?';
  const documents = [documentOf('a.txt', text, { title: 'Savanna' }), documentOf('b.txt', 'Nothing.')];
  expect((await ask('who is it', documents)).evidence.missing).toEqual([]);
  expect((await ask('savanna quagga', documents)).evidence.missing).toEqual(['quagga']);
  const scope: Scope = { kind: 'documents', ids: new Set(['b.txt']) };
  expect((await ask('savanna', documents, { scope })).evidence.missing).toEqual(['savanna']);
});

describe('highlights', () => {
  it('mark whole words: the question’s, in every form, and no stop word', async () => {
    const text =
      'The companies’ access was limited; no company accessed “Access-Data” in the accessible store.';
    const { candidates } = await ask('which companies had the access', [documentOf('a.txt', text)]);
    const [quote] = candidates;
    expect(quote?.highlights.map(({ start, end }) => quote.text.slice(start, end))).toEqual(
      expect.arrayContaining(['companies', 'access', 'company', 'accessed', 'Access-Data']),
    );
    for (const { start, end } of quote?.highlights ?? []) {
      expect(quote?.text.slice(start - 1, start)).not.toMatch(/\p{L}/u);
      expect(quote?.text.slice(end, end + 1)).not.toMatch(/\p{L}/u);
      expect(quote?.text.slice(start, end)).toMatch(/^(?:compan|access)/i);
    }
  });

  it('join pairs of characters that overlap, in scripts without blanks', async () => {
    const { candidates } = await ask('华为公司', [documentOf('a.txt', '昨天华为公司说了话。')]);
    const [quote] = candidates;
    expect(quote?.highlights.map(({ start, end }) => quote.text.slice(start, end))).toEqual(['华为公司']);
  });
});

describe('a question', () => {
  const corpus = [
    documentOf(
      'en.txt',
      'Huawei had access to data of Facebook users in 2010. It used that access for an app.',
    ),
    documentOf(
      'de.txt',
      'Die Firma hatte im Jahr 2010 Zugriff auf die Daten der Nutzer, sagte ein Sprecher.',
    ),
  ];

  it.each([
    ['empty', '', 'empty'],
    ['of blanks', ' \t\n\u00a0 ', 'empty'],
    ['of 5,000 characters', 'a word '.repeat(715).slice(0, 5_000), 'too-long'],
    ['of 5,000 characters without a blank', 'x'.repeat(5_000), 'too-long'],
    ['of too many emoji, cut inside one', `a${'😀'.repeat(2_500)}`, 'too-long'],
    ['of emoji alone', '😀👩‍👩‍👧‍👦🇨🇭👍🏽', 'no-words'],
    ['of control characters', '\u0000\u0001\u0007\u001b[\u007f\u0085', 'no-words'],
    ['of marks alone', '?!… — “” () *_~|<>&@#', 'no-words'],
    ['of zero-width characters', '\u200b\u200c\ufeff\u2060', 'no-words'],
    ['of lone surrogates', '\ud83d \ude00', 'no-words'],
    ['of combining marks alone', '\u0301\u0308', 'no-words'],
  ] as const)('%s finds nothing and says why', async (_what, question, unsearchable) => {
    const answer = await ask(question, corpus);
    expect(answer).toMatchObject({
      kind: 'not-found',
      question,
      confidence: 0,
      quotes: [],
      candidates: [],
      documents: [],
      evidence: { unsearchable, documentsSearched: 2, passagesSearched: 2 },
    });
  });

  it.each(['a', 'x', '1', '漢', 'ا', '?'])('of one character, %s, has an answer', async (question) => {
    const { kind, evidence } = await ask(question, corpus);
    expect(kind).toBe('not-found');
    expect(evidence.unsearchable).toBe(question === '?' ? 'no-words' : undefined);
  });

  it.each([
    ['binary data', '\u0000PNG\r\n\u001a\nIHDR\u0000\u0000'],
    ['a word with a broken character', 'Hua\ufffdwei'],
    ['markup', '<script>alert("Huawei")</script>'],
    ['a path', '../../etc/passwd'],
    ['a regular expression', '(a+)+$ [[:alpha:]]*'],
    ['names of objects', '__proto__ constructor toString hasOwnProperty'],
    ['one endless word', 'x'.repeat(1_999)],
  ])('of %s has an answer', async (_what, question) => {
    const answer = await ask(question, corpus);
    expect(answer.evidence.unsearchable).toBeUndefined();
    expect(answer.evidence.words.length).toBeGreaterThan(0);
  });

  it.each([
    ['Latin', 'Which company had access?', 'The company had access to data.'],
    ['Greek', 'Ποια εταιρεία είχε πρόσβαση;', 'Η εταιρεία είχε πρόσβαση στα δεδομένα.'],
    ['Cyrillic', 'Какая компания имела доступ?', 'Компания имела доступ к данным.'],
    ['Arabic', 'أي شركة كان لديها حق الوصول؟', 'كان لدى الشركة حق الوصول إلى البيانات.'],
    ['Hebrew', 'לאיזו חברה הייתה גישה?', 'לחברה הייתה גישה לנתונים.'],
    ['Devanagari', 'किस कंपनी के पास पहुँच थी?', 'कंपनी के पास डेटा तक पहुँच थी।'],
    ['Thai', 'บริษัทใดเข้าถึงข้อมูล', 'บริษัทหนึ่งเข้าถึงข้อมูลของผู้ใช้'],
    ['Han', '哪家公司有访问权限？', '这家公司有访问权限。'],
    ['Kana and Han', 'どの会社がアクセスできましたか？', 'その会社はデータにアクセスできました。'],
    ['Hangul', '어느 회사가 접근할 수 있었습니까?', '그 회사가 데이터에 접근할 수 있었습니다.'],
    ['Georgian', 'რომელ კომპანიას ჰქონდა წვდომა?', 'კომპანიას ჰქონდა წვდომა მონაცემებზე.'],
    ['Armenian', 'Ո՞ր ընկերությունն ուներ մուտք', 'Այդ ընկերությունն ուներ մուտք տվյալներին։'],
    ['Tamil', 'எந்த நிறுவனம் அணுகல் பெற்றது?', 'அந்த நிறுவனம் அணுகல் பெற்றது.'],
  ])(
    'in %s finds the text in its script, and nothing in texts of others',
    async (_script, question, text) => {
      const found = await ask(question, [
        documentOf('own.txt', text),
        documentOf('z.txt', 'Zebras eat grass.'),
      ]);
      expect(found.evidence.unsearchable).toBeUndefined();
      expect(found.candidates.map((quote) => quote.text)).toEqual([text]);
      expect(found.candidates[0]?.highlights.length).toBeGreaterThan(0);
      const other = await ask(question, [documentOf('z.txt', 'Zebras eat grass.')]);
      expect(other).toMatchObject({ kind: 'not-found', confidence: 0, candidates: [] });
      expect(other.evidence.missing).toEqual(other.evidence.words);
    },
  );

  it('to an empty corpus, or one of empty documents, or an empty scope, says that nothing is indexed', async () => {
    const nowhere: Scope = { kind: 'documents', ids: new Set() };
    for (const answer of [
      await ask('which companies', []),
      await ask('which companies', [documentOf('a.txt', '')]),
      await ask('which companies', corpus, { scope: nowhere }),
      await ask('', []),
    ]) {
      expect(answer).toMatchObject({
        kind: 'not-found',
        confidence: 0,
        candidates: [],
        evidence: { unsearchable: 'nothing-indexed', passagesSearched: 0 },
      });
    }
  });

  it('is quoted from at every confidence where the threshold is 0, and hardly any where it is 1', async () => {
    const question = 'What did Huawei use the router for?';
    const lenient = await ask(question, corpus, { minConfidence: 0 });
    expect(lenient.kind).toBe('found');
    const strict = await ask(question, corpus, { minConfidence: 1, nearest: 0 });
    expect(strict).toEqual({ ...lenient, kind: 'not-found', quotes: [] });
  });
});
