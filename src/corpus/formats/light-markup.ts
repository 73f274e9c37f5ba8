import { decodeText } from '../decode-text.js';
import type { Format } from '../format.js';
import type { Dialect } from '../light-markup/dialect.js';

/** Text with marks that people type, quoted as it is written. */
function lightMarkup(name: string, extensions: readonly string[], load: () => Promise<Dialect>): Format {
  return {
    name,
    extensions,
    isParsed: true,
    async read(bytes, _, around) {
      const [{ readLightMarkup }, dialect] = await Promise.all([
        import('../light-markup/light-markup.js'),
        load(),
      ]);
      const { text, ...told } = decodeText(bytes, around?.encoding);
      return { ...readLightMarkup(text, dialect), ...told };
    },
  };
}

export const rst = lightMarkup(
  'reStructuredText',
  ['.rst'],
  async () => (await import('../light-markup/restructured-text.js')).restructuredText,
);

export const adoc = lightMarkup(
  'AsciiDoc',
  ['.adoc', '.asciidoc'],
  async () => (await import('../light-markup/asciidoc.js')).asciidoc,
);

export const orgMode = lightMarkup('Org', ['.org'], async () => (await import('../light-markup/org.js')).org);
