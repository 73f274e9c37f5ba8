import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passageId } from '../../src/core/indexing/index-entries.js';
import { splitIntoPassages } from '../../src/core/indexing/passages.js';
import type { Document } from '../../src/core/types/document.js';
import { anyText } from '../support/texts.js';
import { changedTexts } from './corpus/changes.js';
import { documentsOf, passagesOf, passagesOfDocument } from './corpus/corpus-file.js';
import { CorpusFileReader } from './corpus/corpus-file-reader.js';
import { type CorpusFigures, generateCorpus, NoRealText } from './corpus/generate.js';
import { textOfHtml, textOfManualPage } from './corpus/plain-text.js';
import { prepareCorpus } from './corpus/prepare-corpus.js';
import { findSourceFiles, type PlainDocument, readDocuments } from './corpus/real-documents.js';
import { coinedWord } from './corpus/recombine.js';
import { cutToPassages, type SplitDocument } from './corpus/split-document.js';
import { distinctWordsAt, Vocabulary } from './corpus/vocabulary.js';
import { makeQuestions, withoutStopWords } from './questions.js';

/** Prose of which each sentence holds words that stand nowhere else. */
function prose(id: string, sentences: number): PlainDocument {
  const text = Array.from(
    { length: sentences },
    (_, i) =>
      `The kernel reads page ${i} of the ${id}${'abcdefghij'.charAt(i % 10)}word${i % 7 === 0 ? `rare${i}` : ''} table before each driver writes it.`,
  );
  return { id: `${id}.txt`, title: id, text: text.join(' ') };
}

function generated(real: readonly PlainDocument[], passages: number, seed = 1) {
  const documents: SplitDocument[] = [];
  const generator = generateCorpus(real, passages, seed);
  for (;;) {
    const { done, value } = generator.next();
    if (done) return { documents, figures: value as CorpusFigures };
    documents.push(value);
  }
}

const real = [prose('disk', 60), prose('network', 60)];

/** Of so many passages. */
function splitProse(id: string, passages: number): SplitDocument {
  const sentence = 'A line of prose. ';
  const starts = Array.from({ length: passages }, (_, i) => i * sentence.length);
  return { id, title: id, text: sentence.repeat(passages), starts };
}

async function all(reader: CorpusFileReader): Promise<Document[]> {
  const documents: Document[] = [];
  for await (const document of (await reader.read()).documents) documents.push(document);
  return documents;
}

describe('the corpus of the bench', () => {
  it('is the same for the same seed, and another for another one', () => {
    const one = generated(real, 300);
    expect(generated(real, 300)).toEqual(one);
    expect(generated(real, 300, 2).documents).not.toEqual(one.documents);
  });

  it('has exactly as many passages as asked for, real ones as far as they go', () => {
    const { documents, figures } = generated(real, 300);
    expect(documents.reduce((sum, { starts }) => sum + starts.length, 0)).toBe(300);
    expect(figures).toMatchObject({ passages: 300, documents: documents.length });
    const realOnes = documents.filter(({ id }) => !id.includes('/synthetic/'));
    expect(realOnes.map(({ text }) => text)).toEqual(real.map(({ text }) => text));
    expect(figures.realPassages).toBe(realOnes.reduce((sum, { starts }) => sum + starts.length, 0));
    expect(figures.realPassages).toBeLessThan(100);
  });

  it('takes no more real text than asked for', () => {
    const { documents, figures } = generated(real, 7);
    expect(figures).toMatchObject({ passages: 7, realPassages: 7, documents: 1 });
    expect(real[0]?.text.startsWith(documents[0]?.text ?? 'nothing')).toBe(true);
  });

  it('is tiled by passages that are the project’s own, ids and all', () => {
    for (const document of generated(real, 300).documents) {
      const passages = [...passagesOfDocument(document)];
      expect(passages.map(({ text }) => text).join('')).toBe(document.text);
      const whole = splitIntoPassages({ ...document, titleOrigin: 'sources', bytes: 0 });
      expect(passages.map(({ id }) => id)).toEqual(whole.map(({ start }) => passageId(document.id, start)));
    }
  });

  it('keeps any text whole when it is cut after some passages', () => {
    fc.assert(
      fc.property(anyText, fc.nat(5), (text, max) => {
        const starts = splitIntoPassages({ id: 'a', title: 'a', titleOrigin: 'sources', text, bytes: 0 }).map(
          ({ start }) => start,
        );
        const cut = cutToPassages({ id: 'a', title: 'a', text, starts }, max);
        expect(cut.starts).toEqual(starts.slice(0, max));
        expect(text.startsWith(cut.text)).toBe(true);
        expect([...passagesOfDocument(cut)].map((passage) => passage.text).join('')).toBe(
          cut.starts.length === 0 ? '' : cut.text,
        );
      }),
    );
  });

  it('keeps its vocabulary near the fitted curve as recombined text is added', () => {
    const vocabulary = new Vocabulary();
    for (const { text } of real) vocabulary.add(text);
    const { figures } = generated(real, 3_000);
    const expected = distinctWordsAt(vocabulary.heapsCurve(), figures.words);
    expect(expected).toBeGreaterThan(vocabulary.distinct * 2);
    expect(figures.distinctWords / expected).toBeGreaterThan(0.8);
    expect(figures.distinctWords / expected).toBeLessThan(1.2);
  });

  it('says what to do where there is no text to begin with', () => {
    expect(() => generated([], 10)).toThrow(NoRealText);
  });

  it('coins another word for each number', () => {
    const words = Array.from({ length: 5_000 }, (_, i) => coinedWord(i));
    expect(new Set(words).size).toBe(words.length);
  });
});

