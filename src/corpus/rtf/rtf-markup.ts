import { escapeMarkup } from '../html/markup.js';
import { decodeBytes, encodingOfCharset, encodingOfCodePage } from './encodings.js';
import { type Token, tokensOf } from './tokens.js';

/** What holds until a group ends. */
interface Group {
  /** Where its words go; 'skip': nowhere. */
  to: string;
  /** How many characters stand behind a Unicode character for programs that know none. */
  fallbacks: number;
  encoding: string | undefined;
  shift: 'sup' | 'sub' | undefined;
  isHidden: boolean;
}

/** What holds until `\pard`. */
interface Paragraph {
  level: number | undefined;
  style: number | undefined;
  isInTable: boolean;
  isItem: boolean;
}

export interface RtfMarkup {
  readonly html: string;
  /** What the file says about itself. */
  readonly info: ReadonlyMap<string, string>;
  /** Whether its last group ends. */
  readonly isWhole: boolean;
}

/** Where words go that are no text of the document, and are not marked as such by `\*`. */
const skipped = new Set(
  'colortbl pict object header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc aftnsep aftnsepc nonshppict fldinst private xe tc sn sv sp xmlnstbl listtable listoverridetable rsidtbl generator'.split(
    ' ',
  ),
);
/** Those marked by `\*` that hold text. */
const kept = new Set(['shpinst', 'shptxt', 'fldrslt', 'result']);
const collected = new Set(['fonttbl', 'stylesheet', 'title', 'author', 'creatim', 'footnote']);

const characters: Readonly<Record<string, string>> = {
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  tab: ' ',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  zwj: '\u200d',
  zwnj: '\u200c',
};

/** A paragraph that begins so is an item, though nothing says so. */
const itemSign = /^\s*(?:[•·‣▪◦–-]|\d{1,3}[.)]|[a-z][.)])\s/u;

/** The text of an RTF file as markup. A reader of its own: what there is on npm is not maintained. */
export class RtfReader {
  readonly #groups: Group[] = [];
  #group: Group = { to: 'text', fallbacks: 1, encoding: undefined, shift: undefined, isHidden: false };
  #paragraph: Paragraph = { level: undefined, style: undefined, isInTable: false, isItem: false };
  #isStar = false;
  #toSkip = 0;
  #encoding = 'windows-1252';
  /** Of the font and the style that are being declared. */
  #declared = 0;
  readonly #fonts = new Map<number, string>();
  readonly #styles = new Map<number, string>();
  readonly #info = new Map<string, string>();
  #words = '';
  #name = '';
  #cells: string[] = [];
  #isHeader = false;
  #isInTable = false;
  readonly #notes: string[] = [];
  readonly #around: string[] = [];
  readonly #html: string[] = [];

  read(source: string): RtfMarkup {
    for (const token of tokensOf(source)) this.#take(token);
    this.#endParagraph();
    this.#endRow();
    this.#endTable();
    const html = [...this.#html, ...this.#notes].join('\n');
    return { html, info: this.#info, isWhole: this.#groups.length === 0 };
  }

  #take(token: Token): void {
    switch (token.kind) {
      case 'open':
        this.#groups.push({ ...this.#group });
        this.#isStar = false;
        this.#toSkip = 0;
        break;
      case 'close':
        this.#close();
        break;
      case 'star':
        this.#isStar = true;
        break;
      case 'bytes':
        this.#bytes(token.bytes);
        break;
      case 'character':
        if (this.#toSkip > 0) this.#toSkip--;
        else this.#write(token.text);
        break;
      case 'word':
        if (this.#toSkip > 0) this.#toSkip--;
        this.#word(token.name, token.number);
        this.#isStar = false;
        break;
    }
  }

  #close(): void {
    const { to } = this.#group;
    this.#toSkip = 0;
    const outer = this.#groups.pop();
    if (outer === undefined) return;
    if (to !== outer.to) this.#endDestination(to);
    this.#group = outer;
  }

  #bytes(bytes: readonly number[]): void {
    const skip = Math.min(this.#toSkip, bytes.length);
    this.#toSkip -= skip;
    if (skip < bytes.length)
      this.#write(decodeBytes(bytes.slice(skip), this.#group.encoding ?? this.#encoding));
  }

  #write(text: string): void {
    const { to, shift, isHidden } = this.#group;
    if (to === 'skip' || isHidden) return;
    if (to === 'text' || to === 'footnote') {
      const words = escapeMarkup(text);
      this.#words += shift === undefined || text.trim() === '' ? words : `<${shift}>${words}</${shift}>`;
    } else if (to === 'stylesheet' || to === 'fonttbl') this.#declare(text);
    else this.#name += text;
  }

  #word(name: string, number: number | undefined): void {
    if (this.#destination(name)) return;
    const group = this.#group;
    const isOn = number !== 0;
    const character = characters[name];
    if (character !== undefined) {
      this.#write(character);
      return;
    }
    switch (name) {
      case 'ansicpg':
        this.#encoding = encodingOfCodePage(number ?? 0) ?? this.#encoding;
        break;
      case 'mac':
        this.#encoding = 'macintosh';
        break;
      case 'u':
        this.#write(String.fromCharCode((number ?? 0) & 0xffff));
        this.#toSkip = group.fallbacks;
        break;
      case 'uc':
        group.fallbacks = Math.min(100, Math.max(0, number ?? 1));
        break;
      case 'f':
        if (group.to === 'fonttbl') this.#declared = number ?? 0;
        else group.encoding = this.#fonts.get(number ?? 0);
        break;
      case 'fcharset': {
        const encoding = encodingOfCharset(number ?? 0);
        if (encoding !== undefined && group.to === 'fonttbl') this.#fonts.set(this.#declared, encoding);
        break;
      }
      case 's':
        if (group.to === 'stylesheet') this.#declared = number ?? 0;
        else this.#paragraph.style = number;
        break;
      case 'yr':
      case 'mo':
      case 'dy':
        if (group.to === 'creatim') this.#name += `-${String(number ?? 0).padStart(2, '0')}`;
        break;
      case 'v':
      case 'deleted':
        group.isHidden = isOn;
        break;
      case 'super':
        group.shift = isOn ? 'sup' : undefined;
        break;
      case 'sub':
        group.shift = isOn ? 'sub' : undefined;
        break;
      case 'nosupersub':
        group.shift = undefined;
        break;
      case 'plain':
        group.shift = undefined;
        group.isHidden = false;
        break;
      default:
        if (group.to === 'text' || group.to === 'footnote') this.#layout(name, number);
    }
  }

  #layout(name: string, number: number | undefined): void {
    switch (name) {
      case 'par':
      case 'sect':
      case 'page':
        this.#endParagraph();
        break;
      case 'line':
        this.#words += '<br>';
        break;
      case 'pard':
        this.#paragraph = { level: undefined, style: undefined, isInTable: false, isItem: false };
        break;
      case 'outlinelevel':
        this.#paragraph.level = number;
        break;
      case 'intbl':
        this.#paragraph.isInTable = true;
        break;
      case 'listtext':
      case 'pntext':
        this.#paragraph.isItem = true;
        break;
      case 'trowd':
        this.#isHeader = false;
        break;
      case 'trhdr':
        this.#isHeader = true;
        break;
      case 'cell':
      case 'nestcell':
        this.#cells.push(this.#words);
        this.#words = '';
        break;
      case 'row':
      case 'nestrow':
        this.#endRow();
        break;
    }
  }

