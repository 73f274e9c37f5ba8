import type { Output } from '../../../src/adapters/terminal/progress.js';

/*
 * An independent reader of what the terminal adapter writes: it shares no code with the renderer. It knows colour
 * (ECMA-48 SGR), the bar's return to the line's beginning, and nothing else; every other control is an intrusion.
 */

const pictures: Readonly<Record<string, string>> = {
  '␀': '\u0000',
  '␁': '\u0001',
  '␂': '\u0002',
  '␃': '\u0003',
  '␄': '\u0004',
  '␅': '\u0005',
  '␆': '\u0006',
  '␇': '\u0007',
  '␈': '\u0008',
  '␋': '\u000b',
  '␌': '\u000c',
  '␎': '\u000e',
  '␏': '\u000f',
  '␐': '\u0010',
  '␑': '\u0011',
  '␒': '\u0012',
  '␓': '\u0013',
  '␔': '\u0014',
  '␕': '\u0015',
  '␖': '\u0016',
  '␗': '\u0017',
  '␘': '\u0018',
  '␙': '\u0019',
  '␚': '\u001a',
  '␛': '\u001b',
  '␜': '\u001c',
  '␝': '\u001d',
  '␞': '\u001e',
  '␟': '\u001f',
  '␡': '\u007f',
};

const spelled = [
  '80 81 82 83 84 85 86 87 88 89 8A 8B 8C 8D 8E 8F',
  '90 91 92 93 94 95 96 97 98 99 9A 9B 9C 9D 9E 9F',
]
  .flatMap((row) => row.split(' ').map((digits) => `00${digits}`))
  .concat(['202A', '202B', '202C', '202D', '202E', '2066', '2067', '2068', '2069']);

/** The signs that stand for what must not act. */
export const standIns: readonly (readonly [string, string])[] = [
  ...Object.entries(pictures),
  ...spelled.map((digits): [string, string] => [
    `<U+${digits}>`,
    String.fromCodePoint(Number(`0x${digits}`)),
  ]),
];

export function undoStandIns(text: string): string {
  return standIns.reduce((read, [sign, meant]) => read.replaceAll(sign, meant), text);
}

export interface Read {
  /** Lines on display, colour taken off. */
  readonly lines: readonly string[];
  /** Stretches in the colour of highlights, in order. */
  readonly marked: readonly string[];
  /** Addresses of hyperlinks (OSC 8), in order. */
  readonly links: readonly string[];
  /** Controls that are neither colour nor a line break, written as JSON; nothing shown may hold any. */
  readonly intrusions: readonly string[];
}

/** Reads a finished output. */
export function readScreen(written: string): Read {
  const lines = [''];
  const marked: string[] = [];
  const intrusions: string[] = [];
  const links: string[] = [];
  let marking = false;
  for (let at = 0; at < written.length; at++) {
    const character = written.charAt(at);
    if (written.startsWith('\u001b[', at)) {
      const end = at + 2 + (/^[\d;]*/.exec(written.slice(at + 2, at + 22))?.[0].length ?? 0);
      if (written.charAt(end) === 'm') {
        marking = written.slice(at + 2, end) === '1;33';
        if (marking) marked.push('');
        at = end;
        continue;
      }
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the controls are what is read
    const link = /^\u001b\]8;;([!-~]*)\u001b\\/.exec(written.slice(at, at + 500));
    if (link !== null) {
      if (link[1] !== '') links.push(link[1] ?? '');
      at += link[0].length - 1;
      continue;
    }
    if (character === '\n') lines.push('');
    else if (character !== '\t' && forbidden.has(character)) intrusions.push(JSON.stringify(character));
    else {
      lines[lines.length - 1] += character;
      if (marking) marked[marked.length - 1] += character;
    }
  }
  return { lines, marked, links, intrusions };
}

const forbidden = new Set([...standIns.map(([, control]) => control), '\r']);

/** The quotes: what stands behind bars, their stand-ins undone; runs of barred lines are one quote. */
export function readQuotes({ lines }: Read): readonly string[] {
  const quotes: string[][] = [];
  let inside = false;
  for (const line of lines) {
    const barred = /^[│├] /.test(line);
    if (barred && !inside) quotes.push([]);
    if (barred) quotes.at(-1)?.push(line.slice(2));
    inside = barred;
  }
  return quotes.map((quote) => undoStandIns(quote.join('\n')));
}

/** An output that keeps what is written to it. */
export class Recorder implements Output {
  written = '';
  readonly isTTY: boolean;
  readonly columns: number;
  readonly #colours: boolean;

  constructor(options: { isTTY?: boolean; columns?: number; colours?: boolean } = {}) {
    this.isTTY = options.isTTY ?? false;
    this.columns = options.columns ?? 80;
    this.#colours = options.colours ?? this.isTTY;
  }

  write(text: string): void {
    this.written += text;
  }

  hasColors(): boolean {
    return this.#colours;
  }
}
