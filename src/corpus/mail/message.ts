import PostalMime, { type Address, type Email } from 'postal-mime';
import type { Block } from '../../core/types/block.js';
import { cleanLine } from '../clean.js';
import { withUpper } from '../decode-as.js';
import { assumedWindows1252, replacedFault } from '../decode-text.js';
import { markupText } from '../html/read-page.js';
import type { ReadingNotes } from '../reading-notes.js';
import { Unreadable } from '../unreadable.js';
import type { Attachment } from './attachments.js';
import { unknownEncoding } from './encoding.js';
import { layOutMessage, trimmedWords } from './lay-out-message.js';
import { sentDay } from './sent-day.js';
import type { Reference } from './thread.js';
import { withEncodingNamed } from './unnamed-encoding.js';

/** A message as a mail program shows it. */
export interface Message extends Reference {
  /** The first line is the subject, then come sender, recipients, date and the names of attachments, then the words. */
  readonly text: string;
  /** Of `text`. */
  readonly blocks: readonly Block[];
  /** The sender's name, else the address; '' where there is none. */
  readonly sender: string;
  /** The day on the sender's clock, YYYY-MM-DD; '' where none can be read. */
  readonly date: string;
  readonly attachments: readonly Attachment[];
  /** What the report says of how its words were decoded. */
  readonly told: ReadingNotes;
}

/** Headers that mails alone have, */
const telling = new Set(['from', 'sender', 'date', 'received', 'message-id', 'return-path', 'mime-version']);
/** and those of which archives and programs leave some: two of them make a mail, too. */
const usual = new Set(['subject', 'to', 'cc', 'content-type', 'reply-to', 'in-reply-to', 'references']);

/**
 * @param encoding What the operator names for text that names none and is no UTF-8; absent: Windows-1252 where that fits.
 * @throws {Unreadable} with the reason: a clause for people, about "it".
 */
export async function readMessage(source: Uint8Array, encoding?: string): Promise<Message> {
  const { email, words, bytes, told } = await decoded(source, encoding);
  if (!isMail(email)) {
    throw new Unreadable('is no mail: it does not begin with the lines of a mail’s head');
  }
  requireEncoding(bytes, email, words);
  const subject = cleanLine(email.subject ?? '');
  const date = cleanLine(email.headers.find(({ key }) => key === 'date')?.value ?? '');
  const head = [
    ['From', peopleOf(email.from === undefined ? [] : [email.from])],
    ['To', peopleOf(email.to)],
    ['Cc', peopleOf(email.cc)],
    ['Date', date],
    ['Attachments', email.attachments.map(nameOf).join(', ')],
  ] as const;
  const shown = layOutMessage({ subject, head, words });
  return withUpperOf(bytes, {
    ...shown,
    id: email.messageId?.trim(),
    ancestors: `${email.references ?? ''} ${email.inReplyTo ?? ''}`.match(/<[^<>\s]{1,500}>/g) ?? [],
    subject,
    sender: senderOf(email),
    date: sentDay(date),
    attachments: email.attachments.map(attachmentOf),
    told,
  });
}

/** What the parser decodes it leaves to Node: see `decodeAs`. A character takes the place of another, so blocks stay. */
function withUpperOf(bytes: Uint8Array, message: Message): Message {
  if (!/[\u0080-\u009f]/.test(message.text)) return message;
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!/windows-1252|cp1252|iso-8859-1\b|latin1/i.test(source)) return message;
  const { text, subject, sender } = message;
  return { ...message, text: withUpper(text), subject: withUpper(subject), sender: withUpper(sender) };
}

function isMail({ headers }: Email): boolean {
  const keys = new Set(headers.map(({ key }) => key));
  return [...keys].some((key) => telling.has(key)) || [...usual].filter((key) => keys.has(key)).length > 1;
}

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    // Messages that are attached are attachments: else their words would stand among those of this one.
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true });
  } catch (cause) {
    const isDeep = cause instanceof Error && cause.message.includes('nesting depth');
    throw new Unreadable(isDeep ? 'is nested too deeply to be read' : 'has a head that is too long', {
      cause,
    });
  }
}

/** The plain text, where the mail has any that says as much as its markup; else its markup as it reads. */
function wordsOf({ text = '', html }: Email): string {
  if (html === undefined) return trimmedWords(text);
  const isShort = text.trim().length <= maxStubLength;
  const markup = isShort ? trimmedWords(markupText(html)) : '';
  return lettersIn(markup) > stubShare * lettersIn(text) ? markup : trimmedWords(text);
}