  /** Whether the word says where the words of its group go. */
  #destination(name: string): boolean {
    const group = this.#group;
    const isUnknown = this.#isStar && !kept.has(name) && !collected.has(name);
    if (group.to === 'skip') return true;
    if (group.to === 'text' && (name === 'pict' || name === 'shppict')) this.#words += '<img>';
    if (skipped.has(name) || isUnknown) group.to = 'skip';
    else if (name === 'info') group.to = 'info';
    else if (
      !collected.has(name) ||
      (name !== 'footnote' && group.to === 'text' && /^(?:title|author)$/.test(name))
    )
      return false;
    else {
      group.to = name;
      this.#name = '';
      if (name === 'footnote') {
        this.#around.push(this.#words);
        this.#words = '';
      }
    }
    return true;
  }

  #endDestination(to: string): void {
    if (to === 'footnote') {
      const number = this.#notes.length + 1;
      this.#notes.push(`<div>[${number}] ${this.#words.replace(/<br>/g, ' ')}</div>`);
      this.#words = `${this.#around.pop() ?? ''}[${number}]`;
    } else if (to === 'creatim') this.#info.set('date', this.#name.slice(1));
    else if (to === 'title' || to === 'author') this.#info.set(to, this.#name);
    this.#name = '';
  }

  /** The name of a style ends in a semicolon. */
  #declare(text: string): void {
    if (this.#group.to !== 'stylesheet') return;
    this.#name += text;
    const end = this.#name.indexOf(';');
    if (end === -1) return;
    this.#styles.set(this.#declared, this.#name.slice(0, end).trim().toLowerCase());
    this.#name = this.#name.slice(end + 1);
    this.#declared = 0;
  }

  #endParagraph(): void {
    // In a note, and in a cell, it is a line.
    if (this.#around.length > 0 || this.#paragraph.isInTable) {
      this.#words += '<br>';
      return;
    }
    const words = this.#words;
    this.#words = '';
    if (words.replace(/<br>|\s/g, '') === '') return;
    this.#endTable();
    const tag = this.#tag();
    if (tag === 'div' && (this.#paragraph.isItem || itemSign.test(words))) {
      this.#html.push(`<ul><li>${words}</li></ul>`);
    } else this.#html.push(`<${tag}>${words}</${tag}>`);
  }

  #tag(): string {
    const { level, style } = this.#paragraph;
    const name = this.#styles.get(style ?? -1) ?? '';
    const named = name === 'title' ? '1' : /^heading ([1-9])\b/.exec(name)?.[1];
    const depth = level !== undefined && level >= 0 && level < 9 ? level + 1 : Number(named ?? 0);
    return depth > 0 ? `h${Math.min(6, depth)}` : 'div';
  }

  #endRow(): void {
    if (this.#cells.length === 0) return;
    if (!this.#isInTable) this.#html.push('<table>');
    this.#isInTable = true;
    const tag = this.#isHeader ? 'th' : 'td';
    this.#html.push(`<tr>${this.#cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`);
    this.#cells = [];
  }

  #endTable(): void {
    if (this.#isInTable) this.#html.push('</table>');
    this.#isInTable = false;
  }
}
