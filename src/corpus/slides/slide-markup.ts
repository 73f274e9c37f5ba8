import { escapeMarkup } from '../html/markup.js';
import { type Attributes, readXml } from '../xml/read-xml.js';

const titles = new Set(['title', 'ctrTitle']);
/** Of the page and not of the slide: its number, the date on which it was shown. */
const furniture = new Set(['sldNum', 'dt', 'hdr', 'sldImg']);

/** What of a paragraph must be known before it can be written. */
interface Paragraph {
  html: string;
  level: number;
  isItem: boolean;
}

/** The shapes of a slide, or of its notes, as markup, in their order. */
export class SlideMarkup {
  #html = '';
  /** What the shape is for; undefined for one that the slide's layout does not know. */
  #placeholder: string | undefined;
  #paragraph: Paragraph | undefined;
  #shift: 'sup' | 'sub' | undefined;
  #isText = false;
  #isField = false;
  #rows = 0;
  #isInTable = false;
  /** How many lists are open. */
  #lists = 0;
  /** Inside what is written once more for older programs. */
  #fallbacks = 0;

  /** @throws {Unreadable} */
  static of(slide: Uint8Array): string {
    const markup = new SlideMarkup();
    readXml(slide, {
      open: (name, attributes) => markup.#open(name, attributes),
      text: (words) => markup.#text(words),
      close: (name) => markup.#close(name),
    });
    return markup.#html;
  }

  #open(name: string, attributes: Attributes): void {
    if (name === 'Fallback' || this.#fallbacks > 0) {
      this.#fallbacks += name === 'Fallback' ? 1 : 0;
      return;
    }
    switch (name) {
      case 'sp':
      case 'graphicFrame':
        this.#placeholder = undefined;
        break;
      case 'ph':
        this.#placeholder = attributes['type'] ?? 'body';
        break;
      case 'tbl':
        this.#endLists(0);
        this.#isInTable = true;
        this.#rows = 0;
        this.#html += '<table>';
        break;
      case 'tr':
        this.#rows++;
        this.#html += '<tr>';
        break;
      case 'tc':
        this.#html += this.#rows === 1 ? '<th>' : '<td>';
        break;
      case 'p':
        this.#paragraph = {
          html: '',
          level: 0,
          isItem: this.#placeholder === 'body' || this.#placeholder === 'obj',
        };
        break;
      case 'pPr':
        if (this.#paragraph !== undefined)
          this.#paragraph.level = Math.min(8, Number(attributes['lvl'] ?? 0) || 0);
        break;
      case 'buNone':
        if (this.#paragraph !== undefined) this.#paragraph.isItem = false;
        break;
      case 'buChar':
      case 'buAutoNum':
        if (this.#paragraph !== undefined) this.#paragraph.isItem = true;
        break;
      case 'rPr': {
        const baseline = Number.parseInt(attributes['baseline'] ?? '0', 10);
        this.#shift = baseline > 0 ? 'sup' : baseline < 0 ? 'sub' : undefined;
        break;
      }
      case 'fld':
        this.#isField = attributes['type'] === 'slidenum';
        break;
      case 't':
        this.#isText = true;
        break;
      case 'br':
        if (this.#paragraph !== undefined) this.#paragraph.html += '<br>';
        break;
    }
  }

  #text(words: string): void {
    if (!this.#isText || this.#isField || this.#paragraph === undefined) return;
    const written = escapeMarkup(words);
    this.#paragraph.html +=
      this.#shift === undefined ? written : `<${this.#shift}>${written}</${this.#shift}>`;
  }

  #close(name: string): void {
    if (this.#fallbacks > 0) {
      this.#fallbacks -= name === 'Fallback' ? 1 : 0;
      return;
    }
    switch (name) {
      case 't':
        this.#isText = false;
        break;
      case 'r':
        this.#shift = undefined;
        break;
      case 'fld':
        this.#isField = false;
        break;
      case 'p':
        this.#endParagraph();
        break;
      case 'tc':
        this.#html += this.#rows === 1 ? '</th>' : '</td>';
        break;
      case 'tr':
        this.#html += '</tr>';
        break;
      case 'tbl':
        this.#isInTable = false;
        this.#html += '</table>';
        break;
      case 'sp':
        this.#endLists(0);
        break;
    }
  }

  #endParagraph(): void {
    const { html = '', level = 0, isItem = false } = this.#paragraph ?? {};
    this.#paragraph = undefined;
    if (furniture.has(this.#placeholder ?? '') || html.replace(/<br>|\s/g, '') === '') return;
    if (this.#isInTable) this.#html += `${html}<br>`;
    else if (titles.has(this.#placeholder ?? '')) this.#html += `<h1>${html}</h1>`;
    else if (this.#placeholder === 'ftr') this.#html += `<footer>${html}</footer>`;
    else if (isItem) {
      this.#endLists(level + 1);
      for (; this.#lists < level + 1; this.#lists++) this.#html += '<ul>';
      this.#html += `<li>${html}</li>`;
    } else {
      this.#endLists(0);
      this.#html += `<div>${html}</div>`;
    }
  }

  #endLists(level: number): void {
    for (; this.#lists > level; this.#lists--) this.#html += '</ul>';
  }
}
