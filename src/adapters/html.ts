/** Markup; made only by the `html` tag, so that a plain string can never be taken for it. */
export class Html {
  readonly markup: string;

  /** @internal Use the `html` tag. */
  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What may stand in a template: strings and numbers as text, markup as it is, lists one after the other. */
export type Content = Html | string | number | undefined | false | readonly Content[];

/** Markup with every value in it escaped, in text and in quoted attributes alike. */
export function html(template: TemplateStringsArray, ...values: readonly Content[]): Html {
  let markup = template[0] ?? '';
  for (const [i, value] of values.entries()) markup += markupOf(value) + (template[i + 1] ?? '');
  return new Html(markup);
}

function markupOf(value: Content): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.markup;
  if (Array.isArray(value)) return value.map(markupOf).join('');
  return escaped(String(value));
}

/**
 * Text that an HTML parser reads back unchanged. Parsers take a carriage return for a line break unless it is a
 * reference, and no page can hold U+0000, for which its picture ␀ stands.
 */
function escaped(text: string): string {
  return text.replace(/[&<>"'\r\0]/g, (character) => references[character] ?? '');
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
  '\0': '\u2400',
};
