import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { docx, docxEntries, paragraph } from '../support/docx.js';
import { archive, openDocument, part, relationships, xlsxParts } from '../support/office.js';
import { outlookMessage } from '../support/outlook.js';
import { pdf } from '../support/pdf.js';
import { pictureFile, saidInPictures, scannedPdf } from '../support/scan.js';
import { bombEntry, zip, zipEntry } from '../support/zip.js';
import { temporaryFolder } from './program.js';

/** What stands in a good file, as it is quoted, and what its citation names beside the line. */
interface Good {
  readonly file: string;
  readonly content: string | Uint8Array;
  readonly quote: string;
  readonly place?: string;
  /** Read from a picture. */
  readonly isRecognised?: boolean;
}

const nouns =
  'heron otter badger marten beaver lynx adder sparrow plover godwit curlew dunlin wheatear'.split(' ');
const said = (i: number) =>
  `The ${nouns[i % nouns.length]} of parish ${i} was counted ${i + 20} times by the wardens that spring.`;

const drawn = (words: string) => [{ text: words, x: 72, y: 100, size: 10 }];
const cue = (words: string) => `00:01:05.000 --> 00:01:09.000\n${words}\n`;
const mail = (words: string) =>
  `From: Ada Lovelace <ada@example.org>\nSubject: Counts\nDate: 5 Jun 2018 21:14 +0000\n\n${words}\n`;

const withAttachment = (name: string, content: string, words = 'See what is attached.') =>
  [
    'From: Ada Lovelace <ada@example.org>',
    'Subject: Counts',
    'Date: 5 Jun 2018 21:14 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    words,
    '--b',
    `Content-Type: application/octet-stream; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    '',
    content,
    '--b--',
    '',
  ].join('\r\n');

const inCell = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
const workbook = (words: string) =>
  xlsxParts({
    Counts: `<row r="1">${inCell('A1', 'Name')}${inCell('B1', 'Note')}</row><row r="2">${inCell('A2', 'x')}${inCell('B2', words)}</row>`,
  });
const odsCell = (words: string) => `<table:table-cell><text:p>${words}</text:p></table:table-cell>`;
const odsRow = (...words: string[]) => `<table:table-row>${words.map(odsCell).join('')}</table:table-row>`;
const slide = (words: string) =>
  archive({
    'ppt/presentation.xml': part('p:presentation', '<p:sldIdLst><p:sldId r:id="r1"/></p:sldIdLst>'),
    'ppt/_rels/presentation.xml.rels': relationships([['slide', 'slides/slide1.xml']]),
    'ppt/slides/slide1.xml': part('p:sld', `<p:sp><a:p><a:r><a:t>${words}</a:t></a:r></a:p></p:sp>`),
  });
const book = (words: string) =>
  archive({
    'META-INF/container.xml': '<container><rootfile full-path="book.opf"/></container>',
    'book.opf':
      '<package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>',
    'a.xhtml': `<html><body><h1>Counts</h1><p>${words}</p></body></html>`,
  });
const webPage = (words: string) => `<html><body><p>${words}</p></body></html>`;

/** One file of each format that came later. */
function laterFiles(): readonly Good[] {
  return [
    { file: 'records.json', content: `[{"note":"${said(23)}"}]`, quote: said(23), place: 'record 1' },
    {
      file: 'chat/day.json',
      content: JSON.stringify([{ type: 'message', user: 'ada', ts: '1528233240.000200', text: said(24) }]),
      quote: said(24),
      place: '2018-06-05 21:14, ada',
    },
    {
      file: 'book.xlsx',
      content: archive(workbook(said(25))),
      quote: said(25),
      place: 'sheet “Counts”, row 2 (A2:B2)',
    },
    {
      file: 'book.ods',
      content: openDocument(
        `<table:table table:name="Counts">${odsRow('Name', 'Note')}${odsRow('x', said(26))}</table:table>`,
      ),
      quote: said(26),
      place: 'sheet “Counts”, row 2 (A2:B2)',
    },
    {
      file: 'text.odt',
      content: openDocument(`<text:h text:outline-level="1">Counts</text:h><text:p>${said(27)}</text:p>`),
      quote: said(27),
      place: 'section “Counts”',
    },
    { file: 'show.pptx', content: slide(said(28)), quote: said(28), place: 'slide 1' },
    {
      file: 'show.odp',
      content: openDocument(
        `<draw:page><draw:text-box><text:p>${said(29)}</text:p></draw:text-box></draw:page>`,
      ),
      quote: said(29),
      place: 'slide 1',
    },
    { file: 'rich.rtf', content: `{\\rtf1\\ansi ${said(30)}\\par}`, quote: said(30) },
    { file: 'novel.epub', content: book(said(31)), quote: said(31), place: 'chapter “Counts”' },
    {
      file: 'notes.ipynb',
      content: JSON.stringify({ cells: [{ cell_type: 'markdown', source: [said(32)] }] }),
      quote: said(32),
      place: 'cell 1',
    },
    {
      file: 'saved.mhtml',
      content: `MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${webPage(said(33))}`,
      quote: said(33),
    },
    {
      file: 'saved.webarchive',
      content: `<plist><dict><key>WebMainResource</key><dict><key>WebResourceData</key><data>${Buffer.from(webPage(said(34))).toString('base64')}</data></dict></dict></plist>`,
      quote: said(34),
    },
    { file: 'manual.rst', content: `Counts\n======\n\n${said(35)}\n`, quote: said(35) },
    { file: 'manual.adoc', content: `= Counts\n\n${said(36)}\n`, quote: said(36) },
    {
      file: 'feed.xml',
      content: `<feed><item>${said(38)}</item></feed>`,
      quote: said(38),
      place: 'feed/item',
    },
    { file: 'export.zip/Space/plan.md', content: `# Plan\n\n${said(39)}\n`, quote: said(39) },
    {
      file: 'mail.msg',
      content: outlookMessage({ properties: { '0037': 'Counts', '1000': said(40) } }),
      quote: said(40),
    },
    {
      file: 'paper.tex',
      content: `\\section{Counts}\n${said(41)}\n`,
      quote: said(41),
      place: 'section “Counts”',
    },
    {
      file: 'attached.eml',
      content: withAttachment('parish.md', said(44)),
      quote: said(44),
      place: 'attachment parish.md of “Counts”',
    },
    {
      file: 'attached-broken.eml',
      content: withAttachment('broken.pdf', 'no PDF', said(45)),
      quote: said(45),
    },
    ...scans(),
    { file: 'manual.org', content: `* Counts\n${said(37)}\n`, quote: said(37) },
  ];
}

