import { dayMs } from '../../core/types/day.js';
import type { Texts } from '../../texts/texts.js';
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
import type { Watch } from '../protocol/watches.js';
import { excerpt } from './excerpt.js';

const list = typed('watch show:mine');
const stopOne = typed('watch stop:ID');

/** Above the button: what pressing it keeps. */
export function offered({ watches: words, buttons }: Texts, days: number): Block {
  return note(words.offered(buttons.labels['tell-when'], days));
}

/** A question is watched from now on, or was already. */
export function watched(texts: Texts, watch: Watch, isNew: boolean, days: number): ReplyContent {
  const { watches: words } = texts;
  const { id, question, tells } = watch;
  const isForChannel = tells === 'channel';
  const begun = isForChannel ? words.willTellChannel : words.willTellYou;
  const already = isForChannel ? words.alreadyForChannel : words.alreadyForYou;
  const stop = typed(`watch stop:${id}`);
  const kept = isNew ? words.kept : words.keptUntil;
  return {
    blocks: [
      { kind: 'question', text: question },
      text(isNew ? begun : already),
      note(...kept(lastDay(texts, watch, days), stop)),
      stopButton(texts, id),
    ],
    data: { watch: dataOf(watch, days) },
  };
}

/** Those of whoever asks. */
export function watchList(
  texts: Texts,
  watches: readonly Watch[],
  facts: { readonly days: number; readonly now: number },
): ReplyContent {
  const { watches: words } = texts;
  const data = { watches: watches.map((watch) => dataOf(watch, facts.days)) };
  if (watches.length === 0) return { blocks: [text(words.nothing)], data };
  const blocks = watches.flatMap((watch): Block[] => {
    const until = watch.tells === 'channel' ? words.forChannel : words.forYou;
    const shown = strong(excerpt(watch.question, maxListedLength));
    return [
      text(code(watch.id), ' ', shown, until(lastDay(texts, watch, facts.days))),
      ...(watch.waiting === undefined ? [] : [note(...waitingFor(texts, watch.waiting, facts.now))]),
    ];
  });
  return { blocks: [...blocks, note(...words.stopsOne(stopOne))], data };
}

const maxListedLength = 200;

function waitingFor(
  { watches: words }: Texts,
  { reason, since }: NonNullable<Watch['waiting']>,
  now: number,
): readonly Inline[] {
  return words.waiting<Inline>(words.waits[reason], since, now, typed('ask'));
}

export function stoppedWatch({ watches: words }: Texts, { question }: Watch): ReplyContent {
  return {
    blocks: [{ kind: 'question', text: question }, text(words.stopped)],
    data: { stopped: true },
  };
}

export function unknownWatch({ watches: words }: Texts): ReplyContent {
  return { blocks: [text(...words.unknown(list))], data: { error: 'unknown-watch' } };
}

/** There are as many as one person, or a channel, may have. */
export function tooManyWatches({ watches: words }: Texts, of: 'user' | 'channel', max: number): ReplyContent {
  const full = of === 'user' ? words.tooManyOfYours : words.tooManyHere;
  return {
    blocks: [text(full(max)), note(...words.listAndStop(list, stopOne))],
    data: { error: 'too-many' },
  };
}

/** Where nobody could be told. */
export function nobodyToTell({ watches: words }: Texts): ReplyContent {
  return { blocks: [text(words.notHere)], data: { error: 'not-here' } };
}

export function watchesNothing({ watches: words }: Texts): ReplyContent {
  return { blocks: [text(words.off)], data: { error: 'off' } };
}

/** Said to the bot where others read along. */
export function listedPrivately({ watches: words }: Texts): ReplyContent {
  return { blocks: [text(...words.privately(list))], data: { error: 'private' } };
}

/** How to have something watched. */
export function whatToWatch({ watches: words }: Texts): ReplyContent {
  return {
    blocks: [
      text(...words.whatToWatch(typed(`watch ${words.example}`))),
      text(...words.listAndStop(list, stopOne)),
    ],
    data: { error: 'usage' },
  };
}

/** One watch of those that a message tells of. */
export interface WatchMessagePart {
  readonly watch: Watch;
  /** Its quotes. */
  readonly blocks: readonly Block[];
}

/** The message that tells one person, or a channel, of answers. */
export function watchMessage(
  { watches: words }: Texts,
  parts: readonly WatchMessagePart[],
  to: 'person' | 'channel',
): ReplyContent {
  const isOne = parts.length === 1;
  return {
    blocks: [
      text(to === 'person' ? words.newForYou(parts.length) : words.newForChannel),
      ...parts.flatMap(({ watch, blocks }): Block[] => [
        {
          kind: 'question',
          text: isOne ? watch.question : excerpt(watch.question, maxListedLength),
          ...(to === 'channel' ? { askedBy: watch.person.name } : {}),
        },
        ...blocks,
      ]),
      note(words.over(parts.length)),
    ],
  };
}

function stopButton({ buttons }: Texts, id: string): Block {
  return {
    kind: 'actions',
    actions: [{ name: 'stop-watch', label: buttons.labels['stop-watch'], answerId: id }],
  };
}

function lastDay({ format }: Texts, { madeAt }: Watch, days: number): string {
  return format.day(madeAt + days * dayMs);
}

function dataOf(watch: Watch, days: number) {
  const { id, question, tells, madeAt, waiting } = watch;
  return { id, question, tells, madeAt, endsAt: madeAt + days * dayMs, waiting: waiting?.reason ?? null };
}
