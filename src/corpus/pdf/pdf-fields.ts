import { knownDate } from '../dates.js';
import { type DocumentFields, toFields } from '../fields.js';
import { producerTitle } from '../producer-title.js';
import type { Pdf } from './pdf.js';

/** What a PDF says about itself. */
export async function pdfFields(pdf: Pick<Pdf, 'getMetadata'>): Promise<DocumentFields> {
  const { info } = await pdf
    .getMetadata()
    .catch((): Awaited<ReturnType<Pdf['getMetadata']>> => ({ info: {} }));
  const line = (name: string) => (typeof info[name] === 'string' ? info[name] : undefined);
  return toFields([
    ['title', producerTitle(line('Title'))],
    ['author', line('Author')],
    ['date', dayOf(line('CreationDate')) ?? dayOf(line('ModDate'))],
  ]);
}

/** "D:20180605211400+02'00'" is 2018-06-05, on the clock of whoever made it; undefined for a day that there never was. */
function dayOf(date: string | undefined): string | undefined {
  const [, year, month, day] = /^(?:D:)?(\d{4})(\d{2})(\d{2})/.exec(date ?? '') ?? [];
  return year === undefined ? undefined : knownDate(`${year}-${month}-${day}`);
}
