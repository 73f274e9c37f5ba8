import { createRequire } from 'node:module';
import type { FieldsData } from '@kenjiuno/msgreader';
import { cleanLine } from '../clean.js';
import { markupText } from '../html/read-page.js';
import { decodeBytes, encodingOfCodePage } from '../rtf/encodings.js';
import { readRtf } from '../rtf/read-rtf.js';
import { Unreadable } from '../unreadable.js';
import { type Attachment, outlookType } from './attachments.js';
import { layOutMessage, trimmedWords } from './lay-out-message.js';
import type { Message } from './message.js';
import { sentDay } from './sent-day.js';

// Modules of CommonJS, whose default export no import finds.
const require = createRequire(import.meta.url);
const { default: MsgReader } = require('@kenjiuno/msgreader') as typeof import('@kenjiuno/msgreader');
const { decompressRTF } = require('@kenjiuno/decompressrtf') as typeof import('@kenjiuno/decompressrtf');

/** Every compound file of Microsoft's begins so. */
const signature = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** A `.msg` as Outlook shows it. @throws {Unreadable} */
export function readOutlookMessage(
  bytes: Uint8Array,
): Pick<Message, 'text' | 'blocks' | 'subject' | 'sender' | 'date' | 'attachments'> {
  const isCompound = signature.equals(bytes.subarray(0, signature.length));
  if (!isCompound) throw new Unreadable('is no message of Outlook (.msg)');
  const { fields, contentOf } = fieldsOf(bytes);
  const subject = cleanLine(fields.subject ?? '');
  const date = cleanLine(
    headerOf(fields, 'Date') || fields.clientSubmitTime || fields.messageDeliveryTime || '',
  );
  const sender = cleanLine(fields.senderName || addressOf(fields));
  const words = wordsOf(fields);
  if (`${subject}${words}` === '') throw new Unreadable('holds no words');
  const from = { name: fields.senderName ?? '', address: addressOf(fields) };
  const shown = layOutMessage({
    subject,
    head: [
      ['From', personOf(from)],
      ['To', recipientsOf(fields, 'to')],
      ['Cc', recipientsOf(fields, 'cc')],
      ['Date', date],
      ['Attachments', (fields.attachments ?? []).map(nameOf).filter(Boolean).join(', ')],
    ],
    words,
  });
  const attachments = (fields.attachments ?? []).map((one) => attachmentOf(one, contentOf));
  return { ...shown, subject, sender, date: sentDay(date), attachments };
}

/** What is attached; a message in Outlook's own form, as it would be saved. */
function attachmentOf(fields: FieldsData, contentOf: (fields: FieldsData) => Uint8Array): Attachment {
  const isMessage = fields.innerMsgContent === true;
  return {
    name: isMessage ? '' : nameOf(fields),
    mimeType: isMessage ? outlookType : (fields.attachMimeTag ?? ''),
    bytes: () => contentOf(fields),
  };
}

/** What the message says of itself; text that is not Unicode by the code page that it names. */
function fieldsOf(bytes: Uint8Array): {
  readonly fields: FieldsData;
  /** Of an attachment. @throws {Unreadable} */
  readonly contentOf: (attachment: FieldsData) => Uint8Array;
} {
  const { buffer } = Uint8Array.from(bytes);
  let reader = new MsgReader(buffer);
  const read = (ansiEncoding: string) => {
    reader = new MsgReader(buffer);
    reader.parserConfig = { ansiEncoding };
    return reader.getFileData();
  };
  let fields: FieldsData;
  try {
    fields = read('windows-1252');
    const named = encodingOfCodePage(fields.messageCodepage ?? 0);
    if (named !== undefined && named !== 'windows-1252') fields = read(named);
  } catch (cause) {
    throw new Unreadable('is damaged: it cannot be read as a message of Outlook', { cause });
  }
  if (fields.error !== undefined || fields.dataType !== 'msg') {
    throw new Unreadable('is damaged: it cannot be read as a message of Outlook');
  }
  const contentOf = (attachment: FieldsData) => {
    try {
      return Uint8Array.from(reader.getAttachment(attachment).content);
    } catch (cause) {
      throw new Unreadable('is damaged', { cause });
    }
  };
  return { fields, contentOf };
}

/** The plain words, else the markup as it reads, else the Rich Text. */
function wordsOf({ body = '', bodyHtml, html, internetCodepage = 0, compressedRtf }: FieldsData): string {
  if (body.trim() !== '') return trimmedWords(body);
  const encoding = encodingOfCodePage(internetCodepage) ?? 'utf-8';
  const markup = bodyHtml ?? (html === undefined ? '' : decodeBytes([...html], encoding));
  if (markup.trim() !== '') return trimmedWords(markupText(markup));
  if (compressedRtf === undefined) return '';
  return trimmedWords(readRtf(Uint8Array.from(decompressRTF([...compressedRtf]))).text);
}

/** A line of the head that came with the message, where it came over the internet. */
function headerOf({ headers = '' }: FieldsData, name: string): string {
  const line = headers.split(/\r?\n/).find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line?.slice(name.length + 1).trim() ?? '';
}

function addressOf({ senderSmtpAddress, senderEmail, senderAddressType }: FieldsData): string {
  // What is not of the internet is a path in a directory of Exchange.
  return senderSmtpAddress || (senderAddressType === 'EX' ? '' : senderEmail) || '';
}

function recipientsOf({ recipients = [] }: FieldsData, type: 'to' | 'cc'): string {
  return recipients
    .filter(({ recipType }) => recipType === type)
    .map(({ name = '', smtpAddress, email, addressType }) =>
      personOf({ name, address: smtpAddress || (addressType === 'EX' ? '' : email) || '' }),
    )
    .filter(Boolean)
    .join(', ');
}

function personOf({ name, address }: { readonly name: string; readonly address: string }): string {
  if (name === '' || name === address) return cleanLine(address);
  return cleanLine(address === '' ? name : `${name} <${address}>`);
}

function nameOf({ fileName, fileNameShort, name, innerMsgContent }: FieldsData): string {
  return cleanLine(fileName || fileNameShort || name || (innerMsgContent ? 'a message' : ''));
}
