import { type DocumentFields, toFields } from '../fields.js';
import { producerTitle } from '../producer-title.js';
import { Unreadable } from '../unreadable.js';
import { readXml } from '../xml/read-xml.js';
import type { Parts } from './office-archive.js';

/** What an Office file says about itself: in its core properties, or in OpenDocument's meta.xml. */
export function officeFields(parts: Parts): DocumentFields {
  const part = parts.get('docProps/core.xml') ?? parts.get('meta.xml');
  const said = new Map<string, string>();
  if (part === undefined) return {};
  try {
    let words = '';
    readXml(part, {
      open: () => {
        words = '';
      },
      text: (piece) => {
        words += piece;
      },
      close: (name) => {
        if (words.trim() !== '' && !said.has(name)) said.set(name, words.trim());
        words = '';
      },
    });
  } catch (error) {
    // Of a document whose text can be read: its title is then its first heading.
    if (!(error instanceof Unreadable)) throw error;
    return {};
  }
  return toFields([
    ['title', producerTitle(said.get('title'))],
    ['author', said.get('initial-creator') ?? said.get('creator')],
    ['date', said.get('created') ?? said.get('creation-date') ?? said.get('modified') ?? said.get('date')],
  ]);
}