/** What is read by OCR, each of other words. */
function scans(): readonly Good[] {
  const { keys, lamps } = saidInPictures;
  return [
    {
      file: 'scan.pdf',
      content: scannedPdf([{ words: 'A cover in letters.' }, { png: pictureFile('keys.png') }]),
      quote: keys[0],
      place: 'page 2',
      isRecognised: true,
    },
    {
      file: 'lamps.jpg',
      content: pictureFile('lamps.jpg'),
      quote: lamps[0],
      place: 'picture',
      isRecognised: true,
    },
  ];
}

/** One file of each format, and names and encodings that are strange, yet nothing to stop at. */
function goodFiles(): readonly Good[] {
  const depth = Array.from({ length: 60 }, (_, i) => `d${i}`).join('/');
  const plain = (file: string, i: number): Good => ({ file, content: `${said(i)}\n`, quote: said(i) });
  return [
    plain('plain.txt', 0),
    { file: 'marked.md', content: `# Counts\n\n${said(1)}\n`, quote: said(1) },
    { file: 'page.html', content: `<html><body><p>${said(2)}</p></body></html>`, quote: said(2) },
    { file: 'table.csv', content: `Name,Note\nx,${said(3)}\n`, quote: said(3), place: 'row 2' },
    { file: 'lines.jsonl', content: `{"note":"${said(4)}"}\n{broken\n`, quote: said(4), place: 'row 1' },
    {
      file: 'talk.srt',
      content: `1\n${cue(said(5)).replaceAll('.000', ',000')}`,
      quote: said(5),
      place: '00:01:05',
    },
    { file: 'talk.vtt', content: `WEBVTT\n\n${cue(said(6))}`, quote: said(6), place: '00:01:05' },
    { file: 'mail.eml', content: mail(said(7)), quote: said(7) },
    {
      file: 'mails.mbox',
      content: `From ada Tue Jun  5 21:14:00 2018\n${mail(said(8))}`,
      quote: said(8),
      place: 'message 1, “Counts”, Ada Lovelace, 2018-06-05',
    },
    {
      file: 'word.docx',
      content: docx(paragraph('Counts', { style: 'heading 1' }) + paragraph(said(9))),
      quote: said(9),
      place: 'section “Counts”',
    },
    { file: 'pages.pdf', content: pdf([drawn('Cover.'), drawn(said(10))]), quote: said(10), place: 'page 2' },
    { file: 'utf16.txt', content: Buffer.from(`${said(11)}\n`, 'utf16le'), quote: said(11) },
    plain('👩‍👩‍👧 "quoted" \'name\' <b>#1</b>.txt', 12),
    { file: 'latin.txt', content: Buffer.from(`Caf\xe9.\n\n${said(42)}\n`, 'latin1'), quote: said(42) },
    {
      file: 'torn.txt',
      content: Buffer.concat([Buffer.from(`Café, thé.\n\n${said(43)}\n\nCaf`), Buffer.from([0xe9, 0x0a])]),
      quote: said(43),
    },
    plain('__proto__.txt', 13),
    plain('constructor/toString.txt', 14),
    plain('Case.txt', 15),
    plain('case.txt', 16),
    plain('caf\u00e9.txt', 17),
    plain('cafe\u0301.txt', 18),
    plain(`${depth}/deep.txt`, 19),
    { file: 'word.txt', content: `${said(20)}\n\n${'x'.repeat(2_000_000)}\n`, quote: said(20) },
    {
      file: 'paragraphs.txt',
      content: `${said(21)}\n\n${Array.from({ length: 200_000 }, (_, i) => `Line ${i}.`).join('\n\n')}\n`,
      quote: said(21),
    },
    {
      file: 'aliases.md',
      content: `---\na: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefgh'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[i]}`)}]`).join('\n')}\ntitle: *h\n---\n\n${said(22)}\n`,
      quote: said(22),
    },
  ];
}