describe('text of documentation files', () => {
  it('leaves out what a page does not show as text, and runs inline elements on', () => {
    const page =
      '<html><head><title>T</title></head><body><nav>Menu</nav><h1>Head</h1>' +
      '<p>One <b>bold</b>\n  word.</p><script>x()</script><p>Two &amp; three.</p></body></html>';
    expect(textOfHtml(page)).toBe('Head\n\nOne bold word.\n\nTwo & three.');
  });

  it('leaves out macros and fonts of a manual page', () => {
    const page = '.TH LS 1\n.SH NAME\nls \\- list \\fBdirectory\\fR contents\n.PP\nIt\n.B sorts\nthem.';
    expect(textOfManualPage(page)).toBe('NAME\nls - list directory contents\n\nIt\nsorts\nthem.');
  });
});

describe('a corpus on the disk', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'bench-corpus-'));
    mkdirSync(join(folder, 'docs', 'html'), { recursive: true });
    mkdirSync(join(folder, 'docs', 'plain'), { recursive: true });
    for (const { id, text } of real) writeFileSync(join(folder, 'docs', 'html', id), text);
    writeFileSync(join(folder, 'docs', 'plain', 'again.txt'), real[0]?.text ?? '');
    writeFileSync(join(folder, 'docs', 'html', 'changelog.txt'), 'x '.repeat(1_000));
    writeFileSync(join(folder, 'docs', 'html', 'binary.txt'), Buffer.alloc(1_000, 0xff));
    writeFileSync(join(folder, 'docs', 'html', 'short.txt'), 'Too short to say anything.');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const prepare = (size: number) =>
    prepareCorpus({ size, folder: join(folder, 'docs'), cache: join(folder, 'cache') });

  it('is of prose files alone, each text once', () => {
    const files = findSourceFiles([join(folder, 'docs')]);
    expect([...readDocuments(files)].map(({ id }) => id).sort()).toEqual([
      'docs/html/disk.txt',
      'docs/html/network.txt',
    ]);
  });

  it('takes files of every package in turn', () => {
    const roots = join(folder, 'usr', 'share');
    for (const [path, count] of [
      ['man/man1/big-', 9],
      ['man/man1/small-', 2],
      ['doc/large/', 9],
    ] as const) {
      mkdirSync(join(roots, path, '..'), { recursive: true });
      mkdirSync(join(roots, 'doc', 'large'), { recursive: true });
      for (let i = 0; i < count; i++) {
        writeFileSync(join(roots, `${path}page${i}${path.startsWith('man') ? '.1.gz' : '.txt'}`), 'x');
      }
    }
    const ids = findSourceFiles([join(roots, 'doc'), join(roots, 'man')]).map(({ id }) => id);
    expect(ids).toHaveLength(20);
    const families = ids.map((id) => /big|small|large/u.exec(id)?.[0] ?? '');
    expect(families.slice(0, 3).sort()).toEqual(['big', 'large', 'small']);
    expect(families.slice(3, 6).sort()).toEqual(['big', 'large', 'small']);
    expect(families.slice(6).filter((family) => family === 'small')).toEqual([]);
  });

  it('is made once and read back whole, or only its beginning', () => {
    const { corpus, figures } = prepare(120);
    expect(prepare(120)).toEqual({ corpus, figures });
    const all = [...passagesOf(corpus)];
    expect(all).toHaveLength(120);
    expect([...passagesOf({ ...corpus, passages: 50 })]).toEqual(all.slice(0, 50));
  });

  it('reads as the project reads a folder, in order of id', async () => {
    const { corpus } = prepare(120);
    const clock = new Float64Array(1);
    const documents = await all(new CorpusFileReader(corpus, { clock }));
    expect(documents.map(({ text }) => text)).toEqual([...documentsOf(corpus)].map(({ text }) => text));
    const ids = documents.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    expect(clock[0]).toBeGreaterThan(0);
  });

  it.each(['passages', 'documents'] as const)('changes one in so many of its passages, as %s', (of) => {
    const documents = Array.from({ length: 40 }, (_, i) => splitProse(`${i}.txt`, 3 + (i % 5)));
    const total = documents.reduce((sum, { starts }) => sum + starts.length, 0);
    const changed = [...changedTexts(documents, { every: 10, of })];
    const counts = changed.map(({ text }) => text.match(/Amended /gu)?.length ?? 0);
    const all = counts.reduce((sum, count) => sum + count, 0);
    expect(Math.abs(all - total / 10)).toBeLessThanOrEqual(of === 'passages' ? 1 : 7);
    expect(changed.map(({ text }) => text.replaceAll('Amended ', ''))).toEqual(
      documents.map(({ text }) => text),
    );
    const whole = documents.map(({ starts }) => starts.length);
    if (of === 'documents') for (const [i, count] of counts.entries()) expect([0, whole[i]]).toContain(count);
    else expect(Math.max(...counts)).toBe(1);
  });

  it('gives the same questions each time, each of words of its source', () => {
    const { corpus } = prepare(120);
    const questions = makeQuestions(corpus, 120, 28);
    expect(makeQuestions(corpus, 120, 28)).toEqual(questions);
    expect(questions).toHaveLength(28);
    const texts = new Map([...passagesOf(corpus)].map(({ id, text }) => [id, text.toLowerCase()]));
    const ofSource = questions.filter(({ source }) => source !== undefined);
    expect(ofSource).toHaveLength(24);
    for (const { text, source = '' } of ofSource) {
      const words = withoutStopWords(text).split(' ');
      expect(words.length).toBeLessThan(text.split(' ').length);
      expect(words.filter((word) => texts.get(source)?.includes(word)).length).toBeGreaterThanOrEqual(4);
    }
  });
});
