import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorAt } from '../../../src/core/types/places.js';
import { quoteAt } from '../../../src/core/types/quote.js';
import type { Format } from '../../../src/corpus/format.js';
import { eml, mbox } from '../../../src/corpus/formats/mail.js';
import { folderOf, parsingLimits, readFolder } from '../folder.js';

const read = (format: Format, source: string | Uint8Array) => format.read(Buffer.from(source), parsingLimits);

const budget = `Received: from mail.example.org
From: =?utf-8?Q?Ad=C3=A9le_Lovelace?= <ada@example.org>
To: Grace Hopper <grace@example.org>, team: a@example.org, b@example.org;
Cc: plain@example.org
Subject: Re: =?iso-8859-1?Q?Budget=FCbersicht?=
Date: Tue, 5 Jun 2018 23:14:00 -0700
Message-ID: <2@example.org>
In-Reply-To: <1@example.org>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="outer"

--outer
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/plain; charset=utf-8; format=flowed
Content-Transfer-Encoding: quoted-printable

The board approved the =
budget of =E2=82=AC=204,000 in June, and=20
it holds for the year.

> What was decided?
--inner
Content-Type: text/html; charset=utf-8

<p>MARKUP</p>
--inner--
--outer
Content-Type: application/pdf; name="plan.pdf"
Content-Disposition: attachment; filename="plan.pdf"
Content-Transfer-Encoding: base64

U0VDUkVU
--outer
Content-Type: message/rfc822

From: other@example.org
Subject: inner mail

INNERWORDS
--outer--
`;

