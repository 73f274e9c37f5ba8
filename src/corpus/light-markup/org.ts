import { type Dialect, leftOutUntil, linesUntil, type Piece } from './dialect.js';

/** https://orgmode.org/worg/org-syntax.html */
export const org: Dialect = {
  begin() {
    const fields: (readonly [string, string])[] = [];
    const pieceAt = (lines: readonly string[], at: number): Piece | undefined => {
      const line = (lines[at] ?? '').trimEnd();
      const heading = /^(\*+)\s+(\S.*)$/.exec(line);
      if (heading !== null) {
        const [, stars = '', words = ''] = heading;
        const label = words
          .replace(/\s:[\w@#%:]{1,200}:$/u, '')
          .replace(/^(?:TODO|DONE|NEXT|WAITING)\s+/, '')
          .replace(/^\[#[A-Z]\]\s*/, '')
          .trim();
        return { kind: 'heading', lines: 1, level: stars.length, label };
      }
      const block = /^\s*#\+begin_(\w{1,40})/i.exec(line)?.[1]?.toLowerCase();
      if (block !== undefined && block !== 'quote') {
        const end = `#+end_${block}`;
        const length = linesUntil(lines, at, (other) => other.trim().toLowerCase() === end);
        return {
          kind: block === 'comment' ? 'margin' : block === 'verse' ? 'block-quote' : 'code',
          lines: length,
        };
      }
      const keyword = /^\s*#\+(\w{1,40}):(.*)$/.exec(line);
      if (keyword !== null) {
        const [, name = '', value = ''] = keyword;
        fields.push([name, value.trimStart().replace(/^[<[]|[>\]]$/g, '')]);
        return { kind: /^caption$/i.test(name) ? 'caption' : 'margin', lines: 1 };
      }
      if (/^\s*(?:#(?:\s|$)|#\+)/.test(line)) return { kind: 'margin', lines: 1 };
      if (/^\s*:[\w-]{1,60}:$/.test(line))
        return {
          kind: 'margin',
          lines: leftOutUntil(lines, at, (other) => other.trim().toLowerCase() === ':end:'),
        };
      if (/^\s*\|/.test(line)) return { kind: 'table-row', lines: isRule(lines[at + 1]) ? 2 : 1 };
      const item = /^(\s*)(?:[-+]|\d{1,9}[.)])\s+\S|^(\s+)\*\s+\S/.exec(line);
      if (item !== null) {
        const indent = (item[1] ?? item[2] ?? '').length;
        return { kind: 'list-item', lines: 1, level: 1 + Math.floor(indent / 2), goesOn: true };
      }
      return undefined;
    };
    return { pieceAt, fields };
  },
};

/** The line below the names of the columns. */
function isRule(line = ''): boolean {
  return /^\s*\|[-+]+\|?\s*$/.test(line);
}
