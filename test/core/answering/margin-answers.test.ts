import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config/config.js';
import type { Document } from '../../../src/core/types/document.js';
import { ShippedEncoder } from '../../../src/meaning/shipped-encoder.js';
import { defaultConfiguration } from '../../support/default-configuration.js';
import { documentOf } from '../../support/texts.js';
import { answer, build } from '../ranking/corpus.js';

/** A page whose contents list is set aside, and which may say something below it. */
function page(id: string, contents: string, text: string): Document {
  return documentOf(id, `${contents}\n\n${text}`, {
    blocks: [
      { kind: 'margin', start: 0, end: contents.length },
      { kind: 'paragraph', start: contents.length + 2, end: contents.length + 2 + text.length },
    ],
  });
}

const others = [
  'Send the invoice first, then enter the bill of the supplier, and last of all run payroll for those who are left.',
  'Her payroll records lie in the green cupboard behind the door of the kitchen.',
  'Taxes are split between firm and employee when payroll is entered by hand.',
  'Ring the bell twice on the first of the month, and hand payroll through the hatch to whoever comes.',
  'An auditor asked for payroll of the year before, and nobody knew where it was.',
  'Print the cheques on Thursday: payroll needs two signatures, one of them in blue.',
].map((text, i) => documentOf(`${i}.md`, text));

const encoder = new ShippedEncoder(readConfig(defaultConfiguration).meaning.table);

async function quoted(question: string, documents: readonly Document[], minConfidence: number) {
  const index = await build(documents, { language: 'en' });
  const { quotes } = await answer(question, index, { minConfidence, encoder });
  return quotes.map(({ text }) => text);
}

describe('a contents list', () => {
  const contents = page('contents.md', '13.5 Payroll', 'Business features are told of in what follows.');

  it('answers where no text has the word', async () => {
    expect(await quoted('does it do payroll?', [contents], 0.2)).toEqual(['13.5 Payroll']);
  });

  it('gives way to texts that have it, where these are not sure enough either', async () => {
    const index = await build([contents, ...others], { language: 'en' });
    const { confidence } = await answer('does it do payroll?', index, { minConfidence: 0, encoder });
    const just = confidence + 0.01;
    expect(await quoted('does it do payroll?', [contents, ...others], just)).toEqual([]);
  });
});
