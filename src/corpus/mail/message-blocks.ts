import type { Block, BlockKind } from '../../core/types/block.js';
import type { Span } from '../../core/types/span.js';
import { trimmed } from '../blocks/draft.js';
import { moved } from '../blocks/moved.js';
import { type Line, linesOf } from '../lines.js';
import { textBlocks } from '../text/text-blocks.js';

/** What programs write above the mail that they quote; the quoted one goes on to the end where its lines have no mark. */
const original =
  /^\s*(?:-{2,}\s?(?:original message|forwarded message|ursprüngliche nachricht|message d'origine|mensaje original)\s?-{2,}|begin forwarded message:|_{20,})\s*$/i;
/** "On 5 June 2018, Ada wrote:", above lines that are quoted. */
const attribution = /^.{1,200}(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef)\s?:\s*$/i;
const isQuoted = ({ text }: Line) => /^\s{0,3}>/.test(text);

/**
 * The blocks of a mail: its subject is a heading, what it quotes are quotations, the signature is margin; the rest is
 * plain text.
 * @param words Where in `text` the mail's own words begin, behind subject and head.
 */
export function messageBlocks(text: string, subject: string, words: number): readonly Block[] {
  const blocks: Block[] = [];
  const headStart = subject === '' ? 0 : subject.length;
  if (subject !== '') blocks.push({ kind: 'heading', start: 0, end: subject.length, level: 1 });
  const head = trimmed(text, { start: headStart, end: words });
  if (head !== undefined) blocks.push({ kind: 'paragraph', ...head });
  for (const { kind, start, end } of partsOf([...linesOf(text, words)])) {
    const span = trimmed(text, { start, end });
    if (span === undefined) continue;
    if (kind !== 'paragraph') blocks.push({ kind, ...span });
    else for (const block of moved(textBlocks(text, span), 0, blocks.length)) blocks.push(block);
  }
  return blocks;
}

interface Part extends Span {
  readonly kind: BlockKind;
}

function partsOf(lines: readonly Line[]): readonly Part[] {
  const parts: { kind: BlockKind; start: number; end: number }[] = [];
  let rest: BlockKind | undefined;
  for (const [i, line] of lines.entries()) {
    if (/^-- ?$/.test(line.text)) rest = 'margin';
    else if (original.test(line.text)) rest = 'block-quote';
    const next = lines[i + 1];
    const leads = next !== undefined && isQuoted(next) && attribution.test(line.text);
    const kind = rest ?? (isQuoted(line) || leads ? 'block-quote' : 'paragraph');
    const last = parts.at(-1);
    // Blank lines belong to what is around them.
    if (last !== undefined && (last.kind === kind || (line.text.trim() === '' && rest === undefined)))
      last.end = line.next;
    else parts.push({ kind, start: line.start, end: line.next });
  }
  return parts;
}
