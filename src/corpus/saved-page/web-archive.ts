import { Unreadable } from '../unreadable.js';
import { readXml } from '../xml/read-xml.js';
import { BinaryPlist } from './binary-plist.js';

/** The page of an archive that Safari saves. */
export interface SavedPage {
  readonly bytes: Uint8Array;
  /** As the archive names it; undefined where it names none. */
  readonly encoding: string | undefined;
  readonly url: string | undefined;
}

const noArchive = 'is no web archive of Safari';

/** @throws {Unreadable} if it is none, or its page is no text. */
export function mainResourceOf(bytes: Buffer): SavedPage {
  const isBinary = bytes.subarray(0, 8).toString('latin1') === 'bplist00';
  const resource = isBinary ? fromBinary(bytes) : fromXml(bytes);
  const data = resource.get('WebResourceData');
  if (!(data instanceof Uint8Array)) throw new Unreadable(`${noArchive}: its page is missing`);
  const said = (name: string) => {
    const value = resource.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  return { bytes: data, encoding: said('WebResourceTextEncodingName'), url: said('WebResourceURL') };
}

function fromBinary(bytes: Buffer): ReadonlyMap<string, unknown> {
  const plist = BinaryPlist.of(bytes);
  const root = plist?.dictionary(plist.root);
  const main = root?.get('WebMainResource');
  const resource = main === undefined ? undefined : plist?.dictionary(main);
  if (plist === undefined || resource === undefined) throw new Unreadable(noArchive);
  return new Map([...resource].map(([name, object]) => [name, plist.value(object)]));
}

/** The first of a kind is the page's: frames and pictures come behind it. */
function fromXml(bytes: Buffer): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  let words = '';
  let key = '';
  if (!bytes.includes('WebMainResource')) throw new Unreadable(noArchive);
  readXml(bytes, {
    open() {
      words = '';
    },
    text(piece) {
      words += piece;
    },
    close(name) {
      if (name === 'key') key = words;
      else if (!found.has(key)) found.set(key, name === 'data' ? Buffer.from(words, 'base64') : words);
    },
  });
  return found;
}
