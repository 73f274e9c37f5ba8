import type { Format } from '../format.js';

/** A mail as Outlook saves it: its subject is the title, its sender the author; what is attached stands behind it. */
export const msg: Format = {
  name: 'Outlook message',
  extensions: ['.msg'],
  isParsed: true,
  async read(bytes, _, beside) {
    const [{ readOutlookMessage }, { readingOf }] = await Promise.all([
      import('../mail/outlook-message.js'),
      import('../mail/mail-reading.js'),
    ]);
    return readingOf(readOutlookMessage(bytes), beside?.inside);
  },
};