describe('a mail', () => {
  it('is read as a mail program shows it: subject, head, attachments by name, then the plain words', async () => {
    const { text, fields } = await read(eml, budget);
    expect(text).toBe(`Re: Budgetübersicht

From: Adéle Lovelace <ada@example.org>
To: Grace Hopper <grace@example.org>, team: a@example.org, b@example.org
Cc: plain@example.org
Date: Tue, 5 Jun 2018 23:14:00 -0700
Attachments: plan.pdf, message/rfc822

The board approved the budget of € 4,000 in June, and it holds for the year.

> What was decided?
`);
    expect(fields).toEqual({ title: 'Re: Budgetübersicht', author: 'Adéle Lovelace', date: '2018-06-05' });
  });

  it('is read from its markup where it has no plain words', async () => {
    const { text } = await read(
      eml,
      'From: a@example.org\nContent-Type: text/html; charset=utf-8\n\n<html><body><style>p{}</style><p>One &amp; only.</p><p>Two.</body></html>',
    );
    expect(text).toBe('From: a@example.org\n\nOne & only.\n\nTwo.\n');
  });

  it('is read from its markup where the plain words stand in for it, and only there', async () => {
    const mail = (plain: string) =>
      `From: a@example.org\nContent-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain\n\n${plain}\n--b\nContent-Type: text/html\n\n<p>The quay is closed from Monday on, and ships go to the north pier until June.</p>\n--b--\n`;
    const { text: ofStub } = await read(eml, mail('HTML only: https://example.org/view?id=0123456789abcdef'));
    expect(ofStub).toContain('ships go to the north pier');
    expect((await read(eml, mail('The quay is closed until June.'))).text).toContain('closed until June.');
  });

  it('is read in the encoding that each part names, Japanese mail’s among them', async () => {
    const head = 'From: a@example.org\nContent-Type: text/plain; charset=';
    const latin = Buffer.from(`${head}iso-8859-1\n\nCaf\xe9 au lait.\n`, 'latin1');
    expect((await read(eml, latin)).text).toContain('Café au lait.');
    const japanese = `${head}"iso-2022-jp-1"\n\n\u001b$B;M<R\u001b(B\n`;
    expect((await read(eml, japanese)).text).toContain('四社');
  });

  describe('whose parts name no encoding', () => {
    const words = 'The café opens in the spring, when the boats come back to the quay.';
    const head = 'From: Ada <ada@example.org>\nSubject: The quay\n';
    const several = (type: string) =>
      `${head}Content-Type: multipart/alternative;\n boundary="b1"\n\n--b1\nContent-Type: text/plain${type}\n\n${words}\nContent-Type: text/plain\n--b1\nContent-Type: text/html; charset=us-ascii\n\n<p>Markup</p>\n--b1--\n`;
    const assumed = 'names no encoding and is no UTF-8, so it is taken for Windows-1252';

    it.each([
      ['a mail of one part', `${head}\n${words}\n`],
      ['a part of several', several('')],
      ['a part whose type goes on over lines', several(';\n format=flowed')],
    ])('is Windows-1252 where that fits, which is told: %s', async (_, source) => {
      const { text, ...told } = await read(eml, Buffer.from(source, 'latin1'));
      expect(text).toContain(words);
      expect(told.assumed).toBe(assumed);
      if (source.includes('b1')) expect(text).toContain('\nContent-Type: text/plain\n');
    });

    it('is what the operator says, and nothing where each part names its own', async () => {
      const cyrillic = Buffer.concat([
        Buffer.from(`${head}\n`),
        Buffer.from('cff0e8f7e0eb20eef2eaf0fbf2', 'hex'),
        Buffer.from('\n'),
      ]);
      const { text, ...told } = await format(eml, cyrillic, 'windows-1251');
      expect(text).toContain('Причал открыт');
      expect([told.assumed, told.fault]).toEqual([undefined, undefined]);
      const quoted = `${head}Content-Transfer-Encoding: quoted-printable\n\n=CF=F0=E8=F7=E0=EB\n`;
      expect((await format(eml, Buffer.from(quoted), 'windows-1251')).text).toContain('Причал');
    });

    it('is UTF-8 but for a byte that is none, which costs its character', async () => {
      const torn = Buffer.concat([
        Buffer.from(`${head}\nCafé, thé, fête: `),
        Buffer.from([0xe9]),
        Buffer.from(` ${words}\n`),
      ]);
      const { text, fault } = await read(eml, torn);
      expect(text).toContain(`Café, thé, fête: \ufffd ${words}`);
      expect(fault).toBe('a character is no text in the encoding that it names and shown as \ufffd');
    });
  });

  it('with one byte that is none in the encoding that it names loses that character', async () => {
    const source = `From: a@example.org\nContent-Type: text/plain; charset=utf-8\n\nThe quay opens in the spring.\n\nA caf`;
    const torn = Buffer.concat([Buffer.from(source), Buffer.from([0xe9, 0x0a])]);
    const { text, fault } = await read(eml, torn);
    expect(text).toContain('A caf\ufffd');
    expect(fault).toBe('a character is no text in the encoding that it names and shown as \ufffd');
  });

  it('is a mail without sender and date, too, where its head says what it is', async () => {
    const { text, fields } = await read(
      eml,
      'X-Archive: kept\nSubject: The quay\nTo: b@example.org\n\nIt was paid twice.\n',
    );
    expect(text).toBe('The quay\n\nTo: b@example.org\n\nIt was paid twice.\n');
    expect(fields).toEqual({ title: 'The quay' });
  });

  it.each([
    ['<hr>', undefined],
    ['Fri, 30 Feb 2024 10:00:00 +0000', undefined],
    ['Tue Jun  5 21:14:00 2018', '2018-06-05'],
    ['Tue Jun  5 21:14:00 PDT 2018', '2018-06-05'],
    ['Fri, 5 Jun 98 21:14:00 EST', '1998-06-05'],
    ['Tue, 05 Jun 2018 21:14:00 +0200 (CEST)', '2018-06-05'],
  ])('sent on %s is of %s', async (line, day) => {
    const { text, fields } = await read(eml, `From: a@example.org\nDate: ${line}\n\nWords.\n`);
    expect(text).toContain('Date: ');
    expect(fields.date).toBe(day);
  });
});

