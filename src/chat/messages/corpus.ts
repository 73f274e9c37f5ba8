import type { LibraryStatus } from '../../core/types/library.js';
import { countUnreadable } from '../../core/types/refresh-record.js';
import { type AnyCommand, usageOf } from '../protocol/command.js';
import { type Block, code, heading, type ReplyContent, strong, text, typed } from '../protocol/reply.js';
import type { ProgramStatus } from '../protocol/services.js';
import { age, countOf, shortFingerprint } from './format.js';

/** What the bot is, holds and keeps. */
export function about(facts: {
  readonly status: LibraryStatus;
  readonly program: ProgramStatus;
  readonly commands: readonly AnyCommand[];
  readonly retentionDays: number;
  readonly auditRetentionDays: number;
  /** 0: no question is watched. */
  readonly watchDays: number;
  readonly now: number;
}): ReplyContent {
  const { status, program, commands, now } = facts;
  const blocks: Block[] = [
    heading('Verbatim'),
    text(
      `I answer questions about ${countOf(status.documents, 'document')} (${countOf(status.passages, 'passage')}) `,
      'with their own words: every quote is an exact piece of a document.',
    ),
    text(strong('How to ask')),
    ...commands.map((command) =>
      text(typed(`${command.name} ${usageOf(command)}`), ` – ${command.description}`),
    ),
    text(strong('Index')),
    ...indexLines(status, now),
    ...modelLines(status),
    text(strong('Stored')),
    text(
      `The index, the records of refreshes, and for ${countOf(facts.retentionDays, 'day')} which passages were shown where and to whom, with the votes on them (not whose).`,
    ),
    text(
      `For ${countOf(facts.auditRetentionDays, 'day')}: who refreshed, shared or removed something or was refused a moderator’s command.`,
    ),
    ...(facts.watchDays === 0
      ? []
      : [
          text(
            'A question that you have me watch for, with your name and where you asked: until I have told you, you stop it, ',
            `or ${countOf(facts.watchDays, 'day')} have passed. Then it is erased.`,
          ),
        ]),
    text(
      `Never stored, never logged, never sent elsewhere: what is asked${facts.watchDays === 0 ? '' : ' otherwise'}.`,
    ),
    text(strong('Program')),
    text(`Version ${program.version}.`, ...adapterLine(program)),
    ...program.problems.map((problem) => text(strong('Problem: '), problem)),
    ...(program.advice === undefined ? [] : [text(strong('Advice: '), program.advice)]),
  ];
  return {
    blocks,
    data: {
      version: program.version,
      index: { fingerprint: status.fingerprint, documents: status.documents, passages: status.passages },
      builtAt: status.builtAt,
      skipped: status.skipped.length,
      model: status.model ?? null,
      adapters: program.adapters,
      problems: program.problems,
      stored: {
        retentionDays: facts.retentionDays,
        auditRetentionDays: facts.auditRetentionDays,
        questions: false,
        watchedQuestionDays: facts.watchDays,
      },
    },
  };
}

function indexLines({ documents, fingerprint, builtAt, skipped }: LibraryStatus, now: number): Block[] {
  if (documents === 0) {
    const unreadable = countUnreadable(skipped);
    const why = unreadable > 0 ? `: ${countOf(unreadable, 'file')} could not be read` : '';
    return [text(`There is none yet${why}. `, typed('refresh'), ' makes it, or says why it cannot.')];
  }
  const partial = skipped.filter(({ isPartial }) => isPartial).length;
  const whole = skipped.length - partial;
  const leftOut = [
    ...(whole > 0 ? [`${countOf(whole, 'file')} of the folder left out`] : []),
    ...(partial > 0 ? [`${countOf(partial, 'file')} not read in every part`] : []),
  ];
  return [
    text('Fingerprint ', code(shortFingerprint(fingerprint)), `, built ${age(builtAt, now)}.`),
    leftOut.length === 0
      ? text('Every file of the folder is in it.')
      : text(`${leftOut.join(', ')}; `, typed('refresh'), ' names each with its reason.'),
  ];
}

function modelLines({ model, documents }: LibraryStatus): Block[] {
  if (model === undefined) return [];
  const { name, read, problem } = model;
  if (problem !== undefined) return [text('Sentence model ', code(name), `, not in use now: ${problem}.`)];
  const how = read === undefined ? '' : `, which has read ${read} of ${countOf(documents, 'document')}`;
  return [text('Sentence model ', code(name), `${how}.`)];
}

function adapterLine({ adapters }: ProgramStatus): string[] {
  if (adapters.length === 0) return [];
  return [
    ` Connected: ${adapters.map(({ name, state, reason }) => `${name} ${state}${reason === undefined ? '' : ` (${reason})`}`).join(', ')}.`,
  ];
}
