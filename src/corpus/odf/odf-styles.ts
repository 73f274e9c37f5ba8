import type { Attributes } from '../xml/read-xml.js';

/** What a document's styles say of the shape of its text. Those that a user makes are told by what they derive from. */
export class OdfStyles {
  readonly #parents = new Map<string, string>();
  readonly #shifts = new Map<string, 'sup' | 'sub'>();
  #current = '';

  /** To be told of each element before the text. */
  note(element: string, attributes: Attributes): void {
    if (element === 'style') {
      this.#current = attributes['name'] ?? '';
      const parent = attributes['parent-style-name'];
      if (parent !== undefined) this.#parents.set(this.#current, parent);
    } else if (element === 'text-properties') {
      const position = /^(super|sub|-?\d+)/.exec(attributes['text-position'] ?? '')?.[1] ?? '0';
      if (position === 'super' || Number(position) > 0) this.#shifts.set(this.#current, 'sup');
      else if (position === 'sub' || Number(position) < 0) this.#shifts.set(this.#current, 'sub');
    }
  }

  /** What a paragraph of this style is in markup. */
  paragraphTag(style = ''): 'h1' | 'pre' | 'blockquote' | 'div' {
    const names = [style, this.#parents.get(style) ?? ''];
    if (names.includes('Title')) return 'h1';
    if (names.some((name) => /^Preformatted/.test(name))) return 'pre';
    return names.includes('Quotations') ? 'blockquote' : 'div';
  }

  /** Whether words of this style stand raised or lowered. */
  shift(style = ''): 'sup' | 'sub' | undefined {
    return this.#shifts.get(style);
  }
}
