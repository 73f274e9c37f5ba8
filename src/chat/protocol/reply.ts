import type { FoundQuote } from '../../core/types/answer.js';
import type { Progress } from '../../core/types/library.js';
import type { Quote } from '../../core/types/quote.js';
import { type ByCitation, knownOf } from './by-citation.js';
import type { NamedHelper } from './helpers.js';

export type { Progress };

/** Who sees a reply. The one value that decides it everywhere. */
export type Visibility = 'asker' | 'channel';

/** A stretch of text. Every adapter shows it as plain, inert characters, whoever wrote it. */
export type Inline =
  | ChatInline
  /** Something to type, as its command's name and words, without a slash; each adapter writes what one types there. */
  | { readonly text: string; readonly style: 'command' }
  /** What one text has and the other has not, where two are set beside each other. */
  | { readonly text: string; readonly style: 'inserted' | 'deleted' };

/** An inline as chat shows it. */
export type ChatInline = string | { readonly text: string; readonly style: 'strong' | 'emphasis' | 'code' };

/** A button. On press the adapter hands back `name`, `answerId` and, where there is one, the question. */
export interface Action {
  readonly name: ActionName;
  readonly label: string;
  readonly answerId: string;
  /**
   * The question as typed, for buttons that restate it: an adapter carries it with the button or reads it from the
   * message above, for the state never keeps it.
   */
  readonly question?: string;
}

export const actionNames = [
  'previous-page',
  'next-page',
  'previous-documents',
  'next-documents',
  'more',
  'context',
  'verify',
  'share',
  'share-check',
  'share-find',
  'share-coverage',
  'go-on-1',
  'go-on-2',
  'go-on-3',
  'tell-when',
  'stop-watch',
  'ask-helper',
  'resolve',
  'add-link',
  'remove',
  'helpful',
  'not-helpful',
] as const;
export type ActionName = (typeof actionNames)[number];

/** A button whose label says always the same. */
export type LabelledName = Exclude<ActionName, 'ask-helper' | GoOnName>;

/** Buttons with a question on them. */
export const goOnNames = ['go-on-1', 'go-on-2', 'go-on-3'] as const;
type GoOnName = (typeof goOnNames)[number];

/** Whether a press asks the question that its button shows. */
export function goesOn(name: string): name is GoOnName {
  return (goOnNames as readonly string[]).includes(name);
}

/** Whether a press asks again, so that it needs the whole of what was asked. */
export function asksAgain(name: string): boolean {
  const isAsking = name === 'tell-when' || goesOn(name);
  return turnsPage(name) || listsAgain(name) || isAsking || (name !== 'share' && isShare(name));
}

/** Whether a button is good for nothing without the whole of what was asked. */
export function needsQuestion(name: string): boolean {
  return asksAgain(name) || name === 'ask-helper' || resolves(name);
}

/** Whether a press marks a message that called a helper. */
export function resolves(name: string): name is 'resolve' | 'add-link' {
  return name === 'resolve' || name === 'add-link';
}

/** Whether a press turns a page of an answer. */
export function turnsPage(name: string): boolean {
  return name === 'previous-page' || name === 'next-page';
}

/** Whether a press shares an answer: as it was given, or as it is given when its command runs again for all. */
export function isShare(name: string): boolean {
  return name === 'share' || name.startsWith('share-');
}

/** Whether a press turns a page of a list of documents, for which nothing is searched. */
export function listsAgain(name: string): name is 'previous-documents' | 'next-documents' {
  return name === 'previous-documents' || name === 'next-documents';
}

/** Whether a name that came back from a platform is one of a button. */
export function isActionName(name: string): name is ActionName {
  return (actionNames as readonly string[]).includes(name);
}

export interface Table {
  readonly columns: readonly { readonly title: string; readonly align?: 'left' | 'right' }[];
  readonly rows: readonly (readonly string[])[];
}

