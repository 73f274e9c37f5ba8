import { posix } from 'node:path';
import type { Parts } from '../office/office-archive.js';
import { Unreadable } from '../unreadable.js';
import { readXml } from '../xml/read-xml.js';

export interface Chapter {
  readonly path: string;
  /** Whether it is the book's list of contents. */
  readonly isContents: boolean;
}

export interface BookPackage {
  /** In the order in which they are read. */
  readonly chapters: readonly Chapter[];
  /** What the list of contents calls chapters, by path. */
  readonly names: ReadonlyMap<string, string>;
  /** What the book says about itself. */
  readonly fields: readonly (readonly [string, string])[];
}

interface Item {
  readonly path: string;
  readonly isContents: boolean;
  readonly isNcx: boolean;
}

/** What the package at `root` says. @throws {Unreadable} */
export function packageOf(parts: Parts, root: string): BookPackage {
  const bytes = parts.get(root);
  if (bytes === undefined) throw new Unreadable('is no book (.epub): its package is missing');
  const folder = posix.dirname(root);
  const items = new Map<string, Item>();
  const order: string[] = [];
  const fields: (readonly [string, string])[] = [];
  let words = '';
  readXml(bytes, {
    open(name, attributes) {
      words = '';
      const { id = '', href = '', idref = '', properties = '' } = attributes;
      if (name === 'item') {
        items.set(id, {
          path: pathIn(folder, href),
          isContents: /\bnav\b/.test(properties),
          isNcx: attributes['media-type'] === 'application/x-dtbncx+xml',
        });
      } else if (name === 'itemref') order.push(idref);
    },
    text(piece) {
      words += piece;
    },
    close(name) {
      if (name === 'creator') fields.push(['author', words]);
      else if (/^(?:title|date|publisher)$/.test(name)) fields.push([name, words.trim()]);
      words = '';
    },
  });
  const authors = fields.filter(([name]) => name === 'author').map(([, author]) => author.trim());
  return {
    chapters: order.map((id) => items.get(id)).filter((item) => item !== undefined),
    names: namesOf(parts, [...items.values()]),
    fields: [...fields.filter(([name]) => name !== 'author'), ['author', authors.join(', ')]],
  };
}

/** By the list of contents of EPUB 3, else by that of EPUB 2. */
function namesOf(parts: Parts, items: readonly Item[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const list = items.find(({ isContents }) => isContents) ?? items.find(({ isNcx }) => isNcx);
  const bytes = parts.get(list?.path ?? '');
  if (list === undefined || bytes === undefined) return names;
  const folder = posix.dirname(list.path);
  let words = '';
  let label = '';
  let href: string | undefined;
  const note = (to: string | undefined, name: string) => {
    const path = pathIn(folder, to ?? '');
    if (name.trim() !== '' && !names.has(path)) names.set(path, name.trim());
  };
  try {
    readXml(bytes, {
      open(name, attributes) {
        if (name === 'a') {
          href = attributes['href'];
          words = '';
        } else if (name === 'text') words = '';
        // Of EPUB 2: the name stands before it.
        else if (name === 'content') note(attributes['src'], label);
      },
      text(piece) {
        words += piece;
      },
      close(name) {
        if (name === 'a') note(href, words);
        else if (name === 'text') label = words;
      },
    });
  } catch (error) {
    // Chapters are then called by their first headings.
    if (!(error instanceof Unreadable)) throw error;
  }
  return names;
}

/** Without the place in the page. */
function pathIn(folder: string, address: string): string {
  const [path = ''] = address.split('#');
  let plain = path;
  try {
    plain = decodeURIComponent(path);
  } catch {
    // It is called so.
  }
  return posix.join(folder, plain);
}
