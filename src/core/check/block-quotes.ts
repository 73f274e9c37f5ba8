import { lowerBound } from '../types/lower-bound.js';

/** A run of lines of a text that are quoted alike. */
export interface TextBlock {
  /** Without the marks before its lines. */
  readonly text: string;
  /** Where each of its lines begins, here and in the whole text. */
  readonly lines: readonly { readonly start: number; readonly at: number }[];
  /** How many `>` stand before its lines; 0 for what is not quoted. */
  readonly depth: number;
  /** `— Jane Doe`, a short last line that says who is quoted; '' for none. It is no part of `text`. */
  readonly attribution: string;
}

const marker = /^[^\S\r\n]{0,3}>(?:[^\S\r\n]?>)*[^\S\r\n]?/u;

/** A text that is quoted as a whole, though no mark says so: a block of a page. */
export function wholeBlock(text: string): TextBlock {
  return withoutAttribution({ text, lines: [{ start: 0, at: 0 }], depth: 1 });
}

/**
 * The text in runs of lines of one depth: `>>` inside `>` is somebody else's words (CommonMark, RFC 3676). A `>>>` with
 * no `>` on the lines beside it is a chat's: all that follows is quoted.
 */
export function blocksOf(text: string): TextBlock[] {
  const lines = text.split(/(?<=\r\n|\r(?!\n)|\n)/u);
  const markers = lines.map((line) => marker.exec(line)?.[0] ?? '');
  const blocks: Opened[] = [];
  let isRest = false;
  let at = 0;
  for (const [i, line] of lines.entries()) {
    const own: string = isRest ? '' : (markers[i] ?? '');
    const isAlone = (markers[i - 1] ?? '') === '' && (markers[i + 1] ?? '') === '';
    isRest ||= isAlone && /^[^\S\r\n]*>>>/u.test(own);
    const depth = isRest ? 1 : own.replace(/[^>]/gu, '').length;
    const last = blocks.at(-1);
    const content = line.slice(own.length);
    const begun = { start: 0, at: at + own.length };
    if (last !== undefined && last.depth === depth) {
      last.lines.push({ ...begun, start: last.text.length });
      last.text += content;
    } else blocks.push({ text: content, lines: [begun], depth });
    at += line.length;
  }
  return blocks.map((block) =>
    block.depth === 0 ? { ...block, attribution: '' } : withoutAttribution(block),
  );
}

/** A block that lines are still added to. */
interface Opened {
  text: string;
  readonly lines: { readonly start: number; readonly at: number }[];
  readonly depth: number;
}

/** Where in the whole text stands what stands at `offset` of a block. */
export function offsetIn({ lines }: Pick<TextBlock, 'lines'>, offset: number): number {
  const line = lines[lowerBound(lines.length, (i) => (lines[i]?.start ?? 0) <= offset) - 1];
  return (line?.at ?? 0) + offset - (line?.start ?? 0);
}

/** A longer line behind a dash is a part of what is said, not who said it; in UTF-16 code units. */
const maxAttributionLength = 80;
/** A dash with words behind it, and no second dash: `– a pause –`. */
const attribution = /^(?:[—–―]|-{1,3}|~)[^\S\r\n]?[^\s\-–—―~][^\-–—―\r\n]*$/u;

function withoutAttribution(block: Opened): TextBlock {
  const { text } = block;
  const lines = text.trimEnd().split(/\r\n|\r|\n/u);
  const last = lines.pop()?.trim() ?? '';
  const isList = lines.some((line) => line.trimStart().charAt(0) === last.charAt(0));
  const isIt = last.length <= maxAttributionLength && attribution.test(last) && !isList;
  if (!isIt || lines.every((line) => line.trim() === '')) return { ...block, attribution: '' };
  return { ...block, text: text.slice(0, text.lastIndexOf(last)), attribution: last };
}
