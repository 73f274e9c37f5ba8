import { expect, it } from 'vitest';
import { about } from '../../../src/chat/messages/about.js';
import { answered } from '../../../src/chat/messages/answer.js';
import { note } from '../../../src/chat/protocol/reply.js';
import type { Answer } from '../../../src/core/types/answer.js';
import { english } from '../../../src/texts/english/index.js';
import { answerWith, evidenceOf } from '../../support/answers.js';

const answer = answerWith({
  question: 'ships',
  ranking: 'static',
  evidence: evidenceOf({ words: ['ships'], searched: 'ships' }),
});

it('says under an answer that the sentence model ranked it, or why it did not', () => {
  const last = (over: Partial<Answer>) => answered(english, { ...answer, ...over }, {}).blocks.at(-1);
  for (const [reason, words] of Object.entries(english.answer.withoutModel))
    expect(last({ modelMissed: reason as keyof typeof english.answer.withoutModel })).toEqual(note(words));
  expect(JSON.stringify(last({ ranking: 'model' }))).toContain('with the sentence model');
  expect(JSON.stringify(last({}))).not.toContain('model');
});

it('tells of the model: how much it has read, or what is wrong with it; and gives advice', () => {
  const said = (model?: { name: string; read?: number; problem?: string }, advice?: string) =>
    JSON.stringify(
      about(english, {
        status: {
          fingerprint: 'f',
          documents: 3,
          passages: 3,
          builtAt: 0,
          skipped: [],
          corpus: 'docs',
          ...(model === undefined ? {} : { model }),
        },
        program: { version: '1', adapters: [], problems: [], advice },
        commands: [],
        retentionDays: 30,
        auditRetentionDays: 30,
        watchDays: 90,
        now: 0,
      }).blocks,
    );
  expect(said({ name: 'small', read: 2 })).toContain(', which has read 2 of 3 documents.');
  expect(said({ name: 'small', problem: 'it is gone' })).toContain(', not in use now: it is gone.');
  expect(said()).not.toContain('Sentence model');
  expect(said(undefined, 'add a model')).toContain('add a model');
});