/** A plain part that stands in for the markup ("This mail needs a viewer for HTML") is not longer, in code units. */
const maxStubLength = 400;
/** And the markup has more than so many times its letters. */
const stubShare = 3;

/** Addresses count for none: programs write those of the markup's links into the plain part. */
function lettersIn(words: string): number {
  return words.replace(/https?:\/\/\S+/g, '').match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

function attachmentOf({ filename, mimeType, content }: Email['attachments'][number]): Attachment {
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
  return { name: cleanLine(filename ?? ''), mimeType, bytes: () => bytes };
}

/** A mail whose words are decoded. */
interface Decoded {
  readonly email: Email;
  readonly words: string;
  /** Of which it is parsed. */
  readonly bytes: Uint8Array;
  readonly told: ReadingNotes;
}

/** Of its letters more than this share may not be replaced. */
const maxReplacedShare = 0.1;

/**
 * As each part names it. What names none and is less UTF-8 than something else is read as the operator says, else as
 * Windows-1252 where that fits; a byte that is no character where one is named costs that character.
 * @throws {Unreadable} where too many are none.
 */
async function decoded(bytes: Uint8Array, encoding: string | undefined): Promise<Decoded> {
  const email = await parse(bytes);
  const words = wordsOf(email);
  const shown = shownOf(email, words);
  const count = (sign: RegExp) => shown.match(sign)?.length ?? 0;
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const wrong = /\xef\xbf\xbd|=ef=bf=bd/i.test(source) ? 0 : count(/\ufffd/g);
  if (wrong === 0) return { email, words, bytes, told: {} };
  const isMostlyRight = count(/[^\0-\x7f\ufffd]/gu) > wrong;
  const other = isMostlyRight ? undefined : await decodedAs(bytes, encoding);
  if (other !== undefined) return other;
  if (wrong > maxReplacedShare * count(/[\p{L}\p{N}]/gu))
    throw new Unreadable('is no text in the encoding that it names');
  return { email, words, bytes, told: { fault: replacedFault(wrong, 'text in the encoding that it names') } };
}

/** undefined where each part names its encoding, or this one does not fit those that do not. */
async function decodedAs(bytes: Uint8Array, encoding: string | undefined): Promise<Decoded | undefined> {
  const named = withEncodingNamed(bytes, encoding ?? 'windows-1252');
  if (named === undefined) return undefined;
  const email = await parse(named);
  const words = wordsOf(email);
  const shown = withUpper(shownOf(email, words));
  // A replaced character, or one that Windows-1252 has not got.
  if (/[\ufffd\u0080-\u009f]/.test(shown)) return undefined;
  if (encoding !== undefined) return { email, words, bytes: named, told: {} };
  const count = (sign: RegExp) => shown.match(sign)?.length ?? 0;
  if (2 * count(/[^\0-\x7f]/gu) > count(/[a-z]/gi)) return undefined;
  return { email, words, bytes: named, told: { assumed: assumedWindows1252 } };
}

function shownOf({ subject = '', from }: Email, words: string): string {
  return `${words}${subject}${from?.name ?? ''}`;
}

/** @throws {Unreadable} where the mail names an encoding that is unknown. */
function requireEncoding(bytes: Uint8Array, email: Email, words: string): void {
  const shown = shownOf(email, words);
  if (shown.includes('\0')) throw new Unreadable('holds NUL characters, so it is no text');
  if (!/[^\0-\x7f]/.test(shown)) return;
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const unknown = unknownEncoding(source);
  if (unknown !== undefined) throw new Unreadable(`names an encoding that is not known (${unknown})`);
}

function senderOf({ from }: Email): string {
  return cleanLine(from?.name || from?.address || '');
}

function peopleOf(addresses: readonly Address[] = []): string {
  return addresses.map(personOf).filter(Boolean).join(', ');
}

function personOf({ name, address, group }: Address): string {
  if (group !== undefined) return cleanLine(`${name}: ${peopleOf(group)}`);
  return cleanLine(name === '' ? (address ?? '') : `${name} <${address}>`);
}

function nameOf({ filename, mimeType }: Email['attachments'][number]): string {
  return cleanLine(filename ?? '') || cleanLine(mimeType);
}
