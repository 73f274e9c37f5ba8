import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { findProjectFolder } from '../../../src/config/config.js';
import type { Document } from '../../../src/core/types/document.js';
import { quoteAt } from '../../../src/core/types/quote.js';
import { FolderReader } from '../../../src/corpus/folder-reader.js';
import { ocrMissing, withInstalledOcr } from '../../../src/corpus/ocr/packages.js';
import type { ParsingLimits } from '../../../src/corpus/parsing/limits.js';
import { pictureFile, saidInPictures, scannedPdf } from '../../support/scan.js';
import { addFiles, folderOf, parsingLimits, readFolder, temporaryFolder } from '../folder.js';

const program = join(findProjectFolder(), 'dist/src/corpus/parsing/program.js');

function withOcr(pages = 50): { readonly parsing: ParsingLimits } {
  return { parsing: { ...parsingLimits, ocr: { languages: ['eng'], pages } } };
}

const keys = saidInPictures.keys.join('\n');
const lamps = saidInPictures.lamps.join('\n');

function anchorsOf(document: Document | undefined) {
  return (document?.places?.anchors ?? []).map(({ label, recognised }) => ({
    label,
    isRecognised: recognised !== undefined,
  }));
}

describe('OCR', () => {
  it('is off by default: pictures are files of another kind, and a scan is named', async () => {
    const folder = await folderOf({
      'keys.png': pictureFile('keys.png'),
      'scan.pdf': scannedPdf([{ png: pictureFile('keys.png') }]),
    });
    const { documents: read, reasons } = await readFolder(folder);
    expect(read.size).toBe(0);
    expect(reasons).toEqual({
      'keys.png': 'file type not supported (.png)',
      'scan.pdf': 'holds no text: its pages are pictures',
    });
  });

  it('reads pictures, each page of a TIFF file too, and makes words whole that a line’s end cuts', async () => {
    const folder = await folderOf({
      'keys.png': pictureFile('keys.png'),
      'lamps.jpg': pictureFile('lamps.jpg'),
      'both.tif': pictureFile('both.tif'),
    });
    const { documents: read, reasons } = await readFolder(folder, withOcr());
    expect(reasons).toEqual({});
    expect(read.get('keys.png')?.text.trim()).toBe(keys);
    expect(read.get('lamps.jpg')?.text.trim()).toBe(lamps);
    expect(read.get('both.tif')?.text).toBe(`${keys}\n\n${lamps}\n`);
    expect(anchorsOf(read.get('keys.png'))).toEqual([{ label: 'picture', isRecognised: true }]);
    expect(anchorsOf(read.get('both.tif'))).toEqual([
      { label: 'page 1', isRecognised: true },
      { label: 'page 2', isRecognised: true },
    ]);
  });

  it('reads the pages of a PDF that are pictures, in their order among others, however they stand; those that are drawn stay named', async () => {
    const folder = await folderOf({
      'scan.pdf': scannedPdf([
        { words: 'Minutes of the harbour board, in letters.' },
        { png: pictureFile('keys.png') },
        { shapes: 60 },
        { png: pictureFile('lamps.png'), isTurned: true },
        { words: 'The end of the minutes.' },
        { png: pictureFile('keys.png'), isMask: true },
      ]),
    });
    const { documents: read, reasons } = await readFolder(folder, withOcr());
    const document = read.get('scan.pdf');
    expect(reasons).toEqual({ 'scan.pdf': 'page 3 is a picture; the rest of it is read' });
    expect(anchorsOf(document).map(({ label, isRecognised }) => [label, isRecognised])).toEqual([
      ['page 1', false],
      ['page 2', true],
      ['page 4', true],
      ['page 5', false],
      ['page 6', true],
    ]);
    expect(document?.text).toBe(
      `Minutes of the harbour board, in letters.\n\n${keys}\n\n${lamps}\n\nThe end of the minutes.\n\n${keys}\n`,
    );
    expect(document?.blocks?.map(({ kind }) => kind)).toContain('mark');
  });

  it('quotes what it reads with how sure it is', async () => {
    const folder = await folderOf({ 'scan.pdf': scannedPdf([{ png: pictureFile('keys.png') }]) });
    const { documents: read } = await readFolder(folder, withOcr());
    const document = read.get('scan.pdf');
    if (document === undefined) throw new Error('not read');
    const start = document.text.indexOf('The spare key');
    const { citation } = quoteAt(document, { start, end: start + 30 });
    expect(citation.place).toBe('page 1');
    expect(citation.recognised?.confidence).toBeGreaterThan(0.8);
    expect(citation.recognised?.confidence).toBeLessThanOrEqual(1);
  });

  it('reads so many pages of a file, and says where there are more', async () => {
    const folder = await folderOf({
      'scan.pdf': scannedPdf([{ png: pictureFile('keys.png') }, { png: pictureFile('lamps.png') }]),
      'both.tif': pictureFile('both.tif'),
    });
    const { documents: read, reasons } = await readFolder(folder, withOcr(1));
    expect(read.get('scan.pdf')?.text.trim()).toBe(keys);
    expect(read.get('both.tif')?.text.trim()).toBe(keys);
    expect(reasons).toEqual({
      'scan.pdf':
        'page 2 is a picture, no more than 1 pages of a file are read by OCR; the rest of it is read',
      'both.tif': 'has more than the 1 pages that are read by OCR; the rest of it is read',
    });
  });

  it('names a picture without words and one that is none', async () => {
    const folder = await folderOf({
      'broken.png': pictureFile('keys.png').subarray(0, 60),
      'no.tif': 'words',
    });
    const { reasons } = await readFolder(folder, withOcr());
    expect(reasons).toEqual({
      'broken.png': 'is damaged, or no picture that can be read',
      'no.tif': 'is damaged, or no picture that can be read',
    });
  });

  it('reads no picture twice: what it said is kept by what is in the file, until no file holds that', async () => {
    const folder = await folderOf({ 'scan.pdf': scannedPdf([{ png: pictureFile('keys.png') }]) });
    const state = await temporaryFolder();
    let key = 'one version';
    const reader = new FolderReader({
      folder,
      maxFileBytes: 10_000_000,
      parsingProgram: program,
      seen: { file: join(state, 'seen.jsonl'), key: async () => key },
      ...withOcr(),
    });
    const read = async () => {
      const { documents, remember = async () => {} } = await reader.read({ known: new Map() });
      const all: Document[] = [];
      for await (const document of documents) all.push(document);
      await remember(all.map(({ id, file }) => ({ id, hash: '', metadataHash: '', ...(file && { file }) })));
      return all.map(({ text }) => text.trim());
    };
    expect(await read()).toEqual([keys]);
    const [kept = ''] = await readdir(join(state, 'ocr'));
    const file = join(state, 'ocr', kept);
    await writeFile(file, (await readFile(file, 'utf8')).replace('boat house', 'bath house'));
    key = 'another version';
    expect(await read()).toEqual([keys.replace('boat house', 'bath house')]);
    await addFiles(folder, { 'scan.pdf': scannedPdf([{ png: pictureFile('lamps.png') }]) });
    expect(await read()).toEqual([lamps]);
    expect(await readdir(join(state, 'ocr'))).not.toContain(kept);
    expect(await readdir(join(state, 'ocr'))).toHaveLength(1);
  });

  it('opens no socket', async () => {
    const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
    const recogniser = pathToFileURL(join(findProjectFolder(), 'dist/src/corpus/ocr/recogniser.js')).href;
    const picture = here('../../fixtures/pictures/keys.png');
    const parameters = [
      '--import',
      pathToFileURL(here('note-sockets.mjs')).href,
      here('recognise.mjs'),
      recogniser,
      picture,
    ];
    const run = async (...more: string[]) =>
      (await promisify(execFile)(process.execPath, [...parameters, ...more])).stdout;
    expect(await run()).toBe(`read: ${saidInPictures.keys[0]}\n`);
    expect(await run('--connect')).toContain('socket: TCP');
  });

  it('names in one line what to install for a language that is not there, and leaves pictures unread then', () => {
    const ocr = { languages: ['eng', 'xyz'], pages: 1 };
    expect(ocrMissing({ languages: ['eng'], pages: 1 })).toBeUndefined();
    expect(ocrMissing(ocr)).toBe(
      'corpus.ocr: OCR of xyz is not installed, and no picture is read: in the project’s folder, npm install --no-save --ignore-scripts @tesseract.js-data/xyz@1.0.0',
    );
    expect(withInstalledOcr({ ...parsingLimits, ocr })).toEqual(parsingLimits);
  });
});
