import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProjectFolder, readConfig } from '../src/config/config.js';
import { answerQuestion } from '../src/core/answering/answer-question.js';
import { buildIndex } from '../src/core/indexing/build-index.js';
import type { Answer } from '../src/core/types/answer.js';
import type { Document } from '../src/core/types/document.js';
import type { Quote } from '../src/core/types/quote.js';
import { everything } from '../src/core/types/scope.js';
import { FolderReader } from '../src/corpus/folder-reader.js';
import { EmbeddedEngine } from '../src/engines/embedded/embedded-engine.js';
import { ShippedEncoder } from '../src/meaning/shipped-encoder.js';
import { WordNet } from '../src/thesaurus/wordnet.js';
import { parsingLimits } from './corpus/folder.js';
import { defaultConfiguration } from './support/default-configuration.js';

/** One line of questions.jsonl; test/fixtures/news/README.md says what the fields mean. */
interface Case {
  readonly id: string;
  readonly text: string;
  readonly answers: readonly string[];
  readonly spans: readonly { readonly docId: string; readonly start: number; readonly end: number }[];
  readonly gold: readonly string[];
  readonly answerable: boolean;
}

/** A little worse than what is reached, so that a change for the worse fails and a matter of one question does not. */
const bounds = {
  /** Of the forty questions with an answer. */
  hitAt1: 19,
  hitAt3: 32,
  declined: 11,
  /** Of the ten without one. */
  answeredInVain: 7,
} as const;

/** Longest quote, in UTF-16 code units. */
const maxQuoteLength = 400;

const folder = join(findProjectFolder(), 'test/fixtures/news');
const { answer: settings, meaning } = readConfig(defaultConfiguration, { corpus: join(folder, 'documents') });
const cases: Case[] = readFileSync(join(folder, 'questions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);
const answerable = cases.filter((wanted) => wanted.answerable);
const unanswerable = cases.filter((wanted) => !wanted.answerable);
const documents = new Map<string, Document>();
/** By the question's id. */
const given = new Map<string, Answer>();

const encoder = new ShippedEncoder(meaning.table);
const thesaurus = new WordNet();
afterAll(() => thesaurus.close());

beforeAll(async () => {
  const reader = new FolderReader({
    folder: join(folder, 'documents'),
    maxFileBytes: 1_000_000,
    parsing: parsingLimits,
  });
  for await (const document of (await reader.read()).documents) documents.set(document.id, document);
  const index = await buildIndex([...documents.values()], new EmbeddedEngine(), { encoder });
  for (const { id, text } of cases) {
    const answer = await answerQuestion(text, index, {
      scope: everything,
      limit: settings.maxQuotes,
      minConfidence: settings.minConfidence,
      maxQuestionLength: settings.maxQuestionLength,
      thesaurus,
      encoder,
    });
    given.set(id, answer);
  }
});

function answerTo({ id }: Case): Answer {
  const answer = given.get(id);
  if (answer === undefined) throw new Error(`${id} was not asked`);
  return answer;
}

/** Lower case, no punctuation, no articles, single blanks: what two wordings of one answer share. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{P}/gu, '')
    .replace(/\b(?:a|an|the)\b/g, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

const holds = (text: string, answer: string) => ` ${plain(text)} `.includes(` ${plain(answer)} `);

function isHit({ text, citation }: Quote, wanted: Case): boolean {
  return (
    wanted.answers.some((answer) => holds(text, answer)) ||
    wanted.spans.some(
      ({ docId, start, end }) =>
        citation.documentId === docId && citation.span.start <= start && citation.span.end >= end,
    )
  );
}

/** Of what would be quoted were there no threshold, which is counted apart. */
function isAnsweredWithin(k: number, wanted: Case): boolean {
  return answerTo(wanted)
    .candidates.slice(0, k)
    .some((quote) => isHit(quote, wanted));
}

/** A failure names each question and what was quoted first. */
function told(misses: readonly Case[]): string {
  return misses
    .map((wanted) => {
      const { candidates, confidence } = answerTo(wanted);
      const first = candidates[0];
      const quoted = first === undefined ? 'nothing' : `${first.citation.documentId}: ${first.text}`;
      return `${wanted.id} “${wanted.text}” (confidence ${confidence.toFixed(2)})\n  first: ${quoted}`;
    })
    .join('\n');
}

describe('the news set', () => {
  it('has twelve documents and fifty questions, ten of them without an answer, under ids of their own', () => {
    expect(documents.size).toBe(12);
    expect(cases).toHaveLength(50);
    expect(unanswerable).toHaveLength(10);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(50);
    expect(new Set(cases.map(({ text }) => text)).size).toBe(50);
  });

  it('has articles of 1,500 to 3,500 characters', () => {
    for (const { id, text } of documents.values()) {
      expect(text.length, id).toBeGreaterThanOrEqual(1500);
      expect(text.length, id).toBeLessThanOrEqual(3500);
    }
  });

  it('marks in each span a text that holds an answer, and each answer in a span', () => {
    for (const { id, answers, spans, gold } of answerable) {
      const marked = spans.map(({ docId, start, end }) => documents.get(docId)?.text.slice(start, end) ?? '');
      for (const text of marked) {
        expect(
          answers.some((answer) => text.includes(answer)),
          `${id}: “${text}”`,
        ).toBe(true);
        expect(text.length, id).toBeLessThanOrEqual(maxQuoteLength);
      }
      for (const answer of answers) {
        expect(
          marked.some((text) => text.includes(answer)),
          `${id}: “${answer}”`,
        ).toBe(true);
      }
      expect([...new Set(spans.map(({ docId }) => docId))].sort(), id).toEqual([...gold].sort());
      expect(answers, id).not.toEqual([]);
    }
  });

  it('marks nothing where there is no answer', () => {
    for (const { id, answers, spans, gold } of unanswerable) {
      expect({ id, answers, spans, gold }).toEqual({ id, answers: [], spans: [], gold: [] });
    }
  });
});

describe('asked about the news, with the settings that ship', () => {
  it('quotes slices only, none longer than a quote may be', () => {
    for (const wanted of cases) {
      for (const { text, citation } of answerTo(wanted).candidates) {
        const { start, end } = citation.span;
        expect(documents.get(citation.documentId)?.text.slice(start, end), wanted.id).toBe(text);
        expect(text.trim(), wanted.id).not.toBe('');
        expect(text.length, wanted.id).toBeLessThanOrEqual(maxQuoteLength);
      }
    }
  });

  it(`answers ${bounds.hitAt1} of 40 questions or more in the first quote`, () => {
    const misses = answerable.filter((wanted) => !isAnsweredWithin(1, wanted));
    expect(answerable.length - misses.length, told(misses)).toBeGreaterThanOrEqual(bounds.hitAt1);
  });

  it(`answers ${bounds.hitAt3} of 40 questions or more in the first three quotes`, () => {
    const misses = answerable.filter((wanted) => !isAnsweredWithin(3, wanted));
    expect(answerable.length - misses.length, told(misses)).toBeGreaterThanOrEqual(bounds.hitAt3);
  });

  it(`declines ${bounds.declined} at most of the 40 questions that have an answer`, () => {
    const declined = answerable.filter((wanted) => answerTo(wanted).kind === 'not-found');
    expect(declined.length, told(declined)).toBeLessThanOrEqual(bounds.declined);
  });

  it(`answers ${bounds.answeredInVain} at most of the 10 questions that have none`, () => {
    const answered = unanswerable.filter((wanted) => answerTo(wanted).kind === 'found');
    expect(answered.length, told(answered)).toBeLessThanOrEqual(bounds.answeredInVain);
  });
});
