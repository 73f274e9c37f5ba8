import type { View } from '../access/views.js';
import { quotesToKeep, shownReceipts } from '../buttons/keep.js';
import { restored } from '../buttons/restored.js';
import { type WatchMessagePart, watchMessage } from '../messages/watches.js';
import { type GivenAnswer, type GivenQuote, maxKeptQuotes } from '../protocol/given-answers.js';
import type { Recipient } from '../protocol/proactive-messenger.js';
import type { Action, ReplyContent } from '../protocol/reply.js';
import { withKnown } from '../protocol/reply.js';
import type { Watch } from '../protocol/watches.js';
import type { NewAnswer } from './new-answer.js';

/** A watch with what is told of it. */
export interface AnsweredWatch {
  readonly watch: Watch;
  readonly quotes: readonly GivenQuote[];
  readonly fingerprint: string;
  /** What its recipient may see now. */
  readonly view: View;
}

/** @param hasCompany Whether the message tells of others, too: then the best quote alone is told. */
export function answeredWatch(
  watch: Watch,
  { quotes, hashes, fingerprint }: NewAnswer,
  view: View,
  hasCompany: boolean,
): AnsweredWatch {
  const shown = hasCompany ? quotes.slice(0, 1) : quotes;
  const plain = shown.map(({ copies: _, ...quote }) => quote);
  return { watch, quotes: quotesToKeep(plain, hashes, view.services), fingerprint, view };
}

/** So many watches are told of in one message, so that each platform has room for all of it. */
const maxTogether = 3;

/** Those of one recipient, by message. */
export function inMessages<T>(found: readonly T[]): T[][] {
  const count = Math.ceil(found.length / maxTogether);
  return Array.from({ length: count }, (_, i) => found.slice(i * maxTogether, (i + 1) * maxTogether));
}

/** The message as an answer of its own, so that its buttons work, and it is corrected where all can read it. */
export function answerOf(
  id: string,
  told: readonly AnsweredWatch[],
  to: Recipient,
  givenAt: number,
): GivenAnswer | undefined {
  const [first] = told;
  if (first === undefined) return undefined;
  const quotes = told.flatMap((one) => one.quotes).slice(0, maxKeptQuotes);
  return {
    id,
    quotes,
    shown: quotes.length,
    visibility: to.kind === 'person' ? 'asker' : 'channel',
    place: to.place,
    personId: first.watch.person.id,
    fingerprint: first.fingerprint,
    givenAt,
  };
}

/** What is said: each question with its quotes as the documents have them now, and the buttons of the answer. */
export async function contentOf(
  answer: GivenAnswer,
  told: readonly Pick<AnsweredWatch, 'watch' | 'quotes' | 'view'>[],
  to: Recipient['kind'],
): Promise<ReplyContent> {
  const [first] = told;
  if (first === undefined) return { blocks: [] };
  const { texts } = first.view.services.settings;
  const parts: WatchMessagePart[] = [];
  for (const { watch, quotes, view } of told) {
    const { links } = view.services;
    const blocks = await restored(quotes, watch.question, view);
    const cited = withKnown(blocks, 'receipt', shownReceipts(quotes, view.services));
    const linked =
      links === undefined ? cited : withKnown(cited, 'link', links.of(answer, view.visibleScope.includes));
    parts.push({ watch, blocks: linked });
  }
  const names = [
    'context',
    'verify',
    ...(to === 'channel' ? ['remove' as const] : []),
    'helpful',
    'not-helpful',
  ] as const;
  const actions = names.map(
    (name): Action => ({ name, label: texts.buttons.labels[name], answerId: answer.id }),
  );
  const { blocks } = watchMessage(texts, parts, to);
  return { blocks: [...blocks, { kind: 'actions', actions }] };
}
