import { breakLines } from './width.js';

export type Style = 'plain' | 'strong' | 'emphasis' | 'code' | 'mark' | 'faint';

/** Text that is already inert. */
export interface Piece {
  readonly text: string;
  readonly style: Style;
}

/** SGR parameters, on and off. ECMA-48, 8.3.117. */
const sgr: Record<Style, readonly [string, string] | undefined> = {
  plain: undefined,
  strong: ['1', '22'],
  emphasis: ['3', '23'],
  code: ['36', '39'],
  mark: ['1;33', '22;39'],
  faint: ['2', '22'],
};

export function piece(text: string, style: Style = 'plain'): Piece {
  return { text, style };
}

/** Pieces as lines of at most `columns` columns, each with its styles opened and closed on the line. */
export function paintLines(pieces: readonly Piece[], columns: number, colour: boolean): readonly string[] {
  const text = pieces.map((part) => part.text).join('');
  return breakLines(text, columns).map(([start, end]) => {
    let at = 0;
    let line = '';
    for (const part of pieces) {
      const inside = part.text.slice(Math.max(0, start - at), Math.max(0, end - at));
      line += paint(inside, part.style, colour);
      at += part.text.length;
    }
    return line;
  });
}

export function paint(text: string, style: Style, colour: boolean): string {
  const codes = sgr[style];
  if (!colour || codes === undefined || text === '') return text;
  return `\u001b[${codes[0]}m${text}\u001b[${codes[1]}m`;
}
