import { describe, expect, it } from 'vitest';
import { anchorAt } from '../../../src/core/types/places.js';
import { msg } from '../../../src/corpus/formats/outlook.js';
import { type OutlookMessage, outlookMessage } from '../../support/outlook.js';
import { folderOf, readFolder } from '../folder.js';
import { readingOf } from './reading.js';

const read = (message: OutlookMessage) => readingOf(msg, outlookMessage(message));
const codePage = (number: number) => ({ '3FFD': number, '3FDE': number });

describe('a message of Outlook', () => {
  it('is read as a mail program shows it, with the names of its attachments', async () => {
    const { text, shown, fields } = await read({
      properties: {
        '0037': 'Budgetübersicht',
        '0C1A': 'Ada Lovelace',
        '0C1E': 'SMTP',
        '0C1F': 'ada@example.org',
        '0039': new Date('2018-06-05T21:14:00Z'),
        '1000': 'The board approved it.  \r\n\r\n> When?\r\n\r\n-- \r\nAda\r\n',
      },
      recipients: [
        { '3001': 'Grace Hopper', '39FE': 'grace@example.org', '0C15': 1 },
        { '3001': 'Quay Ltd', '3002': 'EX', '3003': '/O=X/CN=quay', '0C15': 2 },
      ],
      attachments: [{ '3707': 'plan.pdf', '37010102': Buffer.from('SECRET') }],
    });
    expect(text).toBe(`Budgetübersicht

From: Ada Lovelace <ada@example.org>
To: Grace Hopper <grace@example.org>
Cc: Quay Ltd
Date: Tue, 05 Jun 2018 21:14:00 GMT
Attachments: plan.pdf

The board approved it.

> When?

--
Ada
`);
    expect(fields).toEqual({ title: 'Budgetübersicht', author: 'Ada Lovelace', date: '2018-06-05' });
    expect(shown.map(([kind]) => kind)).toEqual([
      'heading 1',
      'paragraph',
      'paragraph',
      'block-quote',
      'margin',
    ]);
  });

  it('has what is attached behind it', async () => {
    const bytes = outlookMessage({
      properties: { '0037': 'Budget', '1000': 'See the table.' },
      attachments: [
        { '3707': 'costs.csv', '37010102': Buffer.from('item,price\nbuoy,40\n') },
        { '3707': 'logo.png', '37010102': Buffer.from('PNG') },
      ],
    });
    const { documents, reasons } = await readFolder(await folderOf({ 'a.msg': bytes }));
    expect(reasons).toEqual({});
    const { text = '', places } = documents.get('a.msg') ?? {};
    expect(text).toBe(
      'Budget\n\nAttachments: costs.csv, logo.png\n\nSee the table.\n\ncosts.csv\n\nitem: buoy\nprice: 40\n',
    );
    expect(anchorAt(places?.anchors ?? [], text.indexOf('buoy'))?.label).toBe(
      'attachment costs.csv of “Budget”, row 2',
    );
  });

  it('has the day on the sender’s clock where the head of the mail came with it', async () => {
    const { fields } = await read({
      properties: {
        '0037': 'Late',
        '0039': new Date('2018-06-06T04:14:00Z'),
        '007D': 'Received: from x\r\nDate: Tue, 5 Jun 2018 23:14:00 -0500\r\n',
        '1000': 'Words.',
      },
    });
    expect(fields.date).toBe('2018-06-05');
  });

  it('reads its markup where it has no plain words, by the code page that it names', async () => {
    const html = Buffer.from('<html><body><p>Der Kai \xf6ffnet.</p></body></html>', 'latin1');
    const { text } = await read({ properties: { '0037': 'Kai', '10130102': html, ...codePage(1252) } });
    expect(text).toContain('Der Kai öffnet.');
  });

  it('reads what is not Unicode by the code page that it names', async () => {
    // "Причал" in Windows-1251.
    const bytes = Buffer.from('cff0e8f7e0eb', 'hex');
    const { text } = await read({ properties: { '0037001E': bytes, '1000001E': bytes, ...codePage(1251) } });
    expect(text).toBe('Причал\n\nПричал\n');
  });

  it('reads its Rich Text where there is nothing else', async () => {
    const rtf = Buffer.from('{\\rtf1\\ansi The quay opens in May.\\par}');
    const head = Buffer.alloc(16);
    head.writeUInt32LE(rtf.length + 12, 0);
    head.writeUInt32LE(rtf.length, 4);
    head.write('MELA', 8, 'latin1');
    const { text } = await read({
      properties: { '0037': 'Quay', '10090102': Buffer.concat([head, rtf]) },
    });
    expect(text).toBe('Quay\n\nThe quay opens in May.\n');
  });

  it('is skipped by its reason where it is none, damaged or without words', async () => {
    await expect(readingOf(msg, 'Plain text.')).rejects.toThrow('is no message of Outlook (.msg)');
    const whole = outlookMessage({ properties: { '0037': 'Quay', '1000': 'Words.' } });
    await expect(readingOf(msg, whole.subarray(0, 520))).rejects.toThrow('is damaged');
    await expect(read({ properties: {} })).rejects.toThrow('holds no words');
  });
});
