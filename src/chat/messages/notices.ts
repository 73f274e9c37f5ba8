import type { Texts } from '../../texts/texts.js';
import type { FindingNotice } from '../notices/findings.js';
import type { GivenQuote } from '../protocol/given-answers.js';
import { type Block, code, note, type ReplyContent, strong, text, typed } from '../protocol/reply.js';
import { verdicts } from './verify.js';

/** What became of a quote, for those who have read it. */
export interface Reported {
  /** The id, as people see it. */
  readonly receipt: string;
  readonly given: Pick<GivenQuote, 'text' | 'citation' | 'parts'>;
  /** Milliseconds since 1970. */
  readonly givenAt: number;
  readonly news: FindingNotice;
}

type Kind = FindingNotice['kind'];

/** In the order in which it is told. */
const kinds: readonly Kind[] = ['changed', 'gone', 'restored', 'unavailable'];

/** One notice for all quotes of a message. It begins with which of them, since a message may hold no more than that. */
export function correction(texts: Texts, reported: readonly Reported[], now: number): ReplyContent {
  const { notices: words } = texts;
  const of = (kind: Kind) => reported.filter(({ news }) => news.kind === kind);
  const told = kinds.flatMap(of);
  const [first] = told;
  const blocks: Block[] = [text(strong(words.correction), words.openings[first?.news.kind ?? 'unavailable'])];
  if (told.length > 1 || first?.news.kind === 'unavailable') {
    for (const kind of kinds) {
      const receipts = of(kind).flatMap(({ receipt }, i) => [i === 0 ? ' ' : ', ', code(receipt)]);
      if (receipts.length > 0) blocks.push(text(strong(words.kinds[kind]), ...receipts));
    }
  }
  const again = of('restored').flatMap((one) => asQuotedAgain(texts, one));
  blocks.push(...verdicts(texts, told.flatMap(verifiedIn), now), ...again);
  if (told.length > 1 && first?.news.kind !== 'unavailable')
    blocks.push(note(...words.tellsMore(typed('check'))));
  return { blocks };
}

function verifiedIn({ news, ...quote }: Reported) {
  return news.kind === 'changed' || news.kind === 'gone'
    ? [{ ...quote, verification: news.verification, parts: news.parts }]
    : [];
}

function asQuotedAgain({ notices }: Texts, { receipt, given: { text: words, citation } }: Reported): Block[] {
  return [
    text(strong(notices.kinds.restored)),
    { kind: 'quote', quote: { text: words, citation, highlights: [], score: 0 }, receipt },
  ];
}