describe('what is attached to a mail', () => {
  const part = (head: string, body: string | Buffer) =>
    `--outer\n${head}\nContent-Transfer-Encoding: base64\n\n${Buffer.from(body).toString('base64')}\n`;
  const named = (type: string, name: string) =>
    `Content-Type: ${type}; name="${name}"\nContent-Disposition: attachment; filename="${name}"`;
  const inner = `From: eve@example.org\nSubject: The dredger\nContent-Type: multipart/mixed; boundary="deep"\n\n--deep\n\nIt comes in May.\n--deep\n${named('text/plain', 'deep.txt')}\n\nDEEPER\n--deep--\n`;
  const mail = [
    'From: Ada <ada@example.org>\nSubject: Budget talks\nDate: 5 Jun 2018 21:14 +0000\nContent-Type: multipart/mixed; boundary="outer"\n\n',
    '--outer\nContent-Type: text/plain\n\nSee what is attached.\n',
    part(named('text/csv', 'costs.csv'), 'item,price\nbuoy,40\n'),
    part(
      named('application/octet-stream', 'plan.md'),
      '---\nauthor: Grace\n---\n# Plan\n\nThe quay is built in June.\n',
    ),
    part(named('application/pdf', 'torn.pdf'), 'no pdf'),
    part(named('image/png', 'logo.png'), 'PNG'),
    part(
      'Content-Type: text/plain; name="odd.xyz"\nContent-Disposition: attachment; filename="odd.xyz"',
      'Odd words.\n',
    ),
    `--outer\nContent-Type: message/rfc822\n\n${inner}`,
    '--outer--\n',
  ].join('');

  it('stands behind it, each a place that is named with the mail, one level deep', async () => {
    const { documents, reasons } = await readFolder(
      await folderOf({ 'a.eml': mail, 'a.mbox': `From ada Tue Jun  5 21:14:00 2018\n${mail}` }),
    );
    expect(reasons['a.eml']).toMatch(/^attachment torn\.pdf is .*; the rest of it is read$/);
    const document = documents.get('a.eml');
    const { text = '', places, blocks = [] } = document ?? {};
    expect(text.slice(text.indexOf('See what'))).toBe(`See what is attached.

costs.csv

item: buoy
price: 40

plan.md

---
author: Grace
---
# Plan

The quay is built in June.

odd.xyz

Odd words.

The dredger

From: eve@example.org
Attachments: deep.txt

It comes in May.
`);
    expect(places?.areSeparate).toBe(true);
    const cited = (words: string) => anchorAt(places?.anchors ?? [], text.indexOf(words))?.label;
    expect(cited('See what')).toBeUndefined();
    expect(cited('buoy')).toBe('attachment costs.csv of “Budget talks”, row 2');
    expect(cited('The quay')).toBe('attachment plan.md of “Budget talks”');
    expect(cited('It comes')).toBe('attachment The dredger of “Budget talks”');
    const kindAt = (words: string) =>
      blocks.find(({ start, end }) => start <= text.lastIndexOf(words) && text.lastIndexOf(words) < end)
        ?.kind;
    expect(['buoy', 'author: Grace', 'plan.md', 'Odd words'].map(kindAt)).toEqual([
      'table-row',
      'margin',
      'heading',
      'paragraph',
    ]);
    const box = documents.get('a.mbox');
    expect(anchorAt(box?.places?.anchors ?? [], box?.text.indexOf('The quay') ?? 0)?.label).toBe(
      'attachment plan.md of message 1, “Budget talks”, Ada, 2018-06-05',
    );
    expect(reasons['a.mbox']).toMatch(/^in message 1 attachment torn\.pdf is /);
  });
});

describe('a mailbox', () => {
  const mails = `From ada@example.org Tue Jun  5 21:14:00 2018
From: Ada Lovelace <ada@example.org>
Subject: Budget talks
Date: 5 Jun 2018 21:14 +0000
Message-ID: <1@example.org>

The board meets in June.

>From here on it is quoted. From now on, too.
>>From twice.

From grace@example.org Wed Jun  6 08:00:00 2018
From: grace@example.org
Subject: AW: Re: Something else
Date: soon
References: <1@example.org>
Message-ID: <2@example.org>

I agree.
From - Thu Jun 07 08:00:00 2018
From: Ada Lovelace <ada@example.org>
References: <0@example.org> <2@example.org>

No subject.
`;

  it('is one document whose places are its messages, by number, thread, sender and date', async () => {
    const { text, places } = await read(mbox, mails);
    const anchors = places?.anchors ?? [];
    expect(anchors.map(({ label }) => label)).toEqual([
      'message 1, “Budget talks”, Ada Lovelace, 2018-06-05',
      'message 2, “Budget talks”, grace@example.org',
      'message 3, “Budget talks”, Ada Lovelace',
    ]);
    expect(places?.areSeparate).toBe(true);
    expect(anchors.map(({ offset }, i) => text.slice(offset, anchors[i + 1]?.offset))).toEqual([
      'Budget talks\n\nFrom: Ada Lovelace <ada@example.org>\nDate: 5 Jun 2018 21:14 +0000\n\nThe board meets in June.\n\nFrom here on it is quoted. From now on, too.\n>From twice.\n\n',
      'AW: Re: Something else\n\nFrom: grace@example.org\nDate: soon\n\nI agree.\n\n',
      'From: Ada Lovelace <ada@example.org>\n\nNo subject.\n',
    ]);
  });

  it('is read with CRLF, too', async () => {
    const { text } = await read(mbox, mails.replaceAll('\n', '\r\n'));
    expect(text).toBe((await read(mbox, mails)).text);
  });

  it('leaves out a broken message alone, and names it', async () => {
    const broken = Buffer.from(
      `${mails}\nFrom x Thu Jun 07 08:00:00 2018\nFrom: x@example.org\nContent-Type: text/plain; charset=utf-8\n\ncaf\xe9\n`,
      'latin1',
    );
    const { documents, skipped } = await readFolder(await folderOf({ 'a.mbox': broken }));
    expect(documents.get('a.mbox')?.text).toContain('I agree.');
    expect(skipped).toEqual([
      {
        file: 'a.mbox',
        reason: 'message 4 is no text in the encoding that it names; the rest of it is read',
        isFault: true,
        isPartial: true,
      },
    ]);
  });
});

