import type { LibraryStatus } from '../../core/types/library.js';
import { countUnreadable } from '../../core/types/refresh-record.js';
import type { Texts } from '../../texts/texts.js';
import type { AnyCommand } from '../protocol/command.js';
import { type Block, code, heading, type ReplyContent, strong, text, typed } from '../protocol/reply.js';
import type { ProgramStatus } from '../protocol/services.js';
import { shortFingerprint } from './lists.js';
import { usages } from './requests.js';

/** What the bot is, holds and keeps. */
export function about(
  texts: Texts,
  facts: {
    readonly status: LibraryStatus;
    readonly program: ProgramStatus;
    readonly commands: readonly AnyCommand[];
    readonly retentionDays: number;
    readonly auditRetentionDays: number;
    /** 0: no question is watched. */
    readonly watchDays: number;
    readonly now: number;
  },
): ReplyContent {
  const { about: words, home } = texts;
  const { status, program, commands, now } = facts;
  const blocks: Block[] = [
    heading('Verbatim'),
    text(words.what(status.documents, status.passages)),
    text(strong(home.howToAsk)),
    ...usages(texts, commands),
    text(strong(words.index)),
    ...indexLines(texts, status, now),
    ...modelLines(texts, status),
    text(strong(words.stored)),
    text(words.storedAnswers(facts.retentionDays)),
    text(words.storedAudit(facts.auditRetentionDays)),
    ...(facts.watchDays === 0
      ? [text(words.neverStored)]
      : [text(words.storedWatches(facts.watchDays)), text(words.neverStoredOtherwise)]),
    text(strong(words.program)),
    text(words.version(program.version), adapterLine(texts, program)),
    ...program.problems.map((problem) => text(strong(words.problem), problem)),
    ...(program.advice === undefined ? [] : [text(strong(words.advice), program.advice)]),
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

function indexLines(
  texts: Texts,
  { documents, fingerprint, builtAt, skipped }: LibraryStatus,
  now: number,
): Block[] {
  const { about: words } = texts;
  const refresh = typed('refresh');
  if (documents === 0) return [text(...words.noIndex(countUnreadable(skipped), refresh))];
  const partial = skipped.filter(({ isPartial }) => isPartial).length;
  const whole = skipped.length - partial;
  const leftOut = [
    ...(whole > 0 ? [words.filesLeftOut(whole)] : []),
    ...(partial > 0 ? [words.filesInPart(partial)] : []),
  ];
  return [
    text(...words.fingerprint(code(shortFingerprint(texts, fingerprint)), builtAt, now)),
    text(...(leftOut.length === 0 ? [words.complete] : words.namesThem(leftOut, refresh))),
  ];
}

function modelLines({ about: words }: Texts, { model, documents }: LibraryStatus): Block[] {
  if (model === undefined) return [];
  const { name, read, problem } = model;
  if (problem !== undefined) return [text(...words.modelOff(code(name), problem))];
  return [text(...words.model(code(name), read, documents))];
}

function adapterLine({ about: words }: Texts, { adapters }: ProgramStatus): string {
  if (adapters.length === 0) return '';
  const told = adapters.map(({ name, state, reason }) => {
    const shown = `${name} ${words.states[state]}`;
    return reason === undefined ? shown : `${shown} (${reason})`;
  });
  return words.connected(told);
}
