import { decodeXml } from '../decode-markup.js';
import { type DocumentFields, toFields } from '../fields.js';
import { producerTitle } from '../producer-title.js';

/** What a Word file says about itself, in its core properties. They name no address. */
export function wordFields(parts: ReadonlyMap<string, Buffer>): DocumentFields {
  const part = parts.get('docProps/core.xml');
  if (part === undefined) return {};
  let xml: string;
  try {
    xml = decodeXml(part);
  } catch {
    // Of a document whose text can be read: its title is then its first heading.
    return {};
  }
  return toFields([
    ['title', producerTitle(contentOf(xml, 'title'))],
    ['author', contentOf(xml, 'creator')],
    ['date', contentOf(xml, 'created') ?? contentOf(xml, 'modified')],
  ]);
}

/** The text of the first element of this name, in whatever namespace; undefined where it is empty or not there. */
function contentOf(xml: string, name: string): string | undefined {
  const content = new RegExp(`<(?:[a-z]+:)?${name}(?:\\s[^<>]*)?>([^<]*)<`, 'i').exec(xml)?.[1]?.trim();
  return content === undefined || content === ''
    ? undefined
    : content.replace(/&(#x?)?(\w{1,8});/g, unescaped);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(whole: string, numeric: string | undefined, name: string): string {
  if (numeric === undefined) return named[name] ?? whole;
  const code = Number.parseInt(name, numeric === '#x' ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
