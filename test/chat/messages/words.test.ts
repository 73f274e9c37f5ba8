import { describe, expect, it } from 'vitest';
import { answered } from '../../../src/chat/messages/answer.js';
import { refreshed } from '../../../src/chat/messages/refresh.js';
import type { Answer } from '../../../src/core/types/answer.js';
import type { RefreshRecord } from '../../../src/core/types/refresh-record.js';
import { english } from '../../../src/texts/english/index.js';
import { answerWith, evidenceOf } from '../../support/answers.js';
import { channel, wordsOf } from '../../support/bot.js';

const names = (n: number) => Array.from({ length: n }, (_, i) => `name${i}`);

const answer = answerWith({
  evidence: evidenceOf({ passagesSearched: 1_234 }),
  index: { fingerprint: 'abcdef0123456789', documents: 1, passages: 1_234 },
});

describe('an answer in words', () => {
  it('names at most twelve missing words, and counts the rest', () => {
    const said = (n: number) =>
      wordsOf(answered(english, { ...answer, evidence: { ...answer.evidence, missing: names(n) } }, {}));
    expect(said(12)).toContain('name10, name11.');
    expect(said(15)).toContain('name11 and 3 more.');
  });

  it('names the questions that an answer leaves open', () => {
    const evidence = { ...answer.evidence, unanswered: ['who tunes the organ'] };
    const said = wordsOf(answered(english, { ...answer, kind: 'found', evidence }, {}));
    expect(said).toContain('“who tunes the organ”.');
  });

  it('offers the nearest words, names corrections and files that could not be read', () => {
    const evidence: Answer['evidence'] = {
      ...answer.evidence,
      words: ['zebra'],
      missing: ['zebar'],
      nearest: [{ word: 'zebar', candidates: ['zebra', 'zebu'] }],
      corrections: [{ from: 'zbra', to: 'zebra' }],
      searched: 'zebra',
      unreadable: 2,
    };
    const said = wordsOf(answered(english, { ...answer, evidence }, {}));
    expect(said).toContain(english.shared.searchedFor('zebra'));
    expect(said).toContain('that look like zebar: zebra, zebu.');
    expect(said).toContain(
      'Searched 1 document, 1,234 passages, 2 files could not be read · index abcdef012345',
    );
  });
});

it('claims to have searched only where it did', () => {
  for (const unsearchable of ['empty', 'no-words', 'too-long', 'nothing-indexed'] as const) {
    const said = wordsOf(
      answered(english, { ...answer, evidence: { ...answer.evidence, unsearchable } }, {}),
    );
    expect(said).not.toContain('Searched');
  }
});

it('a refresh record names at most ten of each, and counts the rest', () => {
  const record: RefreshRecord = {
    added: names(13),
    changed: [],
    removed: names(10),
    sameTexts: [],
    extents: [],
    skipped: names(11).map((file) => ({ file, reason: 'hidden file' })),
    documents: 13,
    passages: 20,
    oldFingerprint: '',
    fingerprint: 'abcdef0123456789',
    tookMs: 400,
    finishedAt: 0,
    by: 'Ada',
    dryRun: false,
  };
  const said = wordsOf(refreshed(english, record, channel));
  expect(said).toContain('name8, name9 and 3 more');
  expect(said).toContain('Removed: name0, name1, name2, name3, name4, name5, name6, name7, name8, name9\n');
  expect(said).not.toContain('Changed:');
  expect(said).toContain('and 1 more');
  expect(said).toContain('13 documents, 20 passages, 0.4 s.');
  expect(said).toContain('Index none → abcdef012345 · run by Ada');
});

it('what is left out of a message is counted by kind', () => {
  expect(english.delivery.leftOut(1, 0, 0)).toContain(': 1 more quote.');
  expect(english.delivery.leftOut(2, 1, 3)).toContain(': 2 more quotes, 1 more row, 3 more parts.');
});