async function format(mail: typeof eml, bytes: Uint8Array, encoding: string) {
  return mail.read(bytes, parsingLimits, { encoding });
}

it('leaves out broken mails with a reason, beside good ones', async () => {
  const levels = 400;
  const nested = Array.from(
    { length: levels },
    (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\n\n--b${i}\n`,
  ).join('');
  const { documents, reasons } = await readFolder(
    await folderOf({
      'good.eml': budget,
      'deep.eml': `From: a@example.org\n${nested}bottom`,
      'deep-markup.eml': `From: a@example.org\nContent-Type: text/html\n\n${'<div>'.repeat(50_000)}bottom`,
      'guess.eml': Buffer.from(
        'From: a@example.org\nContent-Type: text/plain; charset=x-who-knows\n\ncaf\xe9\n',
        'latin1',
      ),
      'latin.eml': Buffer.from(
        'From: a@example.org\nContent-Type: text/plain; charset=utf-8\n\ncaf\xe9\n',
        'latin1',
      ),
      'nul.eml': 'From: a@example.org\n\na\0b\n',
      'text.eml': 'Plain text: it has a colon, and no head.\n\nMore of it.\n',
      'text.mbox': 'Plain text that is no mailbox.\n',
      'nothing.mbox': 'From ada Tue Jun  5 21:14:00 2018\n\nNo head at all.\n',
    }),
  );
  expect([...documents.keys()]).toEqual(['good.eml']);
  const noMail = 'is no mail: it does not begin with the lines of a mail’s head';
  expect(reasons).toEqual({
    'deep.eml': 'is nested too deeply to be read',
    'good.eml': 'attachment plan.pdf is no PDF; the rest of it is read',
    'deep-markup.eml': 'is nested too deeply to be read',
    'guess.eml': 'names an encoding that is not known (x-who-knows)',
    'latin.eml': 'is no text in the encoding that it names',
    'nul.eml': 'holds NUL characters, so it is no text',
    'text.eml': noMail,
    'text.mbox': 'is no mailbox: it does not begin with a line “From …”',
    'nothing.mbox': `message 1 ${noMail}`,
  });
});

it('gives quotes that are slices of the messages, each cited by its own', async () => {
  const word = fc.constantFrom(
    'access',
    'Größe',
    '四社',
    'From',
    'deal.',
    '👩‍👩‍👧',
    '=3D',
    '>',
    '--outer',
    'a@b',
  );
  const line = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '));
  const mail = fc.record({
    lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    encoding: fc.constantFrom('8bit', 'base64'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(mail, { minLength: 1, maxLength: 6 }), async (mails) => {
      const source = mails.map(({ lines, encoding }, i) => {
        const words = lines.join('\n');
        const body =
          encoding === '8bit'
            ? words.replace(/^(>*From )/gm, '>$1')
            : Buffer.from(words)
                .toString('base64')
                .replace(/(.{70})/g, '$1\n');
        return `From a Tue Jun  5 21:14:00 2018\nFrom: p${i}@example.org\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: ${encoding}\n\n${body}\n`;
      });
      const reading = await read(mbox, source.join('\n'));
      const { text, places } = reading;
      expect(reading.fault).toBeUndefined();
      expect(places?.anchors).toHaveLength(mails.length);
      const document = { id: 'a.mbox', title: 'a', titleOrigin: 'file-name' as const, ...reading };
      for (const [i, { lines }] of mails.entries()) {
        const from = places?.anchors[i]?.offset ?? -1;
        const words = lines.join('\n');
        const start = text.indexOf(`\n\n${words}`, from) + 2;
        const quote = quoteAt(document, { start, end: start + words.length });
        expect(quote.text).toBe(words);
        expect(quote.citation.place).toBe(`message ${i + 1}, p${i}@example.org`);
        expect(anchorAt(places?.anchors ?? [], quote.citation.span.end - 1)?.offset).toBe(from);
      }
    }),
    { numRuns: Number(process.env['RUNS'] ?? 100) },
  );
});
