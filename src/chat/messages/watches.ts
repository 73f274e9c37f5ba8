import { dayMs } from '../../core/types/day.js';
import {
  type Block,
  code,
  type Inline,
  note,
  type ReplyContent,
  strong,
  text,
  typed,
} from '../protocol/reply.js';
import type { WaitingReason, Watch } from '../protocol/watches.js';
import { labels } from './buttons.js';
import { excerpt } from './excerpt.js';
import { age, countOf } from './format.js';

/** Above the button: what pressing it keeps. */
export function offered(days: number): Block {
  return note(
    `“${labels['tell-when']}” keeps this question and your name until I have told you of an answer, you stop it, or ${countOf(days, 'day')} have passed.`,
  );
}

/** A question is watched from now on, or was already. */
export function watched(watch: Watch, isNew: boolean, days: number): ReplyContent {
  const { id, question, tells } = watch;
  const whom = tells === 'channel' ? 'this channel' : 'you';
  const kept = `Kept until then, until you stop it, or until ${lastDay(watch, days)}: the question, your name and this place.`;
  return {
    blocks: [
      { kind: 'question', text: question },
      text(
        isNew
          ? `I will tell ${whom}, once, when a new or changed document answers this.`
          : `I watch for that already, and will tell ${whom}.`,
      ),
      note(
        `${isNew ? kept : `Kept until ${lastDay(watch, days)}.`} `,
        typed(`watch stop:${id}`),
        ' stops it.',
      ),
      stopButton(id),
    ],
    data: { watch: dataOf(watch, days) },
  };
}

/** Those of whoever asks. */
export function watchList(
  watches: readonly Watch[],
  facts: { readonly days: number; readonly now: number },
): ReplyContent {
  const data = { watches: watches.map((watch) => dataOf(watch, facts.days)) };
  if (watches.length === 0) return { blocks: [text('I watch for nothing for you here.')], data };
  const blocks = watches.flatMap((watch): Block[] => [
    text(
      code(watch.id),
      ' ',
      strong(excerpt(watch.question, longestListed)),
      ` – until ${lastDay(watch, facts.days)}, for ${watch.tells === 'channel' ? 'the channel' : 'you'}`,
    ),
    ...(watch.waiting === undefined ? [] : [note(...waitingFor(watch.waiting, facts.now))]),
  ]);
  return { blocks: [...blocks, note(typed('watch stop:ID'), ' stops one.')], data };
}

const longestListed = 200;

function waitingFor({ reason, since }: NonNullable<Watch['waiting']>, now: number): Inline[] {
  return [`${waits[reason]} (${age(since, now)}). To read it, `, typed('ask'), ' it again here.'];
}

const waits: Readonly<Record<WaitingReason, string>> = {
  refused: 'There is an answer, but I could not send you a direct message',
  closed: 'There is an answer, but I may not write it in a direct message',
  perhaps: 'I may have told you already; I do not know whether it came through, and will not tell it again',
};

export function stoppedWatch({ question }: Watch): ReplyContent {
  return {
    blocks: [{ kind: 'question', text: question }, text('Stopped, and the question is erased.')],
    data: { stopped: true },
  };
}

export function unknownWatch(): ReplyContent {
  return {
    blocks: [
      text('I watch for nothing of yours under that id: it was told, stopped, or its time is over. '),
      note(typed('watch show:mine'), ' lists what I watch for.'),
    ],
    data: { error: 'unknown-watch' },
  };
}

/** There are as many as one person, or a channel, may have. */
export function tooManyWatches(of: 'user' | 'channel', most: number): ReplyContent {
  const whose = of === 'user' ? 'for you' : 'in this channel';
  return {
    blocks: [
      text(`I watch for ${countOf(most, 'question')} ${whose} already, which is the most. `),
      note(typed('watch show:mine'), ' lists yours, ', typed('watch stop:ID'), ' stops one.'),
    ],
    data: { error: 'too-many' },
  };
}

/** The question has an answer, which follows. */
export const answeredAlready = 'There is an answer already, so there is nothing to watch for:';

/** Where nobody could be told. */
export function nobodyToTell(): ReplyContent {
  return {
    blocks: [text('I can tell you of an answer in a chat alone, not here. Please ask there.')],
    data: { error: 'not-here' },
  };
}

export function watchesNothing(): ReplyContent {
  return {
    blocks: [text('Whoever runs me has me keep no question, so I cannot watch for one.')],
    data: { error: 'off' },
  };
}

/** Said to the bot where others read along. */
export function listedPrivately(): ReplyContent {
  return {
    blocks: [text('What I watch for is for you alone. Type ', typed('watch show:mine'), ' with a slash.')],
    data: { error: 'private' },
  };
}

/** How to have something watched. */
export function whatToWatch(): ReplyContent {
  return {
    blocks: [
      text(
        'Tell me what you want to know, and I tell you when a document answers it: ',
        typed('watch who won the appeal'),
      ),
      text(typed('watch show:mine'), ' lists what I watch for, ', typed('watch stop:ID'), ' stops it.'),
    ],
    data: { error: 'usage' },
  };
}

/** One watch of those that a message tells of. */
export interface ToldPart {
  readonly watch: Watch;
  /** Its quotes. */
  readonly blocks: readonly Block[];
}

/** The message that tells one person, or a channel, of answers. */
export function news(parts: readonly ToldPart[], to: 'person' | 'channel'): ReplyContent {
  const isOne = parts.length === 1;
  const opening =
    to === 'person'
      ? `You wanted to be told of ${isOne ? 'this' : 'these'}. A new or changed document answers ${isOne ? 'it' : 'each'}:`
      : `A new or changed document answers what ${isOne ? 'was' : 'were'} asked here:`.replace('were', 'was');
  return {
    blocks: [
      text(opening),
      ...parts.flatMap(({ watch, blocks }): Block[] => [
        {
          kind: 'question',
          text: isOne ? watch.question : excerpt(watch.question, longestListed),
          ...(to === 'channel' ? { askedBy: watch.person.name } : {}),
        },
        ...blocks,
      ]),
      note(`I watch for ${isOne ? 'it' : 'them'} no more, and have erased the question${isOne ? '' : 's'}.`),
    ],
  };
}

function stopButton(id: string): Block {
  return {
    kind: 'actions',
    actions: [{ name: 'stop-watch', label: labels['stop-watch'], answerId: id }],
  };
}

function lastDay({ madeAt }: Watch, days: number): string {
  return new Date(madeAt + days * dayMs).toISOString().slice(0, 10);
}

function dataOf(watch: Watch, days: number) {
  const { id, question, tells, madeAt, waiting } = watch;
  return { id, question, tells, madeAt, endsAt: madeAt + days * dayMs, waiting: waiting?.reason ?? null };
}

/** How it ended with a watch that tells a channel, for the audit log. */
export function auditedWatch(ids: readonly string[], ending: string): string {
  return `${ids.length === 1 ? 'watch' : 'watches'} ${ids.join(', ')}: ${ending}`;
}

export const watchEndings = {
  made: 'made for the channel',
  stopped: 'stopped',
  told: 'told',
  perhaps: 'perhaps told: look whether it stands there',
  gone: 'dropped, the channel is not there any more',
  refused: 'dropped, the channel takes no message',
} as const;
