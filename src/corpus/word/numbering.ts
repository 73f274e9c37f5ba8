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

const deepest = 8;

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
  const ofStyle = numberedStyles(styles);
  const counters = new Map<string, number[]>();
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of properties(document)) {
    const own = document.slice(start, end);
    const style = attributeOf(own, 'w:pStyle');
    const placed = placedIn(own) ?? ofStyle.get(style ?? '');
    const list = placed === undefined ? undefined : lists.get(placed.list);
    if (placed === undefined || list === undefined) continue;
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
  for (const one of elements(numbering, 'w:abstractNum')) {
    const levels = new Map<number, Level>();
    for (const level of elements(one, 'w:lvl')) {
      const number = Number(attributeOf(level, 'w:lvl', 'w:ilvl'));
      if (number > deepest) continue;
      levels.set(number, {
        format: attributeOf(level, 'w:numFmt') ?? 'decimal',
        text: attributeOf(level, 'w:lvlText') ?? '',
        start: integer(attributeOf(level, 'w:start')) ?? 1,
      });
    }
    kinds.set(attributeOf(one, 'w:abstractNum', 'w:abstractNumId') ?? '', levels);
  }
  const lists = new Map<string, List>();
  for (const one of elements(numbering, 'w:num')) {
    const id = attributeOf(one, 'w:num', 'w:numId') ?? '';
    const kind = attributeOf(one, 'w:abstractNumId') ?? '';
    const levels = new Map(kinds.get(kind));
    const overrides = elements(one, 'w:lvlOverride');
    for (const override of overrides) {
      const level = Number(attributeOf(override, 'w:lvlOverride', 'w:ilvl'));
      const start = integer(attributeOf(override, 'w:startOverride'));
      const own = levels.get(level);
      if (own !== undefined && start !== undefined) levels.set(level, { ...own, start });
    }
    lists.set(id, { counter: overrides.length === 0 ? `kind ${kind}` : `list ${id}`, levels });
  }
  return lists;
}

/** Styles whose paragraphs are numbered, by their ids. */
function numberedStyles(styles: string): ReadonlyMap<string, Placed> {
  const found = new Map<string, Placed>();
  for (const style of elements(styles, 'w:style')) {
    const placed = placedIn(style);
    if (placed !== undefined) found.set(attributeOf(style, 'w:style', 'w:styleId') ?? '', placed);
  }
  return found;
}

function placedIn(xml: string): Placed | undefined {
  const [own] = elements(xml, 'w:numPr');
  const list = own === undefined ? undefined : attributeOf(own, 'w:numId');
  if (own === undefined || list === undefined) return undefined;
  const level = integer(attributeOf(own, 'w:ilvl')) ?? 0;
  return level > deepest ? undefined : { list, level };
}

/** A whole number that can be counted on from. */
function integer(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}

/** The value of an attribute of the first element of that name. */
function attributeOf(xml: string, name: string, attribute = 'w:val'): string | undefined {
  const start = opening(xml, name, 0);
  if (start === -1) return undefined;
  const end = xml.indexOf('>', start);
  const tag = xml.slice(start, end === -1 ? undefined : end);
  const from = tag.indexOf(` ${attribute}="`);
  const value = from === -1 ? -1 : from + attribute.length + 3;
  return value === -1 ? undefined : tag.slice(value, tag.indexOf('"', value));
}

/** Elements of a name, none of which stands in another, from tag to tag. */
function elements(xml: string, name: string): string[] {
  const found: string[] = [];
  for (let at = opening(xml, name, 0); at !== -1; at = opening(xml, name, at)) {
    const tagEnd = xml.indexOf('>', at);
    if (tagEnd === -1) return found;
    const isEmpty = xml.charAt(tagEnd - 1) === '/';
    const closing = isEmpty ? -1 : xml.indexOf(`</${name}>`, tagEnd);
    const end = isEmpty || closing === -1 ? tagEnd + 1 : closing;
    found.push(xml.slice(at, end));
    at = end;
  }
  return found;
}

function opening(xml: string, name: string, from: number): number {
  let at = xml.indexOf(`<${name}`, from);
  while (at !== -1 && !/[\s/>]/.test(xml.charAt(at + name.length + 1))) at = xml.indexOf(`<${name}`, at + 1);
  return at;
}

/** What paragraphs say of themselves, up to behind its end; what they were before a change stands in it, and is passed over. */
function* properties(document: string): Generator<{ readonly start: number; readonly end: number }> {
  const [opens, closes] = ['<w:pPr>', '</w:pPr>'];
  for (let at = document.indexOf(opens); at !== -1; ) {
    let end = document.indexOf(closes, at);
    for (let inner = document.indexOf(opens, at + 1); inner !== -1 && inner < end; ) {
      inner = document.indexOf(opens, inner + 1);
      end = document.indexOf(closes, end + 1);
      if (end === -1) return;
    }
    if (end === -1) return;
    yield { start: at, end: end + closes.length };
    at = document.indexOf(opens, end);
  }
}
