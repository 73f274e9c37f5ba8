import { defined } from '../../core/types/defined.js';
import { breakLines } from './width.js';

export type Style = 'plain' | 'strong' | 'emphasis' | 'code' | 'mark' | 'faint';

/** Text that is already inert. */
export interface Piece {
  readonly text: string;
  readonly style: Style;
  /** Where it leads: an address of printable ASCII. */
  readonly link?: string;
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

export function piece(text: string, style: Style = 'plain', link?: string): Piece {
  return { text, style, ...defined({ link }) };
}

/** Pieces as lines of at most `columns` columns, each with its styles opened and closed on the line. */
export function paintLines(pieces: readonly Piece[], columns: number, colour: boolean): readonly string[] {
  const text = pieces.map((part) => part.text).join('');
  return breakLines(text, columns).map(([start, end]) => {
    let at = 0;
    let line = '';
    for (const part of pieces) {
      const inside = part.text.slice(Math.max(0, start - at), Math.max(0, end - at));
      line += linked(paint(inside, part.style, colour), part.link);
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

/** A hyperlink (OSC 8), opened and closed on its line. https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
function linked(shown: string, address: string | undefined): string {
  if (address === undefined || shown === '' || !/^[\x21-\x7e]+$/.test(address)) return shown;
  return `\u001b]8;;${address}\u001b\\${shown}\u001b]8;;\u001b\\`;
}
