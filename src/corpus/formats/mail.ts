import { defined } from '../../core/types/defined.js';
import type { Unit } from '../blocks/joined.js';
import { cleanLine, cutAtWord } from '../clean.js';
import type { Format } from '../format.js';
import type { Message } from '../mail/message.js';
import { Unreadable } from '../unreadable.js';

/** One mail: its subject is the title, its sender the author; what is attached stands behind it. */
export const eml: Format = {
  name: 'mail',
  extensions: ['.eml'],
  isParsed: true,
  async read(bytes, _, beside) {
    const [{ readMessage }, { readingOf }] = await Promise.all([
      import('../mail/message.js'),
      import('../mail/mail-reading.js'),
    ]);
    return readingOf(await readMessage(bytes, beside?.encoding), beside?.inside);
  },
};

/** Many mails: each is a place that no quote crosses, named by its number, thread, sender and date. */
export const mbox: Format = {
  name: 'mailbox',
  extensions: ['.mbox'],
  isParsed: true,
  async read(bytes, _, beside) {
    const [
      { readMessage },
      { readAttachments },
      { faultOf },
      { joined },
      { isMailbox, messagesIn },
      { Threads },
    ] = await Promise.all([
      import('../mail/message.js'),
      import('../mail/attachments.js'),
      import('../mail/mail-reading.js'),
      import('../blocks/joined.js'),
      import('../mail/mailbox.js'),
      import('../mail/thread.js'),
    ]);
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!isMailbox(buffer)) throw new Unreadable('is no mailbox: it does not begin with a line “From …”');
    const threads = new Threads();
    const units: Unit[] = [];
    const faults: string[] = [];
    let number = 0;
    for (const source of messagesIn(buffer)) {
      number++;
      try {
        const message = await readMessage(source, beside?.encoding);
        const label = labelOf(number, threads.nameOf(message), message);
        const attached = await readAttachments(message.attachments, label, beside?.inside);
        units.push({ label, text: message.text, blocks: message.blocks }, ...attached.units);
        const { assumed, fault } = message.told;
        faults.push(...[fault, assumed].flatMap((told) => (told ? [`message ${number}: ${told}`] : [])));
        faults.push(...attached.faults.map((fault) => `in message ${number} ${fault}`));
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        faults.push(`message ${number} ${error.message}`);
      }
    }
    const fault = faultOf(faults, 'messages');
    if (units.length === 0) throw new Unreadable(fault ?? 'holds no mail');
    return { ...joined(units, true), fields: {}, ...defined({ fault }) };
  },
};

/** Of a subject or a name so much is cited, in code units. */
const maxNamedLength = 80;

/** 'message 12, “Budget talks”, Ada Lovelace, 2018-06-05', less what is unknown. */
function labelOf(number: number, thread: string, { sender, date }: Message): string {
  const [named, by, on] = [thread, sender, date].map((part) => cutAtWord(cleanLine(part), maxNamedLength));
  return [`message ${number}`, named && `“${named}”`, by, on].filter(Boolean).join(', ');
}
