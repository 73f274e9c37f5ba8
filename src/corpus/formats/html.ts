import { decodeMarkup } from '../decode-markup.js';
import type { Format } from '../format.js';
import { withNotesOf } from '../reading-notes.js';
import { Unreadable } from '../unreadable.js';

/** Web pages: their main text without navigation and advertising, and what they say about themselves. */
export const html: Format = {
  name: 'HTML',
  extensions: ['.html', '.htm', '.xhtml', '.shtml'],
  isParsed: true,
  async read(bytes, _, beside) {
    const { text: source, ...told } = decodeMarkup(bytes, beside?.encoding);
    if (!/<[a-z!?/][^<>]*>/i.test(source)) throw new Unreadable('is no HTML: there is no tag in it');
    const { readPage } = await import('../html/read-page.js');
    return withNotesOf(readPage(source), told);
  },
};
