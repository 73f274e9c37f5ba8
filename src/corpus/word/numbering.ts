import { type Attributes, readXml, type XmlReader } from '../xml/read-xml.js';

/** A level of a list as Word numbers it. */
interface Level {
  readonly format: string;
  /** `%1.%2)`: the numbers of the levels above and its own. */
  readonly text: string;
  readonly start: number;
}

/** A list of a file: its levels, and what counts them: lists of one kind go on counting where each other ended. */
interface List {
  readonly counter: string;
  readonly levels: ReadonlyMap<number, Level>;
}

interface Placed {
  readonly list: string;
  readonly level: number;
}

const maxLevel = 8;

/**
 * The text of a Word file with the number of each numbered paragraph as its first words, `2.1 ` or `b) `: Word computes
 * them, and no part of the file holds them. Bullets are left to the parser.
 * @param parts The file's `document.xml`, `numbering.xml` and `styles.xml`; the two latter may be ''.
 */
export function withNumbers({
  document,
  numbering,
  styles,
}: Readonly<Record<'document' | 'numbering' | 'styles', string>>): string {
  const lists = listsIn(numbering);
  if (lists.size === 0) return document;
  const counters = new Map<string, number[]>();
  const parts: string[] = [];
  let at = 0;
  for (const { end, placed } of placedParagraphs(document, numberedStyles(styles))) {
    const list = lists.get(placed.list);
    if (list === undefined) continue;
    const counted = counters.get(list.counter) ?? [];
    counters.set(list.counter, counted);
    count(counted, placed.level, list);
    const number = numberOf(list, placed.level, counted);
    if (number === '') continue;
    parts.push(document.slice(at, end), `<w:r><w:t xml:space="preserve">${number} </w:t></w:r>`);
    at = end;
  }
  return parts.length === 0 ? document : `${parts.join('')}${document.slice(at)}`;
}

function count(counted: number[], level: number, { levels }: List): void {
  for (let above = 0; above < level; above++) counted[above] ??= levels.get(above)?.start ?? 1;
  counted[level] = counted[level] === undefined ? (levels.get(level)?.start ?? 1) : counted[level] + 1;
  counted.length = level + 1;
}

function numberOf({ levels }: List, level: number, counted: readonly number[]): string {
  const own = levels.get(level);
  if (own === undefined || own.format === 'bullet') return '';
  return own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const of = Number(digit) - 1;
    return written(counted[of] ?? 1, levels.get(of)?.format ?? 'decimal');
  });
}

function written(number: number, format: string): string {
  switch (format) {
    case 'none':
      return '';
    case 'lowerLetter':
      return letters(number).toLowerCase();
    case 'upperLetter':
      return letters(number);
    case 'lowerRoman':
      return roman(number).toLowerCase();
    case 'upperRoman':
      return roman(number);
    case 'decimalZero':
      return String(number).padStart(2, '0');
    default:
      return String(number);
  }
}

/** A, ..., Z, AA, BB, ... as Word has it. */
function letters(number: number): string {
  return String.fromCharCode(0x41 + ((number - 1) % 26)).repeat(Math.min(10, Math.ceil(number / 26)));
}

const romans: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(number: number): string {
  if (number >= 4000) return String(number);
  let left = number;
  let words = '';
  for (const [value, sign] of romans) {
    while (left >= value) {
      words += sign;
      left -= value;
    }
  }
  return words;
}

