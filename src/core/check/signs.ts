import type { Typography } from '../types/quote-check.js';
import type { Span } from '../types/span.js';
import { markupIn } from './markup.js';

/** A place of a string at which something of the document may be missing or other. */
export type Joint =
  /** `…`: words were left out. */
  | { readonly kind: 'omission'; readonly at: number }
  /** `[the company]`: the editor's words for others, or beside them. */
  | { readonly kind: 'bracket'; readonly at: number; readonly words: string }
  /** `[sic]`: a remark on the words, none of them. */
  | { readonly kind: 'remark'; readonly at: number; readonly words: string }
  /** `,” she said, “`: nothing was left out. */
  | { readonly kind: 'break'; readonly at: number };

/** A string whose signs are told from its words. */
export interface ReadString {
  /** As typed. */
  readonly text: string;
  /** As long as `text`, with blanks for every sign that is no word of it. */
  readonly words: string;
  /** In order; none before the first word or behind the last one, unless it is a bracket. */
  readonly joints: readonly Joint[];
  /** Words with letters in brackets: `[T]he`. */
  readonly editedWords: readonly Span[];
  /** Kinds of signs that are nothing but typography. */
  readonly differences: readonly Typography[];
}

const omission = /[[(]\s?(?:…|\.{3,})\s?[\])]|…|\.{3,}|\.(?: \.){2,}/gu;
const bracket = /\[([^[\]\r\n]{1,120})\]/gu;
const superscript = /[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3}/gu;
const footnote = /^(?:\d{1,3}|[a-z]|note \d{1,3}|citation needed)$/iu;
const remark =
  /^(?:sic!?|emphasis (?:added|mine|ours|in (?:the )?original)|my emphasis|italics (?:added|mine)|!)$/iu;
/** Stands where a letter may be joined to what is beside it: nobody sees it, and it ends no word. */
const joiner = '\u2060';

/**
 * Tells the signs in a string from its words: marks of omission, editorial brackets, *emphasis*, links, footnote marks, and
 * remarks of who is quoted between the halves of a broken quotation.
 */
export function readString(text: string, halves: readonly string[]): ReadString {
  const signs = new Signs(text);
  let from = 0;
  for (const [i, half] of halves.entries()) {
    const start = Math.max(from, text.indexOf(half, from));
    if (i > 0) signs.blank({ start: from, end: start }, { kind: 'break', at: from });
    from = start + half.length;
  }
  const markup = markupIn(text);
  for (const mark of markup) signs.blank(mark, mark.as);
  for (const { index, 0: found } of text.matchAll(omission)) {
    if (isWithin(index, markup)) continue;
    signs.blank({ start: index, end: index + found.length }, { kind: 'omission', at: index });
  }
  for (const { index, 0: found, 1: words = '' } of text.matchAll(bracket)) {
    const span = { start: index, end: index + found.length };
    if (signs.isBlank(span)) continue;
    if (isInWord(text, span, words)) signs.join(span);
    else if (footnote.test(words)) signs.blank(span, 'footnote marks');
    else if (remark.test(words)) signs.blank(span, { kind: 'remark', at: index, words: found });
    else signs.blank(span, { kind: 'bracket', at: index, words });
  }
  for (const { index, 0: found } of text.matchAll(superscript)) {
    if (isFootnoteMark(text, index)) {
      signs.blank({ start: index, end: index + found.length }, 'footnote marks');
    }
  }
  return signs.read();
}

function isWithin(at: number, spans: readonly Span[]): boolean {
  return spans.some(({ start, end }) => at >= start && at < end);
}

/** A raised figure behind a word or a mark counts notes: no power of a number, and no unit (m², km³). */
export function isFootnoteMark(text: string, at: number): boolean {
  return /(?:\p{L}{4}|[.,;:!?”’"'»)])$/u.test(text.slice(Math.max(0, at - 4), at));
}

class Signs {
  readonly #text: string;
  readonly #units: string[];
  readonly #joints: Joint[] = [];
  readonly #edited: Span[] = [];
  readonly #differences = new Set<Typography>();

  constructor(text: string) {
    this.#text = text;
    this.#units = text.split('');
  }

  isBlank({ start }: Span): boolean {
    return this.#units[start] === ' ' && this.#text.charAt(start) !== ' ';
  }

  blank({ start, end }: Span, as: Joint | Typography): void {
    this.#units.fill(' ', start, end);
    if (typeof as === 'string') this.#differences.add(as);
    else this.#joints.push(as);
  }

  /** `[T]he` is one word. */
  join({ start, end }: Span): void {
    this.#units[start] = joiner;
    this.#units[end - 1] = joiner;
    this.#edited.push({ start, end });
  }

  read(): ReadString {
    const words = this.#units.join('');
    const isWord = /[\p{L}\p{N}\p{S}]/u;
    const first = words.search(isWord);
    const last = words.search(/[\p{L}\p{N}\p{S}][^\p{L}\p{N}\p{S}]*$/u);
    const joints = [...this.#joints].sort((a, b) => a.at - b.at);
    const isInside = ({ at }: Joint) => at > first && at < last;
    if (joints.some((joint) => joint.kind === 'omission' && !isInside(joint)))
      this.#differences.add('ellipses');
    return {
      text: this.#text,
      words,
      joints: joints.filter(
        (joint) => (joint.kind !== 'omission' && joint.kind !== 'break') || isInside(joint),
      ),
      editedWords: this.#edited,
      differences: [...this.#differences],
    };
  }
}

/** Whether the brackets hold letters of a word: `[T]he`, `walk[ed]`. */
function isInWord(text: string, { start, end }: Span, words: string): boolean {
  return /^\p{L}{1,20}$/u.test(words) && (isLetter(text.charAt(start - 1)) || isLetter(text.charAt(end)));
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
