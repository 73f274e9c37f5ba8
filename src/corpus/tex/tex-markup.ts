import { accents, characters } from './characters.js';
import {
  type Argument,
  commands,
  environmentArguments,
  environments,
  formulas,
  silentCommands,
  tables,
  verbatim,
} from './commands.js';

/** What a document says, as markup, and of itself. */
export interface TexReading {
  readonly html: string;
  /** Title, author and date, as markup. */
  readonly asides: ReadonlyMap<string, string>;
}

/** Where words stand: blocks and paragraphs, or one line of words. */
interface Flow {
  /** How many things are open here that hold no paragraphs. */
  lines: number;
  isParagraphOpen: boolean;
}

interface Frame {
  /** "}", "]", or the name of an environment. */
  readonly end: string;
  readonly close: () => void;
  readonly kind?: 'table' | 'list' | 'formula';
  hasItem?: boolean;
}

const run = /[^\\{}$&~%\n\]`'^_-]+/y;
const command = /\\(?:([A-Za-z@]+)\*?[ \t]*|([^A-Za-z@]))/y;
const option = /[ \t]*\[[^[\]]{0,500}\]/y;
const braced = /[ \t]*\{([^{}]{0,2000})\}/y;
const white = /\s+/y;
const macro = /[ \t]*\{?\\([A-Za-z]+)\}?[ \t]*\{([^{}\\$%#]{0,200})(?:\\xspace)?\}/y;
const definition = /[ \t]*\\[A-Za-z@]+[^{}\n\\]{0,100}/y;
const letter = /[ \t]*\{?(\\[ij]|\p{L})\}?/uy;

/** Reads TeX as it would be set, as far as words go: no command is carried out that does more than mark them. */
export class TexMarkup {
  readonly #source: string;
  #at = 0;
  #out: string[] = [];
  #flow: Flow = { lines: 0, isParagraphOpen: false };
  #isFormula = false;
  readonly #frames: Frame[] = [];
  readonly #asides = new Map<string, string>();
  readonly #notes: string[] = [];
  readonly #macros = new Map<string, string>();

  constructor(source: string) {
    this.#source = source;
  }

  read(): TexReading {
    const begin = this.#source.search(/\\begin\{document\}/);
    if (begin !== -1) {
      // What stands before it says how things look, but for title, author, date, and names for words.
      this.#readUpTo(begin);
      this.#out = [];
      this.#flow = { lines: 0, isParagraphOpen: false };
      this.#frames.length = 0;
      this.#isFormula = false;
      this.#at = begin + '\\begin{document}'.length;
    }
    const end = this.#source.indexOf('\\end{document}', this.#at);
    this.#readUpTo(end === -1 ? this.#source.length : end);
    while (this.#frames.length > 0) this.#pop();
    this.#endParagraph();
    return {
      html: this.#out.join('') + this.#notes.map((note) => `<p>${note}</p>`).join(''),
      asides: this.#asides,
    };
  }

  #readUpTo(end: number) {
    while (this.#at < end) this.#step();
  }

  #step() {
    const words = this.#match(run);
    if (words !== undefined) return this.#words(words[0]);
    const sign = this.#source[this.#at] ?? '';
    switch (sign) {
      case '\\':
        return this.#command();
      case '%':
        return this.#comment();
      case '\n': {
        const [space = ''] = this.#match(white) ?? [];
        return space.indexOf('\n') === space.lastIndexOf('\n') ? this.#words(' ') : this.#paragraph();
      }
      case '{':
        this.#at++;
        return this.#push({ end: '}', close: () => {} });
      case '}':
      case ']':
        this.#at++;
        if (this.#frames.at(-1)?.end === sign) return this.#pop();
        return sign === ']' ? this.#words(sign) : undefined;
      case '$':
        return this.#dollar();
      case '&':
        this.#at++;
        return this.#isInTable() ? void this.#out.push('</td><td>') : this.#words(' ');
      case '^':
      case '_':
        this.#at++;
        return this.#isFormula ? this.#shifted(sign === '^' ? 'sup' : 'sub') : this.#words(sign);
      default:
        return this.#typed(sign);
    }
  }

  /** Signs that are typed for others. */
  #typed(sign: string) {
    const double = this.#source.startsWith(sign + sign, this.#at);
    const triple = double && this.#source[this.#at + 2] === sign;
    const [set, length] =
      sign === '~'
        ? [' ', 1]
        : sign === '`'
          ? double
            ? ['“', 2]
            : ['‘', 1]
          : sign === "'"
            ? this.#isFormula
              ? ['′', 1]
              : double
                ? ['”', 2]
                : ['’', 1]
            : this.#isFormula || !double
              ? [sign, 1]
              : triple
                ? ['—', 3]
                : ['–', 2];
    this.#at += length;
    this.#words(set);
  }

  /** A comment takes the end of its line with it, and what the next one is indented by. */
  #comment() {
    const end = this.#source.indexOf('\n', this.#at);
    if (end === -1) {
      this.#at = this.#source.length;
      return;
    }
    let next = end + 1;
    while (this.#source[next] === ' ' || this.#source[next] === '\t') next++;
    this.#at = this.#source[next] === '\n' ? end : next;
  }

  #dollar() {
    const isDisplayed = this.#source[this.#at + 1] === '$';
    this.#at += isDisplayed ? 2 : 1;
    if (isDisplayed) this.#paragraph();
    this.#isFormula = !this.#isFormula;
  }

  #shifted(name: 'sup' | 'sub') {
    const next = this.#source[this.#at] ?? '';
    if (next === '{') return this.#arguments([[`<${name}>`, `</${name}>`]]);
    if (next === '\\') return;
    this.#at++;
    this.#words(next, `<${name}>`, `</${name}>`);
  }

  #command() {
    const found = this.#match(command);
    if (found === undefined) {
      this.#at++;
      return;
    }
    const [, name = '', sign = ''] = found;
    if (sign !== '') return this.#sign(sign);
    const own = this.#macros.get(name);
    if (own !== undefined) return this.#words(own);
    if (Object.hasOwn(accents, name)) return this.#accent(name);
    if (Object.hasOwn(characters, name)) {
      // Of the blanks behind a command none is set, but signs in a formula stand apart.
      const space = this.#isFormula && found[0].endsWith(' ') ? ' ' : '';
      return this.#words(`${characters[name]}${space}`);
    }
    const known = commands.get(name);
    switch (name) {
      case 'begin':
        return this.#begin();
      case 'end':
        return this.#end();
      case 'par':
        return this.#paragraph();
      case 'item':
      case 'bibitem':
        return this.#item(name);
      case 'maketitle':
        return this.#titles();
      case 'and':
        return this.#and();
      case 'enquote':
        return this.#arguments([['“', '”']]);
      case 'url':
      case 'path':
        return this.#words(this.#match(braced)?.[1] ?? '');
      case 'href':
        this.#match(braced);
        return;
      case 'verb':
        return this.#verb();
      case 'iffalse':
        return this.#skipTo('\\fi');
      case 'left':
      case 'right':
        if (this.#source[this.#at] === '.') this.#at++;
        return;
      case 'def':
      case 'newcommand':
      case 'renewcommand':
      case 'providecommand':
        return this.#define(name);
    }
    if (known !== undefined) return this.#arguments(known);
    this.#match(option);
  }

  #sign(sign: string) {
    if (sign === '\\') {
      this.#match(option);
      if (this.#isInTable()) this.#out.push('</td></tr><tr><td>');
      else this.#flow.lines > 0 || !this.#flow.isParagraphOpen ? this.#words(' ') : this.#out.push('<br>');
    } else if (sign === '(' || sign === ')') this.#isFormula = sign === '(';
    else if (sign === '[' || sign === ']') {
      this.#paragraph();
      this.#isFormula = sign === '[';
    } else if (Object.hasOwn(accents, sign) && !this.#isFormula) this.#accent(sign);
    else this.#words(characters[sign] ?? '');
  }

  #accent(name: string) {
    const [, base] = this.#match(letter) ?? [];
    if (base === undefined) {
      // \~{} is the sign itself.
      if (this.#source.startsWith('{}', this.#at) && (name === '~' || name === '^')) this.#words(name);
      return;
    }
    const plain = base === '\\i' ? 'i' : base === '\\j' ? 'j' : base;
    this.#words((plain + (accents[name] ?? '')).normalize('NFC'));
  }

  /** Words that have a name are put in its place; other commands of the file's own leave their arguments. */
  #define(name: string) {
    const [, own, words] = this.#match(macro) ?? [];
    if (own !== undefined && words !== undefined) {
      this.#macros.set(own, words);
      return;
    }
    if (name === 'def') this.#match(definition);
    this.#arguments(name === 'def' ? ['drop'] : ['drop', 'drop']);
  }

  #verb() {
    const sign = this.#source[this.#at] ?? '';
    const end = this.#source.indexOf(sign, this.#at + 1);
    const words = this.#source.slice(this.#at + 1, end);
    if (sign === '' || end === -1 || words.includes('\n')) return;
    this.#at = end + 1;
    this.#words(words, '<code>', '</code>');
  }

  #begin() {
    const [, name = ''] = this.#match(braced) ?? [];
    if (silentCommands.has(name)) return this.#skipTo(`\\end{${name}}`);
    if (verbatim.has(name)) return this.#verbatim(name);
    this.#endParagraph();
    this.#match(option);
    if (tables.has(name) && this.#flow.lines === 0) this.#beginTable(name);
    else this.#beginOther(name);
    this.#arguments(Array<Argument>(environmentArguments.get(name) ?? 0).fill('drop'));
  }

  #beginTable(name: string) {
    this.#out.push('<table><tr><td>');
    this.#flow.lines++;
    this.#push({
      end: name,
      kind: 'table',
      close: () => {
        this.#flow.lines--;
        this.#out.push('</td></tr></table>');
      },
    });
  }

  #beginOther(name: string) {
    const [open, close] = this.#flow.lines > 0 ? ['', ''] : (environments.get(name) ?? ['', '']);
    const before = this.#isFormula;
    if (formulas.has(name)) this.#isFormula = true;
    this.#out.push(open);
    const isList = open === '<ul>' || open === '<ol>';
    const frame: Frame = {
      end: name,
      ...(isList ? { kind: 'list' } : {}),
      close: () => {
        this.#endParagraph();
        this.#isFormula = before;
        this.#out.push(frame.hasItem ? `</li>${close}` : close);
      },
    };
    this.#push(frame);
  }

  #end() {
    const [, name = ''] = this.#match(braced) ?? [];
    if (!this.#frames.some(({ end }) => end === name)) return;
    while (this.#frames.at(-1)?.end !== name) this.#pop();
    this.#pop();
  }

  #item(name: string) {
    const list = this.#frames.at(-1);
    if (list?.kind === 'list') {
      this.#endParagraph();
      this.#out.push(list.hasItem ? '</li><li>' : '<li>');
      list.hasItem = true;
    }
    if (name === 'bibitem') return this.#arguments(['drop']);
    if (this.#source[this.#at] !== '[') return;
    this.#at++;
    this.#push({ end: ']', close: () => this.#words(' ') });
  }

  #verbatim(name: string) {
    this.#endParagraph();
    this.#match(option);
    if (name === 'minted') this.#match(braced);
    const from = this.#at;
    this.#skipTo(`\\end{${name}}`);
    const end = this.#at - `\\end{${name}}`.length;
    const words = this.#source.slice(from, this.#source.startsWith(`\\end{${name}}`, end) ? end : this.#at);
    this.#out.push(`<pre>${escaped(words.replace(/^[ \t]*\n/, ''))}</pre>`);
  }

  #titles() {
    this.#endParagraph();
    const [title, author, date] = ['title', 'author', 'date'].map((name) => this.#asides.get(name) ?? '');
    if (title) this.#out.push(`<h1>${title}</h1>`);
    for (const words of [author, date]) if (words) this.#out.push(`<p>${words}</p>`);
  }

  /** Between two authors. */
  #and() {
    while (this.#out.at(-1)?.trim() === '') this.#out.pop();
    this.#out.push(`${this.#out.pop()?.trimEnd() ?? ''}, `);
  }

  #skipTo(end: string) {
    const at = this.#source.indexOf(end, this.#at);
    this.#at = at === -1 ? this.#source.length : at + end.length;
  }

  /** What stands in braces behind a command, one after another; options are left out. */
  #arguments([first, ...rest]: readonly Argument[]) {
    if (first === undefined) return;
    while (this.#match(option) !== undefined);
    if (this.#source[this.#at] === '{') {
      this.#at++;
      this.#argument(first, () => this.#arguments(rest));
    } else if (first === 'drop' && this.#source[this.#at] === '\\' && rest.length > 0) {
      this.#match(command);
      this.#arguments(rest);
    }
  }

  #argument(how: Argument, then: () => void) {
    if (how === 'keep') return this.#push({ end: '}', close: then });
    if (typeof how === 'object' && !('aside' in how)) return this.#between(how, then);
    const [out, flow, isFormula] = [this.#out, this.#flow, this.#isFormula];
    this.#out = [];
    this.#flow = { lines: 1, isParagraphOpen: false };
    this.#push({
      end: '}',
      close: () => {
        const html = this.#out.join('').trim();
        [this.#out, this.#flow, this.#isFormula] = [out, flow, isFormula];
        if (how !== 'drop') this.#keepAside(how.aside, html);
        then();
      },
    });
  }

  #keepAside(name: string, html: string) {
    if (html === '') return;
    if (name === 'note') this.#notes.push(html);
    else if (!this.#asides.has(name)) this.#asides.set(name, html);
  }

  #between([open, close]: readonly [string, string], then: () => void) {
    const isBlock = /^<[hp]/.test(open);
    const isShown = !isBlock || this.#flow.lines === 0;
    if (isBlock) this.#endParagraph();
    else this.#beginParagraph();
    if (isShown) this.#out.push(open);
    this.#flow.lines++;
    this.#push({
      end: '}',
      close: () => {
        this.#flow.lines--;
        if (isShown) this.#out.push(close);
        then();
      },
    });
  }

  #push(frame: Frame) {
    this.#frames.push(frame);
  }

  #pop() {
    this.#frames.pop()?.close();
  }

  #isInTable(): boolean {
    return this.#frames.at(-1)?.kind === 'table';
  }

  #words(words: string, open = '', close = '') {
    if (words === '') return;
    if (words.trim() !== '') this.#beginParagraph();
    this.#out.push(open, escaped(words), close);
  }

  #beginParagraph() {
    if (this.#flow.lines > 0 || this.#flow.isParagraphOpen) return;
    this.#out.push('<p>');
    this.#flow.isParagraphOpen = true;
  }

  #endParagraph() {
    if (this.#flow.isParagraphOpen) this.#out.push('</p>');
    this.#flow.isParagraphOpen = false;
  }

  #paragraph() {
    if (this.#flow.lines > 0) this.#words(' ');
    else this.#endParagraph();
  }

  /** What stands here, behind which it is read on. */
  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source);
    if (found === null) return undefined;
    this.#at = pattern.lastIndex;
    return found;
  }
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
