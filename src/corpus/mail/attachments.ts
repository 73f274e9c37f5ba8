import type { Block } from '../../core/types/block.js';
import type { Anchor } from '../../core/types/places.js';
import { trimmed } from '../blocks/draft.js';
import type { Unit } from '../blocks/joined.js';
import { moved } from '../blocks/moved.js';
import { cleanLine, cutAtWord } from '../clean.js';
import { extensionOf } from '../file-names.js';
import type { FormatReading, ReadInside } from '../format.js';
import { textBlocks } from '../text/text-blocks.js';
import { Unreadable } from '../unreadable.js';

/** What came with a mail. */
export interface Attachment {
  /** A clean line; '' where it has none. */
  readonly name: string;
  /** Such as application/pdf; '' where nobody says. */
  readonly mimeType: string;
  /** Read where it is wanted: in some mails it is damaged. @throws {Unreadable} */
  bytes(): Uint8Array;
}

/** Of a message of Outlook that is attached to another one. */
export const outlookType = 'application/vnd.ms-outlook';

/** By media type what the name of an attachment does not say. */
const extensions: Readonly<Record<string, string>> = {
  'message/rfc822': '.eml',
  [outlookType]: '.msg',
  'text/plain': '.txt',
  'text/markdown': '.md',
  'text/html': '.html',
  'text/csv': '.csv',
  'text/rtf': '.rtf',
  'application/rtf': '.rtf',
  'application/json': '.json',
  'application/pdf': '.pdf',
  'application/epub+zip': '.epub',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': '.pptx',
  'application/vnd.oasis.opendocument.text': '.odt',
  'application/vnd.oasis.opendocument.spreadsheet': '.ods',
  'application/vnd.oasis.opendocument.presentation': '.odp',
};

/** Of a name so much is cited, in code units. */
const maxNamedLength = 80;
/** The longest name of a place, in code units. */
const maxLabelLength = 400;

/** What is attached to a message, as far as it is read. */
export interface ReadAttachments {
  /** A place or more for each, behind a heading with its name. */
  readonly units: readonly Unit[];
  /** Clauses for people about what could not be read. */
  readonly faults: readonly string[];
}

/**
 * Reads attachments of the kinds that files are read in; others are left to be named.
 * @param owner The message, as a citation names it.
 */
export async function readAttachments(
  attachments: readonly Attachment[],
  owner: string,
  inside: ReadInside | undefined,
): Promise<ReadAttachments> {
  const units: Unit[] = [];
  const faults: string[] = [];
  for (const attachment of inside === undefined ? [] : attachments) {
    const named = `attachment ${cutAtWord(attachment.name, maxNamedLength) || attachment.mimeType}`;
    try {
      const reading = await read(attachment, inside as ReadInside);
      if (reading === undefined || reading.text.trim() === '') continue;
      units.push(unitOf(reading, attachment.name, owner));
      if (reading.fault !== undefined) faults.push(`of ${named} ${reading.fault}`);
      if (reading.assumed !== undefined) faults.push(`${named} ${reading.assumed}`);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      faults.push(`${named} ${error.message}`);
    }
  }
  return { units, faults };
}

async function read(
  { name, mimeType, bytes }: Attachment,
  inside: ReadInside,
): Promise<FormatReading | undefined> {
  const byType = extensions[mimeType.toLowerCase()];
  const written = extensionOf(name);
  if (written === '' && byType === undefined) return undefined;
  const content = bytes();
  if (content.byteLength === 0) return undefined;
  const reading = written === '' ? undefined : await inside(written, content);
  return reading ?? (byType === undefined ? undefined : await inside(byType, content));
}

function unitOf(reading: FormatReading, name: string, owner: string): Unit {
  // An attached mail is named by its subject, which is in its text.
  const named = cutAtWord(name || cleanLine(reading.fields.title ?? ''), maxNamedLength);
  const label = cutAtWord(`attachment ${named === '' ? '' : `${named} `}of ${owner}`, maxLabelLength);
  const heading: Block[] = name === '' ? [] : [{ kind: 'heading', start: 0, end: name.length, level: 1 }];
  const from = name === '' ? 0 : name.length + 2;
  const blocks = moved(blocksOf(reading), from, heading.length).map(({ level, ...block }) => ({
    ...block,
    ...(level === undefined ? {} : { level: Math.min(15, level + 1) }),
  }));
  const anchors = (reading.places?.anchors ?? []).map(
    ({ offset, label: place, ...anchor }): Anchor => ({
      ...anchor,
      offset: offset + from,
      label: `${label}, ${place}`,
    }),
  );
  return {
    label,
    anchors,
    text: name === '' ? reading.text : `${name}\n\n${reading.text}`,
    blocks: [...heading, ...blocks],
  };
}

/** Of the whole text: what is no part of its body is margin. */
function blocksOf({ text, body = { start: 0, end: text.length }, blocks }: FormatReading): Block[] {
  const own = blocks ?? textBlocks(text, body);
  const before = marginOf(text, 0, body.start);
  return [...before, ...moved(own, 0, before.length), ...marginOf(text, body.end, text.length)];
}

function marginOf(text: string, start: number, end: number): Block[] {
  const span = trimmed(text, { start, end });
  return span === undefined ? [] : [{ kind: 'margin', ...span }];
}
