import type { Block } from '../../core/types/block.js';
import type { Anchor } from '../../core/types/places.js';
import { cleanLine, cutAtWord } from '../clean.js';
import { toFields } from '../fields.js';
import type { Format } from '../format.js';
import type { Message } from '../mail/message.js';
import { Unreadable } from '../unreadable.js';

/** One mail: its subject is the title, its sender the author. */
export const eml: Format = {
  name: 'mail',
  extensions: ['.eml'],
  isParsed: true,
  async read(bytes) {
    const { readMessage } = await import('../mail/message.js');
    const { text, blocks, subject, sender, date } = await readMessage(bytes);
    const fields = toFields([
      ['title', subject],
      ['author', sender],
      ['date', date],
    ]);
    return { text: `${text}\n`, blocks, fields };
  },
};

/** Many mails: each is a place that no quote crosses, named by its number, thread, sender and date. */
export const mbox: Format = {
  name: 'mailbox',
  extensions: ['.mbox'],
  isParsed: true,
  async read(bytes) {
    const [{ readMessage }, { isMailbox, messagesIn }, { Threads }] = await Promise.all([
      import('../mail/message.js'),
      import('../mail/mailbox.js'),
      import('../mail/thread.js'),
    ]);
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!isMailbox(buffer)) throw new Unreadable('is no mailbox: it does not begin with a line “From …”');
    const threads = new Threads();
    const parts: string[] = [];
    const anchors: Anchor[] = [];
    const blocks: Block[] = [];
    const faults: string[] = [];
    let offset = 0;
    let number = 0;
    for (const source of messagesIn(buffer)) {
      number++;
      try {
        const message = await readMessage(source);
        anchors.push({ offset, label: labelOf(number, threads.nameOf(message), message) });
        const first = blocks.length;
        for (const { start, end, header, ...block } of message.blocks) {
          blocks.push({
            ...block,
            start: start + offset,
            end: end + offset,
            ...(header === undefined ? {} : { header: header + first }),
          });
        }
        const part = `${message.text}\n\n`;
        parts.push(part);
        offset += part.length;
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        faults.push(`message ${number} ${error.message}`);
      }
    }
    if (parts.length === 0) throw new Unreadable(faultOf(faults) ?? 'holds no mail');
    const fault = faultOf(faults);
    return {
      text: parts.join('').replace(/\n$/, ''),
      blocks,
      fields: {},
      places: { anchors, areSeparate: true },
      ...(fault === undefined ? {} : { fault }),
    };
  },
};

/** Of a subject or a name so much is cited, in code units. */
const longestNamed = 80;

/** 'message 12, “Budget talks”, Ada Lovelace, 2018-06-05', less what is unknown. */
function labelOf(number: number, thread: string, { sender, date }: Message): string {
  const [named, by, on] = [thread, sender, date].map((part) => cutAtWord(cleanLine(part), longestNamed));
  return [`message ${number}`, named && `“${named}”`, by, on].filter(Boolean).join(', ');
}

const mostNamed = 3;

function faultOf(faults: readonly string[]): string | undefined {
  if (faults.length === 0) return undefined;
  const more = faults.length - mostNamed;
  return [...faults.slice(0, mostNamed), ...(more > 0 ? [`and ${more} more messages`] : [])].join(', ');
}
