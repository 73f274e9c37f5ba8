import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareCoverage } from '../../../src/core/answering/compare-coverage.js';
import { coverTopic } from '../../../src/core/answering/cover-topic.js';
import type { Document } from '../../../src/core/types/document.js';
import { everything, type Scope } from '../../../src/core/types/scope.js';
import { documentOf } from '../../support/texts.js';
import { answer, answerOptions, build, type Corpus } from '../ranking/corpus.js';

/** Words that are near, built on one another, of several languages, frequent and rare. */
const words = [
  ...[
    'the',
    'company',
    'companies',
    'shared',
    'user',
    'data',
    'with',
    'letter',
    'letters',
    'latter',
    'signed',
  ],
  ...['power', 'powerhouse', 'house', 'in', '2010', 'Huawei', 'Huawey', 'access', 'had', 'not', 'und', 'die'],
  ...[
    'Versorgung',
    'Stromversorgung',
    'Strom',
    'Firma',
    'hat',
    'les',
    'données',
    'société',
    'zebra',
    'zebar',
  ],
];

const anySentence = fc
  .array(fc.constantFrom(...words), { minLength: 3, maxLength: 12 })
  .map((chosen) => `${chosen.join(' ')}. `);
/** A text that tells its language: what tells none is read by the rules of the corpus as a whole, its one look at others. */
const telling = fc.constantFrom(
  'It was at the end of the day that all of them had been there with us, and so it was.',
  'Es war am Ende des Tages, dass sie alle mit uns da gewesen sind, und so war es auch.',
  'Ce qui est à la fin, c’est que nous ne sommes pas avec eux dans la maison, et que tout est là.',
);
const anyText = fc
  .tuple(telling, fc.array(anySentence, { minLength: 1, maxLength: 12 }))
  .map(
    ([first, sentences]) =>
      `${`${first} `.repeat(4)}\n\n${sentences.join('').replace(/^./u, (letter) => letter.toUpperCase())}`,
  );
const documentsIn = (folder: string, maxLength: number) =>
  fc
    .array(fc.tuple(anyText, anySentence), { minLength: folder === 'seen' ? 1 : 0, maxLength })
    .map((texts) =>
      texts.map(([text, title], i) => documentOf(`${folder}/${i}.txt`, text, { title: title.slice(0, 30) })),
    );
const anyQuestion = fc
  .array(fc.constantFrom(...words, 'leter', 'compnies', 'quagga'), { minLength: 1, maxLength: 5 })
  .map((chosen) => chosen.join(' '));

/** All that is said of one question, but the name and size of the index as a whole, which nobody is told. */
async function said(question: string, corpus: Corpus, seen: readonly Document[], scope: Scope) {
  const { reader } = corpus;
  const options = { ...answerOptions, scope };
  const half = Math.ceil(seen.length / 2);
  const sides = [seen.slice(0, half), seen.slice(half)].map(
    (side): Scope => ({ kind: 'documents', ids: new Set(side.map(({ id }) => id)) }),
  ) as [Scope, Scope];
  const { index: _answer, ...answered } = await answer(question, corpus, { scope });
  const { index: _coverage, ...covered } = await coverTopic(question, reader, { ...options, limit: 5 });
  const { index: _comparison, ...compared } = await compareCoverage(question, reader, { ...options, sides });
  return { answered, covered, compared };
}

it('what is said of some documents does not depend on which others there are', async () => {
  await fc.assert(
    fc.asyncProperty(
      documentsIn('seen', 5),
      documentsIn('other', 6),
      anyQuestion,
      async (seen, others, question) => {
        const ids = new Set(seen.map(({ id }) => id));
        const among = await said(question, await build([...others, ...seen]), seen, {
          kind: 'documents',
          ids,
        });
        expect(among).toEqual(await said(question, await build(seen), seen, everything));
      },
    ),
    { numRuns: 60 },
  );
});
