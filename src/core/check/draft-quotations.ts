import type { Draft, DraftPlace, DraftQuotations } from '../types/draft.js';
import { anchorAt } from '../types/places.js';
import type { Span } from '../types/span.js';
import { codeSpans } from './code-spans.js';
import { hasWords, type QuotedBlock, quotedBlocks } from './quoted-strings.js';

/** A stretch of a draft that is read as one. */
interface Stretch extends Span {
  /** Whether the draft's reader knows all of it as quoted. */
  readonly isQuote: boolean;
}

/**
 * What of a draft is quoted, in order: what stands in marks or behind `>`, and what its format knows as a block quote.
 * Code quotes nobody: what of it stands in marks is only counted.
 */
export function quotationsOf(draft: Draft): DraftQuotations {
  const { stretches, code } = stretchesOf(draft);
  const isMarkdown = /\.(?:md|markdown)$/iu.test(draft.name);
  const placeAt = placer(draft);
  const found = { quotations: [], leftOut: [], code } as Collected;
  for (const { start, end, isQuote } of stretches) {
    const text = draft.text.slice(start, end);
    for (const block of quotedBlocks(text, isQuote)) {
      collect(block, isMarkdown ? codeSpans(block.block.text) : [], (at) => placeAt(start + at), found);
    }
  }
  return found;
}

type Collected = {
  -readonly [K in keyof DraftQuotations]: DraftQuotations[K] extends readonly (infer T)[]
    ? T[]
    : DraftQuotations[K];
};

function collect(
  { strings, strays }: QuotedBlock,
  codes: readonly Span[],
  placeAt: (offset: number) => DraftPlace,
  found: Collected,
): void {
  for (const { span, at, ...string } of strings) {
    if (!hasWords(string.text)) continue;
    if (codes.some((code) => code.start < span.start && span.end < code.end)) found.code++;
    else found.quotations.push({ ...string, ...placeAt(at) });
  }
  for (const { text, at } of strays) found.leftOut.push({ text, ...placeAt(at) });
}

/** The draft without its code; blocks that are no quotes of themselves stand together, as marks may span them. */
function stretchesOf({ text, body, blocks = [] }: Draft): { stretches: Stretch[]; code: number } {
  const whole = body ?? { start: 0, end: text.length };
  if (blocks.length === 0) return { stretches: [{ ...whole, isQuote: false }], code: 0 };
  const stretches: { start: number; end: number; isQuote: boolean }[] = [];
  let code = 0;
  let isCut = true;
  for (const { kind, start, end } of blocks) {
    const words = text.slice(start, end);
    const isCode = kind === 'code';
    // In Markdown its lines begin with the mark that makes them one.
    const isQuote = kind === 'block-quote' && !/^\s*>/u.test(words);
    const last = stretches.at(-1);
    if (isCode) code += quotedBlocks(words).some(({ strings }) => strings.length > 0) ? 1 : 0;
    else if (isQuote || isCut || last === undefined) stretches.push({ start, end, isQuote });
    else last.end = end;
    isCut = isCode || isQuote;
  }
  return { stretches, code };
}

/** Tells where an offset stands; offsets are to come in order. */
function placer({ text, places }: Draft): (offset: number) => DraftPlace {
  let line = 1;
  let told = 0;
  return (offset) => {
    // Offsets of strays may lie before that of the quotation in front of them.
    if (offset < told) [line, told] = [1, 0];
    line += text.slice(told, offset).match(/\r\n|\r|\n/gu)?.length ?? 0;
    told = offset;
    const place = anchorAt(places?.anchors ?? [], offset)?.label;
    return place === undefined ? { line } : { line, place };
  };
}