/** Files that cannot be documents, with the reason that the report gives for each. */
async function badFiles(): Promise<readonly (readonly [string, string | Uint8Array, string])[]> {
  const words = paragraph('Words.');
  const [entries, good] = [docxEntries(words), pdf([drawn('Words.')])];
  const others = entries.filter(({ name }) => name !== 'word/document.xml');
  const bomb = await bombEntry('word/document.xml', 400);
  const shared = zipEntry('a/0.xml', 'a'.repeat(1_000_000));
  const depth = 50_000;
  const locked = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`;
  const encrypted = 'is encrypted: it opens only with a password';
  const noText = 'is neither UTF-8 nor UTF-16 text; save it as UTF-8';
  const cutOff = 'is cut off: its end is missing';
  const deep = 'is nested too deeply to be read';
  const damaged = 'is a damaged archive';
  return [
    ['bad/bomb.docx', zip([...others, bomb]), 'unpacks to more than 100 MB'],
    [
      'bad/bomb-lying.docx',
      zip([...others, { ...bomb, declared: 900 }]),
      `${damaged}: word/document.xml cannot be unpacked`,
    ],
    [
      'bad/bomb-nested.docx',
      zip([zipEntry('inner.docx', zip([bomb]))]),
      'is no Word file: it holds no document',
    ],
    [
      'bad/bomb-overlapping.docx',
      zip([
        shared,
        ...Array.from({ length: 50 }, (_, i) => ({ ...shared, name: `a/${i + 1}.xml`, offset: 0 })),
      ]),
      `${damaged}: its entries overlap`,
    ],
    ['bad/cut-off.docx', docx(words).subarray(0, 900), cutOff],
    ['bad/cut-off.pdf', good.subarray(0, good.length - 40), cutOff],
    ['bad/encrypted.pdf', pdf([drawn('Words.')], { trailer: locked }), encrypted],
    ['bad/text.pdf', 'Plain text.\n', 'is no PDF'],
    ['bad/text.docx', 'Plain text.\n', 'is no Word file (.docx)'],
    ['bad/text.eml', 'Plain text.\n', 'is no mail: it does not begin with the lines of a mail’s head'],
    ['bad/text.msg', 'Plain text.\n', 'is no message of Outlook (.msg)'],
    ['bad/text.mbox', 'Plain text.\n', 'is no mailbox: it does not begin with a line “From …”'],
    [
      'bad/text.srt',
      'Plain text.\n',
      'is no transcript: there are no times in it (00:01:05,000 --> 00:01:07,500)',
    ],
    ['bad/text.jsonl', 'Plain text.\n', 'line 1 is no JSON'],
    ['bad/deep.html', `<html><body>${'<div>'.repeat(depth)}x`, deep],
    ['bad/deep.jsonl', `${'['.repeat(depth)}${']'.repeat(depth)}`, deep],
    ['bad/bomb.xlsx', zip([await bombEntry('xl/workbook.xml', 400)]), 'unpacks to more than 100 MB'],
    [
      'bad/laughs.xlsx',
      archive({
        ...workbook('x'),
        'xl/worksheets/sheet1.xml': `<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>${inCell('A1', '&b;')}</worksheet>`,
      }),
      'holds XML that cannot be read',
    ],
    ['bad/text.xlsx', 'Plain text.\n', 'is no Excel workbook (.xlsx)'],
    ['bad/text.ods', 'Plain text.\n', 'is no OpenDocument spreadsheet (.ods)'],
    ['bad/open.odt', openDocument('<text:p>'), 'holds XML that cannot be read'],
    ['bad/cut-off.pptx', slide('Words.').subarray(0, 400), cutOff],
    ['bad/empty.odp', openDocument(''), 'holds no text'],
    ['bad/deep.json', `${'['.repeat(depth)}${']'.repeat(depth)}`, deep],
    ['bad/text.json', 'Plain text.\n', 'is no JSON'],
    ['bad/text.xml', 'Plain text.\n', 'holds XML that cannot be read'],
    ['bad/text.rtf', 'Plain text.\n', 'is no RTF: it does not begin with {\\rtf'],
    ['bad/text.epub', 'Plain text.\n', 'is no book (.epub)'],
    ['bad/text.ipynb', 'Plain text.\n', 'is no notebook: it is no JSON'],
    ['bad/text.mhtml', 'Plain text.\n', 'is no saved page: there is no HTML in it'],
    ['bad/text.webarchive', 'Plain text.\n', 'is no web archive of Safari'],
    [
      'bad/old.ppt',
      'x',
      'file type not supported (.ppt): save it as .pptx, or convert it: soffice --convert-to pptx FILE',
    ],
    ['bad/text.png', 'Plain text.\n', 'is damaged, or no picture that can be read'],
    [
      'bad/cut-off.tif',
      pictureFile('both.tif').subarray(0, 90),
      'is damaged, or no picture that can be read',
    ],
    ['bad/text.zip', 'Plain text.\n', cutOff],
    ['bad/bomb.zip', zip([await bombEntry('a.txt', 9)]), 'unpacks to more than 200 times its size'],
    ['bad/locked.zip', zip([zipEntry('a.txt', 'x', { isEncrypted: true })]), encrypted],
    ['bad/empty.tex', '\\documentclass{article}', 'holds no text beside commands'],
    ['bad/nul.rst', 'a\0b and more of it', 'holds NUL characters, so it is no text'],
    ['bad/cyrillic.txt', Buffer.from('cff0e8f7e0eb', 'hex'), noText],
    ['bad/invalid.txt', Buffer.from([0x61, 0x81, 0x28, 0x62]), noText],
    ['bad/nul.txt', 'a\0b and more of it', 'holds NUL characters, so it is no text'],
    ['bad/empty.txt', '', 'is empty'],
    ['bad/huge.txt', Buffer.alloc(100_000_000, 'a word '), 'larger than 10 MB (100 MB)'],
  ];
}

/** The file that holds a document: itself, or an archive of it alone. */
function onDisk(file: string, content: string | Uint8Array): readonly [string, string | Uint8Array] {
  const [path = '', inside] = file.split('.zip/');
  return inside === undefined ? [file, content] : [`${path}.zip`, zip([zipEntry(inside, content)])];
}

/** A folder of good and bad files beside each other, with what there is to be known of each. */
export async function troubledFolder() {
  const folder = temporaryFolder();
  const [good, bad] = [[...goodFiles(), ...laterFiles()], await badFiles()];
  for (const [file, content] of [...good.map((one) => [one.file, one.content] as const), ...bad]) {
    const [path, bytes] = onDisk(file, content);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
    // Long ago, so that whoever comes second opens no file again.
    utimesSync(join(folder, path), 1_700_000_000, 1_700_000_000);
  }
  writeFileSync(join(folder, '.env'), 'SECRET=1\n');
  symlinkSync('..', join(folder, 'constructor', 'circle'));
  symlinkSync('/etc/hostname', join(folder, 'outside.txt'));
  symlinkSync('plain.txt', join(folder, 'inside.txt'));
  execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
  // Whoever may do everything can open it all the same.
  const isLocked = process.getuid?.() !== 0;
  if (isLocked) {
    writeFileSync(join(folder, 'locked.txt'), 'Words.\n');
    chmodSync(join(folder, 'locked.txt'), 0);
  }
  const reasons: Record<string, string> = {
    ...Object.fromEntries(bad.map(([file, , reason]) => [file, reason])),
    '.env': 'hidden file',
    'constructor/circle': 'a link within the folder: no link is followed',
    'inside.txt': 'a link within the folder: no link is followed',
    'latin.txt': 'names no encoding and is no UTF-8, so it is taken for Windows-1252',
    'torn.txt': 'a character is no UTF-8 and shown as \ufffd; the rest of it is read',
    'lines.jsonl': 'line 2 is no JSON; the rest of it is read',
    'attached-broken.eml': 'attachment broken.pdf is no PDF; the rest of it is read',
    'outside.txt': 'a link that leaves the folder',
    'pipe.txt': 'a pipe, not a file',
    ...(isLocked ? { 'locked.txt': 'cannot be opened: permission denied' } : {}),
  };
  return { folder, good, reasons, config: configuration() };
}

/** A configuration that has scans read, and beside it a table of what is known of files, of which one is not there. */
function configuration(): string {
  const folder = temporaryFolder();
  const file = join(folder, 'verbatim.yaml');
  writeFileSync(file, 'corpus:\n  ocr: eng\n');
  writeFileSync(
    join(folder, 'sources.csv'),
    'file,author,date\nplain.txt,Grace Hopper,2018-06-05\ngone.txt,Nobody,2018\n',
  );
  return file;
}
