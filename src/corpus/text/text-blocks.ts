import type { Block, BlockKind } from '../../core/types/block.js';
import { defined } from '../../core/types/defined.js';
import type { Span } from '../../core/types/span.js';
import { type Draft, tiled } from '../blocks/draft.js';
import { type Line, linesOf } from '../lines.js';
import { areColumns, isRule, namesColumns } from './columns.js';
import { isAuthorBox, pagePart } from './furniture.js';
import { speakersOf, type Turns } from './turns.js';

/** A longer line is a paragraph of its own: whoever wrote it ends lines at paragraphs. */
const longLine = 160;
/** A longer line heads nothing. */
const maxHeadingLength = 80;
/** A line between paragraphs this long, which ends no sentence, heads the second. */
const longParagraph = 120;

const bullet = /^(\s*)(?:[-*•‣◦▪–—+]|o(?= {2,}|\t))\s+\S/u;
const numbered = /^(\s*)\(?(\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+\S/;
const clause = /^\s*(\d{1,3}(?:\.\d{1,3}){0,5})\.?\s+(?=\S)/;
const endsSentence = /[.!;:,…]["”’»)\]]*$/u;
const codeSigns = /[{}<>=;|\\$]|^\s*[#$>%]\s|\w\(|--\w/;

/** Lines between blank lines, or one long line of them. */
interface Group extends Span {
  readonly lines: readonly Line[];
}

/** The blocks of plain text: what is plain about it. Who is unsure says paragraph. */
export function textBlocks(text: string, body: Span): readonly Block[] {
  const groups = groupsOf(text, body);
  return tiled(text, body, new TextReader(text, groups).drafts());
}

function groupsOf(text: string, { start, end }: Span): readonly Group[] {
  const groups: Group[] = [];
  let lines: Line[] = [];
  let hasLong = false;
  const finish = () => {
    const parts = hasLong ? lines.map((line) => [line]) : [lines];
    for (const part of parts) {
      const [first, last] = [part[0], part.at(-1)];
      if (first !== undefined && last !== undefined)
        groups.push({ start: first.start, end: last.end, lines: part });
    }
    lines = [];
    hasLong = false;
  };
  for (const line of linesOf(text, start, end)) {
    if (line.text.trim() === '') finish();
    else {
      lines.push(line);
      hasLong ||= line.text.length > longLine;
    }
  }
  finish();
  return groups;
}

class TextReader {
  readonly text: string;
  readonly groups: readonly Group[];
  readonly #drafts: Draft[] = [];
  readonly #turns: Turns;
  /** Where comments or their form begin, all that follows is theirs. */
  #part: BlockKind | undefined;
  #speaker: string | undefined;

  constructor(text: string, groups: readonly Group[]) {
    this.text = text;
    this.groups = groups;
    this.#turns = speakersOf(groups.flatMap(({ lines }) => lines.map((line) => line.text)));
  }

  drafts(): readonly Draft[] {
    for (let i = 0; i < this.groups.length; i++) i += this.#read(i);
    return this.#drafts;
  }

  /** @returns how many groups behind this one have been read with it. */
  #read(i: number): number {
    const group = this.groups[i] as Group;
    const words = this.text.slice(group.start, group.end);
    const next = this.groups[i + 1];
    const after =
      next === undefined
        ? undefined
        : this.text.slice(next.start, Math.min(next.end, next.start + 400)).trim();
    const part = pagePart(words);
    if (part !== undefined) {
      if (part !== 'furniture') this.#part = part === 'form' ? 'margin' : 'comment';
      this.#push('margin', group);
    } else if (this.#part !== undefined) this.#push(this.#part, group);
    else if (group.lines.length === 1 && isAuthorBox(words, after) && next !== undefined) {
      this.#push('margin', group);
      this.#push('margin', next);
      return 1;
    } else if (!this.#heading(i, group)) this.#lines(group.lines);
    return 0;
  }

  #push(
    kind: BlockKind,
    { start, end }: Span,
    more: Omit<Partial<Draft>, 'kind' | 'start' | 'end'> = {},
  ): Draft {
    const draft: Draft = { kind, start, end, ...more };
    this.#drafts.push(draft);
    return draft;
  }

  /** Whether a group is a heading, or begins with one: the lines behind it are read, too. */
  #heading(i: number, { lines }: Group): boolean {
    const [line, second] = lines;
    if (line === undefined || line.text.trim().length > maxHeadingLength) return false;
    if (this.#turns.speakerIn(line.text) !== undefined) return false;
    const words = line.text.trim();
    const hash = /^ {0,3}(#{1,6})\s+\S/.exec(line.text);
    if (hash !== null && this.#drafts.length === 0) return this.#head(lines, 1, hash[1]?.length ?? 1);
    if (second !== undefined && isUnderline(words, second.text)) {
      return this.#head(lines, 2, second.text.trim().startsWith('=') ? 1 : 2);
    }
    const number = clause.exec(line.text)?.[1];
    if (number !== undefined && this.#isNumberedHeading(i, lines, number)) {
      return this.#head(lines, 1, Math.min(6, number.split('.').length + 1));
    }
    if (lines.length > 1 || number !== undefined) return false;
    const isFirst = this.#drafts.length === 0;
    if (isUpper(words) && this.groups.length > i + 1) return this.#head(lines, 1, isFirst ? 1 : 2);
    const before = this.groups[i - 1];
    const after = this.groups[i + 1];
    const isAlone = before !== undefined && after !== undefined && isLong(before) && isLong(after);
    return isAlone && /^["“‘(]?\p{Lu}/u.test(words) && !endsSentence.test(words) && this.#head(lines, 1, 2);
  }

  #head(lines: readonly Line[], count: number, level: number): true {
    const [first, last] = [lines[0], lines[count - 1]];
    const label = first?.text.trim() ?? '';
    const more = count > 1 ? { level, label } : { level };
    this.#push('heading', { start: first?.start ?? 0, end: last?.end ?? 0 }, more);
    this.#lines(lines.slice(count));
    return true;
  }

  /** "4. Liability", over something that is not 5: items of a list follow each other. What is numbered anew stands below it. */
  #isNumberedHeading(i: number, lines: readonly Line[], number: string): boolean {
    const words = lines[0]?.text.trim() ?? '';
    const title = words.slice(words.search(/\s/) + 1).trim();
    if (!/^\p{Lu}/u.test(title) || endsSentence.test(title) || /[?]$/.test(title)) return false;
    if (goesOnBelow(lines)) return false;
    const next = lines[1] ?? this.groups[i + 1]?.lines[0];
    if (next === undefined) return false;
    const follower = clause.exec(next.text)?.[1];
    if (follower === undefined || follower.startsWith(`${number}.`)) return true;
    return follower === '1' && number.includes('.');
  }

  /** The lines of a group that are no heading. */
  #lines(lines: readonly Line[]): void {
    const [first, last] = [lines[0], lines.at(-1)];
    if (first === undefined || last === undefined) return;
    const whole = { start: first.start, end: last.end };
    if (
      lines.every(({ text }) => /^(?: {4}|\t)/.test(text)) &&
      lines.filter(({ text }) => codeSigns.test(text)).length * 2 > lines.length
    ) {
      this.#push('code', whole);
    } else if (areColumns(lines)) this.#table(lines);
    else this.#runs(lines);
  }

  #table(lines: readonly Line[]): void {
    const hasNames = namesColumns(lines);
    let header: Draft | undefined;
    let at = 0;
    if (hasNames) {
      while (isRule(lines[at + 1]?.text ?? '')) at++;
      header = this.#push('table-row', { start: lines[0]?.start ?? 0, end: lines[at]?.end ?? 0 });
      at++;
    }
    for (const { text, start, end } of lines.slice(at)) {
      this.#push(isRule(text) ? 'margin' : 'table-row', { start, end }, defined({ header }));
    }
  }

  /** Runs of lines: each item and each turn is a block, what is none of them a paragraph. */
  #runs(lines: readonly Line[]): void {
    const isList =
      lines.filter(({ text }) => numbered.test(text) || clauseIn(text)).length > 1 || lines.length === 1;
    let run:
      | { kind: BlockKind; start: number; end: number; more: Omit<Partial<Draft>, 'kind' | 'start' | 'end'> }
      | undefined;
    const finish = () => {
      if (run !== undefined) this.#push(run.kind, run, run.more);
    };
    for (const line of lines) {
      const begins = this.#begins(line.text, isList);
      if (begins !== undefined || run === undefined) {
        finish();
        const speaker = this.#speaker;
        const fallback =
          speaker === undefined
            ? { kind: 'paragraph' as const, more: {} }
            : { kind: 'turn' as const, more: { speaker } };
        run = { ...(begins ?? fallback), start: line.start, end: line.end };
      } else run.end = line.end;
    }
    finish();
  }

  #begins(
    text: string,
    isList: boolean,
  ): { kind: BlockKind; more: Omit<Partial<Draft>, 'kind' | 'start' | 'end'> } | undefined {
    const speaker = this.#turns.speakerIn(text);
    if (speaker !== undefined) {
      this.#speaker = speaker;
      return { kind: 'turn', more: { speaker } };
    }
    const item = bullet.exec(text) ?? (isList ? numbered.exec(text) : null);
    if (item !== null) {
      const level = Math.min(15, 1 + Math.floor((item[1] ?? '').replace(/\t/g, '    ').length / 2));
      return { kind: 'list-item', more: { level } };
    }
    const depth = isList ? clauseIn(text) : 0;
    return depth > 0 ? { kind: 'list-item', more: { level: depth } } : undefined;
  }
}

/** Whether the first of some lines was broken where it was full: the next begins in lower case, or with a word that had no room there. */
function goesOnBelow(lines: readonly Line[]): boolean {
  const [first, second] = lines;
  if (first === undefined || second === undefined) return false;
  const next = second.text.trim();
  if (/^\p{Ll}/u.test(next)) return true;
  let widest = minWrappedWidth;
  for (const { text } of lines) widest = Math.max(widest, text.trimEnd().length);
  return first.text.trimEnd().length + 1 + next.search(/\s|$/u) > widest;
}

/** Whoever breaks lines where they are full does so further right. */
const minWrappedWidth = 60;

/** How deep a numbered clause stands ("4.2" 2); 0 where a line begins none. */
function clauseIn(text: string): number {
  const number = clause.exec(text)?.[1];
  return number?.includes('.') ? number.split('.').length : 0;
}

function isUnderline(words: string, line: string): boolean {
  const rule = line.trim();
  return /^(?:={3,}|-{3,}|~{3,}|\*{3,}|\^{3,})$/.test(rule) && rule.length * 2 >= words.length;
}

function isUpper(words: string): boolean {
  const letters = words.replace(/[^\p{L}]/gu, '');
  return (
    letters.length >= 4 &&
    letters === letters.toUpperCase() &&
    letters !== letters.toLowerCase() &&
    !/[.!?,;]$/.test(words)
  );
}

function isLong({ start, end }: Span): boolean {
  return end - start >= longParagraph;
}
