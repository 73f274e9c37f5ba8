import { expect, it } from 'vitest';
import { answerData } from '../../../src/chat/export/answer-data.js';
import { citationKey } from '../../../src/chat/protocol/by-citation.js';
import { quoteAt } from '../../../src/core/types/quote.js';
import { evidenceOf } from '../../support/answers.js';
import { documentOf } from '../../support/texts.js';

const evidence = evidenceOf({ documentsSearched: 2, passagesSearched: 5, words: ['zebra'] });
const index = { fingerprint: 'f', documents: 2, passages: 5 };

it('is the outside contract’s object: offsets half-open, highlights relative, what is unknown null', () => {
  const document = documentOf('dir/a.txt', 'One.\r\nThe zebra 😀.', { title: 'A title' });
  const quote = quoteAt(document, { start: 6, end: 19 }, [{ start: 10, end: 15 }], 0.5);
  const answer = {
    question: 'which zebra',
    kind: 'found',
    confidence: 0.9,
    quotes: [quote],
    candidates: [quote, quote],
    hashes: {},
    nearest: [],
    ranking: 'words',
    documents: ['dir/a.txt'],
    evidence,
    index,
  } as const;
  const data = answerData(answer, 12, {
    receipts: new Map([[citationKey(quote.citation), '7K2M-9QXR-4F0T-WB8N']]),
  });
  expect(JSON.parse(JSON.stringify(data))).toEqual({
    question: 'which zebra',
    kind: 'found',
    confidence: 0.9,
    ranking: 'words',
    modelMissed: null,
    quotes: [
      {
        documentId: 'dir/a.txt',
        title: 'A title',
        url: null,
        author: null,
        publisher: null,
        date: null,
        start: 6,
        end: 19,
        line: 2,
        place: null,
        section: [],
        page: null,
        block: null,
        speaker: null,
        parts: [{ start: 6, end: 19, text: 'The zebra 😀.', role: 'main' }],
        text: 'The zebra 😀.',
        highlights: [[4, 9]],
        score: 0.5,
        receipt: '7K2M-9QXR-4F0T-WB8N',
        alsoIn: [],
      },
    ],
    nearest: [],
    evidence,
    index,
    tookMs: 12,
  });
  expect(Object.keys(data)).toEqual([
    'question',
    'kind',
    'confidence',
    'ranking',
    'modelMissed',
    'quotes',
    'nearest',
    'evidence',
    'index',
    'tookMs',
  ]);
});

it('has no quotes for an answer that was not found, whatever the candidates', () => {
  const quote = quoteAt(documentOf('a', 'text'), { start: 0, end: 4 });
  const answer = {
    question: 'q',
    kind: 'not-found',
    confidence: 0.1,
    quotes: [],
    candidates: [quote],
    hashes: {},
    nearest: [],
    ranking: 'words',
    documents: ['a'],
    evidence,
    index,
  } as const;
  expect(answerData(answer, 0)).toMatchObject({ kind: 'not-found', quotes: [] });
  expect(JSON.stringify(answerData(answer, 0))).not.toContain('candidates');
});

it('gives the nearest passages as quotes of their own, without receipts: they are no answer', () => {
  const quote = quoteAt(documentOf('a', 'text'), { start: 0, end: 4 });
  const answer = {
    question: 'q',
    kind: 'not-found',
    confidence: 0.1,
    quotes: [],
    nearest: [{ ...quote, copies: [quoteAt(documentOf('b', 'text'), { start: 0, end: 4 })] }],
    ranking: 'words',
    candidates: [],
    hashes: {},
    documents: ['a'],
    evidence,
    index,
  } as const;
  const { quotes, nearest } = answerData(answer, 0);
  expect(quotes).toEqual([]);
  expect(nearest).toMatchObject([{ documentId: 'a', text: 'text', alsoIn: [{ documentId: 'b' }] }]);
  expect(JSON.stringify(nearest)).not.toContain('receipt');
});
