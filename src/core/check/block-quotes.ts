/** A run of lines of a text that are quoted alike. */
export interface TextBlock {
  /** Without the marks before its lines. */
  readonly text: string;
  /** How many `>` stand before its lines; 0 for what is not quoted. */
  readonly depth: number;
  /** `— Jane Doe`, a short last line that says who is quoted; '' for none. It is no part of `text`. */
  readonly attribution: string;
}

const marker = /^[^\S\r\n]{0,3}>(?:[^\S\r\n]?>)*[^\S\r\n]?/u;

/**
 * The text in runs of lines of one depth: `>>` inside `>` is somebody else's words (CommonMark, RFC 3676). A `>>>` with
 * no `>` on the lines beside it is Slack's: all that follows is quoted.
 */
export function blocksOf(text: string): TextBlock[] {
  const lines = text.split(/(?<=\r\n|\r(?!\n)|\n)/u);
  const markers = lines.map((line) => marker.exec(line)?.[0] ?? '');
  const blocks: { text: string; depth: number }[] = [];
  let isRest = false;
  for (const [i, line] of lines.entries()) {
    const own: string = isRest ? '' : (markers[i] ?? '');
    const isAlone = (markers[i - 1] ?? '') === '' && (markers[i + 1] ?? '') === '';
    isRest ||= isAlone && /^[^\S\r\n]*>>>/u.test(own);
    const depth = isRest ? 1 : own.replace(/[^>]/gu, '').length;
    const last = blocks.at(-1);
    const content = line.slice(own.length);
    if (last !== undefined && last.depth === depth) last.text += content;
    else blocks.push({ text: content, depth });
  }
  return blocks.map((block) =>
    block.depth === 0 ? { ...block, attribution: '' } : withoutAttribution(block),
  );
}

/** A longer line behind a dash is a part of what is said, not who said it; in UTF-16 code units. */
const longestAttribution = 80;
/** A dash with words behind it, and no second dash: `– a pause –`. */
const attribution = /^(?:[—–―]|-{1,3}|~)[^\S\r\n]?[^\s\-–—―~][^\-–—―\r\n]*$/u;

function withoutAttribution({ text, depth }: { text: string; depth: number }): TextBlock {
  const lines = text.trimEnd().split(/\r\n|\r|\n/u);
  const last = lines.pop()?.trim() ?? '';
  const isList = lines.some((line) => line.trimStart().charAt(0) === last.charAt(0));
  const isIt = last.length <= longestAttribution && attribution.test(last) && !isList;
  if (!isIt || lines.every((line) => line.trim() === '')) return { text, depth, attribution: '' };
  return { text: text.slice(0, text.lastIndexOf(last)), depth, attribution: last };
}
