import { toFields } from '../fields.js';
import type { Format } from '../format.js';

/** A mail as Outlook saves it: its subject is the title, its sender the author. */
export const msg: Format = {
  name: 'Outlook message',
  extensions: ['.msg'],
  isParsed: true,
  async read(bytes) {
    const { readOutlookMessage } = await import('../mail/outlook-message.js');
    const { text, blocks, subject, sender, date } = readOutlookMessage(bytes);
    const fields = toFields([
      ['title', subject],
      ['author', sender],
      ['date', date],
    ]);
    return { text: `${text}\n`, blocks, fields };
  },
};
