import { defined } from '../../core/types/defined.js';
import { noText } from '../blocks/without-text.js';
import { withoutDeclarations } from '../html/declarations.js';
import { escapeMarkup } from '../html/markup.js';
import type { Parts } from '../office/office-archive.js';
import { type Attributes, readXml } from '../xml/read-xml.js';
import { OdfStyles } from './odf-styles.js';

/** A slide, its notes, or the whole of a text, as markup. */
export interface OdfPart {
  readonly label?: string;
  readonly html: string;
}

/** Deeper lists and headings are read as of this depth. */
const maxHeadingLevel = 6;
/** Empty cells in a row of a table are layout. */
const maxEmptyCells = 50;
const maxBlanks = 100;

/** What is no text of the document, or was deleted from it. */
const skipped = new Set(
  'annotation tracked-changes sequence-decls variable-decls user-field-decls forms scripts event-listeners desc title'.split(
    ' ',
  ),
);

/** What is written of elements that mean the same in markup. */
const alike: Readonly<Record<string, string>> = {
  list: 'ul',
  'list-item': 'li',
  'list-header': 'li',
  table: 'table',
  'table-row': 'tr',
  'text-box': 'div',
  'table-of-content': 'nav',
};

const holders = new Set(['list-item', 'list-header', 'table-cell']);

/** The text of an OpenDocument text or presentation as markup, in the order in which it stands in `content`. */
export class OdfMarkup {
  readonly #parts: Parts;
  readonly #styles = new OdfStyles();
  readonly #done: OdfPart[] = [];
  #html = '';
  #notes: string[] = [];
  #isInBody = false;
  #skipped = 0;
  #slide = 0;
  #label: string | undefined;
  #isHeaderRow = false;
  /** The items and cells that are open: their paragraphs are lines of them. */
  readonly #holders: string[] = [];
  /** How to end the elements that are open, innermost last. */
  readonly #ends: string[] = [];
  /** The text around a note, while the note is read. */
  readonly #around: string[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** @throws {Unreadable} */
  read(content: Uint8Array): readonly OdfPart[] {
    readXml(content, {
      open: (name, attributes) => this.#open(name, attributes),
      text: (words) => {
        if (this.#isInBody && this.#skipped === 0) this.#html += escapeMarkup(words);
      },
      close: (name) => this.#close(name),
    });
    this.#finish(undefined);
    return this.#done;
  }

  #open(name: string, attributes: Attributes): void {
    if (name === 'body') this.#isInBody = true;
    else if (!this.#isInBody) this.#styles.note(name, attributes);
    else if (this.#skipped > 0 || skipped.has(name)) this.#skipped++;
    else this.#ends.push(this.#begin(name, attributes));
  }

  #close(name: string): void {
    if (name === 'body') this.#isInBody = false;
    else if (!this.#isInBody) return;
    else if (this.#skipped > 0) this.#skipped--;
    else {
      this.#html += this.#ends.pop() ?? '';
      this.#endOf(name);
    }
  }

  /** @returns how the element ends. */
  #begin(name: string, attributes: Attributes): string {
    const tag = alike[name];
    if (holders.has(name) || name === 'text-box') this.#holders.push(name);
    if (tag !== undefined) return this.#tag(tag);
    switch (name) {
      case 'page':
        this.#finish(`slide ${++this.#slide}`);
        return '';
      case 'notes':
        this.#finish(`slide ${this.#slide}, notes`);
        return '';
      case 'frame':
        return attributes['class'] === 'title' ? this.#tag('h1') : '';
      case 'h':
        return this.#tag(
          `h${Math.min(maxHeadingLevel, Math.max(1, Number(attributes['outline-level']) || 1))}`,
        );
      case 'p':
        if (holders.has(this.#holders.at(-1) ?? '')) return '<br>';
        return this.#tag(this.#styles.paragraphTag(attributes['style-name']));
      case 'span': {
        const shift = this.#styles.shift(attributes['style-name']);
        return shift === undefined ? '' : this.#tag(shift);
      }
      case 'table-header-rows':
        this.#isHeaderRow = true;
        return '';
      case 'table-cell': {
        const empty = Math.min(maxEmptyCells, Number(attributes['number-columns-repeated'] ?? 1) - 1 || 0);
        this.#html += '<td></td>'.repeat(Math.max(0, empty));
        return this.#tag(this.#isHeaderRow ? 'th' : 'td');
      }
      case 'note':
        this.#around.push(this.#html);
        this.#html = '';
        return '';
      case 's':
        this.#html += ' '.repeat(Math.min(maxBlanks, Number(attributes['c'] ?? 1) || 1));
        return '';
      case 'tab':
        this.#html += ' ';
        return '';
      case 'line-break':
        this.#html += '<br>';
        return '';
      case 'image':
        // Where it is all of a cell, what the cell says is in it.
        if (this.#holders.at(-1) === 'table-cell') this.#html += '<img>';
        return '';
      case 'object-ole':
        this.#html += noText;
        return '';
      case 'object':
        this.#html += this.#formula(attributes['href']);
        return '';
      default:
        return '';
    }
  }

  #endOf(name: string): void {
    if (holders.has(name) || name === 'text-box') this.#holders.pop();
    if (name === 'table-header-rows') this.#isHeaderRow = false;
    else if (name === 'note-citation') this.#html += '\u0000';
    else if (name === 'note') {
      const [citation = '', ...body] = this.#html.split('\u0000');
      this.#notes.push(`<div>[${citation}] ${body.join('').replace(/<\/?div>|<br>/g, ' ')}</div>`);
      this.#html = `${this.#around.pop() ?? ''}[${citation}]`;
    }
  }

  #tag(tag: string): string {
    this.#html += `<${tag}>`;
    return `</${tag}>`;
  }

  /** A formula stands in a file of its own in the archive. */
  #formula(href = ''): string {
    const folder = href.replace(/^\.\//, '').replace(/\/$/, '');
    const math = this.#parts.get(`${folder}/content.xml`)?.toString();
    if (math === undefined || !/<(?:math:)?math[\s>]/.test(math)) return '';
    return withoutDeclarations(math).replace(/(<\/?)math:/g, '$1');
  }

  /** Ends one part, behind its notes, and begins another. */
  #finish(label: string | undefined): void {
    const html = `${this.#html}${this.#notes.join('')}`;
    if (html !== '') this.#done.push({ html, ...defined({ label: this.#label }) });
    this.#html = '';
    this.#notes = [];
    this.#label = label;
  }
}
