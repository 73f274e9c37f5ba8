import { joined, type Unit } from '../blocks/joined.js';
import { cleanLine } from '../clean.js';
import type { Format } from '../format.js';
import { Unreadable } from '../unreadable.js';

/** Of a path so much is cited, in code units: its end says most. */
const maxPathLength = 200;

/** XML of any kind: the text of its elements, each named by its path. */
export const xml: Format = {
  name: 'XML',
  extensions: ['.xml'],
  isParsed: true,
  async read(bytes) {
    const { xmlUnits } = await import('../xml/xml-units.js');
    const units = xmlUnits(bytes);
    const reading = joined(
      units.map(
        ({ path, text }): Unit => ({
          label: cleanLine(path.slice(-maxPathLength)),
          text,
          blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
        }),
      ),
      false,
    );
    if (reading.text === '') throw new Unreadable('holds no text');
    return { ...reading, fields: {}, heading: units.find(({ name }) => name === 'title')?.text };
  },
};
