import { defined } from '../../core/types/defined.js';
import { joined } from '../blocks/joined.js';
import { cutAtWord } from '../clean.js';
import { toFields } from '../fields.js';
import type { FormatReading, ReadInside } from '../format.js';
import { withNotesOf } from '../reading-notes.js';
import { readAttachments } from './attachments.js';
import type { Message } from './message.js';

/** Of a subject or a name so much is cited, in code units. */
const maxNamedLength = 80;

/** A mail by itself: behind its words stands what is attached, each a place that no quote crosses. */
export async function readingOf(
  {
    text,
    blocks,
    subject,
    sender,
    date,
    attachments,
    told = {},
  }: Omit<Message, 'id' | 'ancestors' | 'told'> & Partial<Pick<Message, 'told'>>,
  inside: ReadInside | undefined,
): Promise<FormatReading> {
  const owner = subject === '' ? 'the mail' : `“${cutAtWord(subject, maxNamedLength)}”`;
  const { units, faults } = await readAttachments(attachments, owner, inside);
  const fault = faultOf(faults, 'attachments');
  const fields = toFields([
    ['title', subject],
    ['author', sender],
    ['date', date],
  ]);
  const all = joined([{ text, blocks }, ...units], true);
  return withNotesOf({ ...all, fields, ...told }, defined({ fault }));
}

const maxNamed = 3;

/** @param what Of which there are more than are named. */
export function faultOf(faults: readonly string[], what: string): string | undefined {
  if (faults.length === 0) return undefined;
  const more = faults.length - maxNamed;
  return [...faults.slice(0, maxNamed), ...(more > 0 ? [`and ${more} more ${what}`] : [])].join(', ');
}
