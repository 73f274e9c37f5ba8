import { type Dialect, indentedLines, indentOf, type Piece } from './dialect.js';

/** A line of one mark, below a heading, and above it, too, or not. */
const adornment = /^([!-/:-@[-`{-~])\1{2,}\s*$/;
const simpleBorder = /^\s*={2,}(?:\s+={2,})+\s*$/;

/** https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html */
export const restructuredText: Dialect = {
  begin() {
    const fields: (readonly [string, string])[] = [];
    /** Which marks head what level: in the order in which they come. */
    const levels: string[] = [];
    let hasHead = false;
    const heading = (mark: string, label: string, lines: number): Piece => {
      if (!levels.includes(mark)) levels.push(mark);
      return { kind: 'heading', lines, level: levels.indexOf(mark) + 1, label: label.trim() };
    };
    const pieceAt = (lines: readonly string[], at: number): Piece | undefined => {
      const line = (lines[at] ?? '').trimEnd();
      const [next = '', afterNext = ''] = [lines[at + 1], lines[at + 2]].map((one) => (one ?? '').trimEnd());
      const mark = adornment.exec(line)?.[1];
      if (mark !== undefined) {
        const isOver = next.trim() !== '' && adornment.exec(afterNext)?.[1] === mark;
        return isOver ? heading(`${mark}${mark}`, next, 3) : { kind: 'margin', lines: 1 };
      }
      const under = adornment.exec(next)?.[1];
      if (under !== undefined && indentOf(line) === 0 && next.length >= Math.min(line.length, 3))
        return heading(under, line, 2);
      const field = /^:([\w -]{1,60}):(?:\s(.*))?$/.exec(line);
      if (field !== null) {
        const [, name = '', value = ''] = field;
        if (!hasHead) fields.push([name, value.trimStart()]);
        return { kind: hasHead ? 'list-item' : 'margin', lines: 1, goesOn: true };
      }
      if (levels.length > 1) hasHead = true;
      if (/^\.\.(?:\s|$)/.test(line)) return explicit(lines, at);
      const before = (lines[at - 2] ?? '').trimEnd();
      const literal =
        before.endsWith('::') && !/^\s*\.\./.test(before) && (lines[at - 1] ?? '').trim() === '';
      if (literal && indentOf(line) > indentOf(before)) {
        return { kind: 'code', lines: indentedLines(lines, at, indentOf(before)) };
      }
      if (/^\s*>>> /.test(line)) return { kind: 'code', lines: 1, goesOn: true };
      if (simpleBorder.test(line) || /^\s*\+[-=+]+\+$/.test(line)) return { kind: 'margin', lines: 1 };
      if (/^\s*\|.*\|$/.test(line) || isSimpleRow(lines, at)) return { kind: 'table-row', lines: 1 };
      const item = /^(\s*)(?:[*+•-]|(?:\d{1,9}|#|[a-z])[.)]|\(\d{1,9}\))\s+\S/.exec(line);
      if (item !== null) {
        return {
          kind: 'list-item',
          lines: 1,
          level: 1 + Math.floor((item[1] ?? '').length / 2),
          goesOn: true,
        };
      }
      return undefined;
    };
    return { pieceAt, fields };
  },
};

/** A directive, a remark, a target, a footnote. */
function explicit(lines: readonly string[], at: number): Piece {
  const line = lines[at] ?? '';
  if (/^\.\. \[/.test(line)) return { kind: 'paragraph', lines: 1 + indentedLines(lines, at + 1, 0) };
  const name = /^\.\. ([\w-]{1,60})::/.exec(line)?.[1];
  if (name !== undefined && /^(?:code|code-block|sourcecode|parsed-literal|highlight|math)$/.test(name))
    return { kind: 'code', lines: 1 + indentedLines(lines, at + 1, 0) };
  // Of any other directive what stands in it is read by itself: a note, an example.
  if (name !== undefined) return { kind: 'margin', lines: 1 };
  return { kind: 'margin', lines: /^\.\. _/.test(line) ? 1 : 1 + indentedLines(lines, at + 1, 0) };
}

/** A line between the borders of a simple table, told by the nearest border above: no blank line stands between. */
function isSimpleRow(lines: readonly string[], at: number): boolean {
  for (let i = at - 1; i >= 0 && at - i < 200; i--) {
    const line = lines[i] ?? '';
    if (simpleBorder.test(line)) return borders(lines, i) % 2 === 1 || borders(lines, i) === 2;
    if (line.trim() === '') return false;
  }
  return false;
}

/** Which border of its table the one at `at` is, from 1. */
function borders(lines: readonly string[], at: number): number {
  let count = 0;
  for (let i = at; i >= 0 && at - i < 200 && (lines[i] ?? '').trim() !== ''; i--) {
    if (simpleBorder.test(lines[i] ?? '')) count++;
  }
  return count;
}