export type Block =
  | { readonly kind: 'text'; readonly inlines: readonly Inline[]; readonly tone: 'heading' | 'body' | 'note' }
  /** The question restated; `askedBy` is a name to be shown as text, never as a mention. */
  | { readonly kind: 'question'; readonly text: string; readonly askedBy?: string }
  | {
      readonly kind: 'quote';
      readonly quote: Quote;
      /** The quote's own page: an address, on this machine's page a path. */
      readonly link?: string;
      /** The id by which it can be verified later, as people see it. */
      readonly receipt?: string;
      /** The same words elsewhere, each cited by itself. */
      readonly copies?: readonly CitedQuote[];
    }
  /** Mentions a helper: the one mention there is that is live. `words` stand behind it. */
  | { readonly kind: 'call'; readonly helper: NamedHelper; readonly words: string }
  /** A link to a message of the platform's, whose address its declaration has checked. */
  | { readonly kind: 'message-link'; readonly label: string; readonly address: string }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'actions'; readonly actions: readonly Action[] };

/** Whether a block holds buttons. */
export function isActions(block: Block): block is Extract<Block, { kind: 'actions' }> {
  return block.kind === 'actions';
}

/** Whom a reply mentions; undefined for every other one. */
export function calledIn({ blocks }: Pick<Reply, 'blocks'>): NamedHelper | undefined {
  return blocks.find((block) => block.kind === 'call')?.helper;
}

/** A quote with what leads to it. */
export type CitedQuote = Pick<Extract<Block, { kind: 'quote' }>, 'quote' | 'link' | 'receipt'>;

/** Neutral data; each adapter renders it within its platform's limits. */
export interface Reply {
  readonly blocks: readonly Block[];
  readonly visibility: Visibility;
  /** The same for programs: what `--json` prints. */
  readonly data?: unknown;
  /** The same for a spreadsheet; absent where its quotes are all there is to put into one. */
  readonly sheet?: Sheet;
  /** What of it is for the asker alone, where the rest is for all: shown to them once the rest is. */
  readonly aside?: Omit<Reply, 'visibility' | 'aside'>;
}

/** Rows below the names of their columns. */
export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a command makes; the visibility is decided before it runs and added by dispatch. */
export type ReplyContent = Omit<Reply, 'visibility' | 'aside'>;

/** A quote, and where else its words stand. */
export function quoteBlock(quote: FoundQuote): Extract<Block, { kind: 'quote' }> {
  const { copies = [] } = quote;
  return {
    kind: 'quote',
    quote,
    ...(copies.length === 0 ? {} : { copies: copies.map((copy) => ({ quote: copy })) }),
  };
}

/** The same blocks, what is known of each quote and its copies put to them. */
export function withKnown(blocks: readonly Block[], what: 'link' | 'receipt', known: ByCitation): Block[] {
  const cited = <T extends CitedQuote>(one: T): T => {
    const value = knownOf(one.quote.citation, known);
    return value === undefined ? one : { ...one, [what]: value };
  };
  return blocks.map((block) => {
    if (block.kind !== 'quote') return block;
    return cited(block.copies === undefined ? block : { ...block, copies: block.copies.map(cited) });
  });
}

export function text(...inlines: Inline[]): Block {
  return { kind: 'text', inlines, tone: 'body' };
}

/** A reply of one text. */
export function says(words: string): ReplyContent {
  return { blocks: [text(words)] };
}

export function heading(...inlines: Inline[]): Block {
  return { kind: 'text', inlines, tone: 'heading' };
}

export function note(...inlines: Inline[]): Block {
  return { kind: 'text', inlines, tone: 'note' };
}

export function strong(words: string): Inline {
  return { text: words, style: 'strong' };
}

export function code(words: string): Inline {
  return { text: words, style: 'code' };
}

/** @param words A command's name, and what stands behind it. */
export function typed(words: string): Inline {
  return { text: words.trim(), style: 'command' };
}

/** As chats write it: commands behind a slash, and of changes `[-was-] {+is+}`, as wdiff does, which can be copied and read aloud. */
export function inChat(inline: Inline): ChatInline {
  if (typeof inline === 'string') return inline;
  const { text: words, style } = inline;
  switch (style) {
    case 'command':
      return { text: `/${words}`, style: 'code' };
    case 'deleted':
      return { text: `[-${words}-]`, style: 'strong' };
    case 'inserted':
      return { text: `{+${words}+}`, style: 'strong' };
    default:
      return { text: words, style };
  }
}
