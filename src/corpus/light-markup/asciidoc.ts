import { type Dialect, leftOutUntil, linesUntil, type Piece } from './dialect.js';

/** https://docs.asciidoctor.org/asciidoc/latest/ */
export const asciidoc: Dialect = {
  begin() {
    const fields: (readonly [string, string])[] = [];
    let head: 'none' | 'author' | 'revision' = 'none';
    const pieceAt = (lines: readonly string[], at: number): Piece | undefined => {
      const line = (lines[at] ?? '').trimEnd();
      const isInHead = head !== 'none' && (lines[at - 1] ?? '').trim() !== '';
      const heading = /^(={1,6}|#{1,6})\s+(\S.*)$/.exec(line);
      if (heading !== null) {
        const [, marks = '', label = ''] = heading;
        if (at === 0 || fields.length === 0) head = marks.length === 1 ? 'author' : 'none';
        return { kind: 'heading', lines: 1, level: marks.length, label };
      }
      const attribute = /^:!?([\w-]{1,60})!?:\s*(.*)$/.exec(line);
      if (attribute !== null) {
        const [, name = '', value = ''] = attribute;
        fields.push([name === 'revdate' ? 'date' : name, value]);
        return { kind: 'margin', lines: 1 };
      }
      if (isInHead) {
        if (head === 'author') fields.push(['author', line.replace(/<[^<>]{0,200}>/g, '')]);
        else fields.push(['date', /\d{4}-\d\d-\d\d/.exec(line)?.[0] ?? '']);
        head = head === 'author' ? 'revision' : 'none';
        return { kind: 'margin', lines: 1 };
      }
      if (/^(?:-{4,}|\.{4,}|`{3,}\w*)$/.test(line)) {
        const fence = line.replace(/(?<!\w)\w+$/, '');
        return { kind: 'code', lines: linesUntil(lines, at, (other) => other.trimEnd() === fence) };
      }
      if (/^\/{4,}$/.test(line))
        return { kind: 'margin', lines: leftOutUntil(lines, at, (other) => other.trimEnd() === line) };
      if (isMark(line)) return { kind: 'margin', lines: 1 };
      if (/^\.[^\s.]/.test(line)) return { kind: 'caption', lines: 1 };
      const item = /^\s*(\*{1,5}|-|\.{1,5}|\d{1,9}\.)\s+\S/.exec(line)?.[1];
      if (item !== undefined) {
        return { kind: 'list-item', lines: 1, level: /^[*.]/.test(item) ? item.length : 1, goesOn: true };
      }
      return line.startsWith('|') ? { kind: 'table-row', lines: 1 } : undefined;
    };
    return { pieceAt, fields };
  },
};

/** A remark, a list of attributes, an anchor, the border of a block, what joins two. */
function isMark(line: string): boolean {
  return (
    /^\/\/(?!\/)/.test(line) ||
    /^\[.*\]$/.test(line) ||
    /^(?:={4,}|\*{4,}|_{4,}|--|\|={3,}|\+|<<<|'''|include::\S.*|ifdef::\S.*|ifndef::\S.*|endif::.*)$/.test(
      line,
    )
  );
}