/** By `w:numId`. */
function listsIn(numbering: string): ReadonlyMap<string, List> {
  const kinds = new Map<string, ReadonlyMap<number, Level>>();
  const lists = new Map<string, List>();
  let levels = new Map<number, Level>();
  let id = '';
  let kind = '';
  let isOverridden = false;
  let level: number | undefined;
  const change = (over: Partial<Level>) => {
    const own = level === undefined ? undefined : levels.get(level);
    if (level !== undefined && own !== undefined) levels.set(level, { ...own, ...over });
  };
  read(numbering, {
    open(name, { val = '', ...attributes }) {
      if (name === 'abstractNum') {
        levels = new Map();
        kinds.set(attributes['abstractNumId'] ?? '', levels);
      } else if (name === 'num') {
        id = attributes['numId'] ?? '';
        isOverridden = false;
      } else if (name === 'abstractNumId') {
        kind = val;
        levels = new Map(kinds.get(kind));
      } else if (name === 'lvl' && !isOverridden) {
        level = integer(attributes['ilvl']);
        if (level !== undefined && level <= maxLevel)
          levels.set(level, { format: 'decimal', text: '', start: 1 });
      } else if (name === 'lvlOverride') {
        isOverridden = true;
        level = integer(attributes['ilvl']);
      } else if (name === 'startOverride') change(started(val));
      else if (isOverridden) return;
      else if (name === 'numFmt') change({ format: val });
      else if (name === 'lvlText') change({ text: val });
      else if (name === 'start') change(started(val));
    },
    close(name) {
      if (name === 'lvl' || name === 'lvlOverride') level = undefined;
      if (name === 'num') lists.set(id, { counter: isOverridden ? `list ${id}` : `kind ${kind}`, levels });
      if (name === 'abstractNum' || name === 'num') isOverridden = false;
    },
  });
  return lists;
}

function started(value: string): Partial<Level> {
  const start = integer(value);
  return start === undefined ? {} : { start };
}

/** Styles whose paragraphs are numbered, by their ids. */
function numberedStyles(styles: string): ReadonlyMap<string, Placed> {
  const found = new Map<string, Placed>();
  let id = '';
  let own = new Placing();
  read(styles, {
    open(name, attributes) {
      if (name === 'style') {
        id = attributes['styleId'] ?? '';
        own = new Placing();
      } else own.open(name, attributes);
    },
    close(name) {
      own.close(name);
      const { placed } = own;
      if (name === 'style' && placed !== undefined) found.set(id, placed);
    },
  });
  return found;
}

/** The paragraphs that stand in a list, with where what they say of themselves ends; what they were before a change is passed over. */
function placedParagraphs(
  document: string,
  ofStyle: ReadonlyMap<string, Placed>,
): readonly { readonly end: number; readonly placed: Placed }[] {
  const found: { end: number; placed: Placed }[] = [];
  let own = new Placing();
  let style = '';
  let depth = 0;
  read(document, {
    open(name, attributes) {
      if (name === 'pPr') {
        if (depth++ > 0) return;
        own = new Placing();
        style = '';
      } else if (depth === 1) {
        if (name === 'pStyle') style = attributes['val'] ?? '';
        own.open(name, attributes);
      }
    },
    close(name, end) {
      if (name !== 'pPr') {
        if (depth === 1) own.close(name);
        return;
      }
      const placed = own.placed ?? ofStyle.get(style);
      if (--depth === 0 && placed !== undefined) found.push({ end, placed });
    },
  });
  return found;
}

/** What a paragraph or a style says of the list in which it stands. */
class Placing {
  #isOpen = false;
  #list: string | undefined;
  #level: string | undefined;

  open(name: string, { val }: Attributes): void {
    if (name === 'numPr') this.#isOpen = true;
    else if (this.#isOpen && name === 'numId') this.#list ??= val;
    else if (this.#isOpen && name === 'ilvl') this.#level ??= val;
  }

  close(name: string): void {
    if (name === 'numPr') this.#isOpen = false;
  }

  get placed(): Placed | undefined {
    const level = integer(this.#level) ?? 0;
    return this.#list === undefined || level > maxLevel ? undefined : { list: this.#list, level };
  }
}

/** A whole number that can be counted on from. */
function integer(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}

/** @param xml Without a byte order mark, so that places in it are what they are; '' for a part that is not there. */
function read(xml: string, reader: XmlReader): void {
  if (xml !== '') readXml(Buffer.from(xml), reader);
}
