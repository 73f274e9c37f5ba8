import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareIds } from '../../../src/core/types/document.js';
import { editsBetween } from '../../../src/core/types/edit-distance.js';
import { DamagedIndexError } from '../../../src/core/types/ports.js';
import { decodeText, encodeText, StoredText } from '../../../src/engines/embedded/document-text.js';
import {
  decodeForward,
  encodeForward,
  renumberForward,
  renumberRecord,
  tokenKindsIn,
} from '../../../src/engines/embedded/forward-record.js';
import { decodeManifest, encodeManifest } from '../../../src/engines/embedded/manifest.js';
import { type ElementWidth, type NumberArray, narrow } from '../../../src/engines/embedded/number-array.js';
import { packBlocks, unpackBlocks } from '../../../src/engines/embedded/packed-blocks.js';
import {
  bitsFor,
  decodeVarints,
  encodeVarints,
  gapsOf,
  packBits,
  sumsOf,
  unpackBits,
} from '../../../src/engines/embedded/packed-numbers.js';
import {
  type SectionName,
  type SegmentArrays,
  sectionNames,
} from '../../../src/engines/embedded/segment-arrays.js';
import { encodeImage, readImage } from '../../../src/engines/embedded/segment-image.js';
import type { StoredFile } from '../../../src/engines/embedded/storage.js';
import { encodeString, StringTable } from '../../../src/engines/embedded/string-table.js';
import { encodeWords, findWordsNear } from '../../../src/engines/embedded/word-table.js';
import { packArrays, unpackArrays } from '../../../src/engines/packed-arrays.js';

/** Any code units, lone surrogates too; often ones that share beginnings and ends. */
const anyString = fc.oneof(
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom('a', 'b', 'é', '漢', '\ud83d', '\ude00', '\0'), { maxLength: 6 })
    .map((list) => list.join('')),
);

it('finds where a string stands among many, however alike they begin', () => {
  const heads = ['', 'a', 'inte', 'inter', 'interest', '\0', '漢字', '\uffff\uffff'];
  const all = heads.flatMap((head) => Array.from({ length: 90 }, (_, i) => head + (i === 0 ? '' : i)));
  const strings = [...new Set(all)].sort(compareIds);
  const { bytes, starts } = StringTable.encode(strings);
  const table = new StringTable(bytes, starts);
  for (const [i, string] of strings.entries()) {
    expect(table.find(string)).toBe(i);
    expect(table.find(`${string}!`)).toBeUndefined();
    const behind = encodeString(`${string}!`);
    expect(table.lowerBound(behind)).toBe(strings.filter((other) => other < `${string}!`).length);
  }
});

it('keeps strings of any code units, in the order of code units', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyString, { maxLength: 20 }), anyString, (list, other) => {
      const strings = [...list].sort(compareIds);
      const { bytes, starts } = StringTable.encode(strings);
      const table = new StringTable(bytes, starts);
      expect([...table]).toEqual(strings);
      for (const [i, string] of strings.entries()) expect(table.find(string)).toBe(i);
      const key = encodeString(other);
      expect(table.find(other)).toBe(strings.includes(other) ? strings.indexOf(other) : undefined);
      expect(table.lowerBound(key)).toBe(strings.filter((string) => string < other).length);
      for (const [i, string] of strings.entries()) {
        expect(table.startsWith(i, key)).toBe(string.startsWith(other));
        expect(table.endsWith(i, key)).toBe(string.endsWith(other));
        expect(Math.sign(table.compare(i, key))).toBe(compareIds(string, other));
      }
      const single = StringTable.encode([other]);
      const others = new StringTable(single.bytes, single.starts);
      for (const [i, string] of strings.entries()) {
        expect([...table.encodedAt(i)]).toEqual([...encodeString(string)]);
        expect(Math.sign(table.compareWith(i, others, 0))).toBe(compareIds(string, other));
      }
      const order = [...table.orderBackwards()];
      expect([...order].sort((a, b) => a - b)).toEqual([...strings.keys()]);
      for (const [i, index] of order.slice(1).entries()) {
        expect(table.compareBackwards(order[i] ?? 0, encodeString(strings[index] ?? ''))).toBeLessThan(0);
      }
    }),
    { numRuns: 500 },
  );
});

it('keeps numbers in the narrowest elements that hold them', () => {
  expect(narrow([])).toEqual(new Uint8Array());
  expect(narrow([0, 255])).toEqual(Uint8Array.of(0, 255));
  expect(narrow([256])).toEqual(Uint16Array.of(256));
  expect(narrow([65_535, 1])).toEqual(Uint16Array.of(65_535, 1));
  expect(narrow([65_536])).toEqual(Uint32Array.of(65_536));
  expect(narrow([2 ** 32 - 1])).toEqual(Uint32Array.of(2 ** 32 - 1));
});

it('gives any part of a text as String.prototype.slice does', () => {
  const offset = fc.integer({ min: -8, max: 12 });
  fc.assert(
    fc.property(anyString, offset, fc.option(offset, { nil: undefined }), (text, start, end) => {
      const { bytes, width, length } = encodeText(text);
      expect(decodeText(bytes, width)).toBe(text);
      const stored = new StoredText(length, (from, to) =>
        decodeText(bytes.subarray(from * width, to * width), width),
      );
      expect(stored.slice(start, end)).toBe(text.slice(start, end));
    }),
    { numRuns: 500 },
  );
});

it('reads of a long text the pieces around what is asked for, each once', () => {
  const text = Array.from({ length: 20_000 }, (_, i) => `${i} `).join('');
  let reads = 0;
  const stored = new StoredText(text.length, (from, to) => {
    reads++;
    return text.slice(from, to);
  });
  for (let start = 4_100; start < 6_000; start += 50)
    expect(stored.slice(start, start + 40)).toBe(text.slice(start, start + 40));
  expect(reads).toBe(1);
  for (const [start, end] of [
    [4_090, 4_110],
    [0, text.length],
    [text.length - 3, text.length],
    [-5, -1],
  ] as const)
    expect(stored.slice(start, end)).toBe(text.slice(start, end));
});

it('takes one byte a code unit where that is enough, else two', () => {
  expect(encodeText('naïve ÿ\0')).toMatchObject({ width: 1, length: 8, bytes: { length: 8 } });
  expect(encodeText('Ā')).toMatchObject({ width: 2, length: 1, bytes: { length: 2 } });
});

it('keeps a document’s numbers, and gives them other numbers', () => {
  const numbers = (length: number, max = 9) =>
    fc.array(fc.nat(max), { minLength: length, maxLength: length }).map((all) => Int32Array.from(all));
  const bytes = (length: number) => numbers(length, 255).map((all) => Uint8Array.from(all));
  const ascending = (length: number) => numbers(length, 100_000).map((all) => all.sort());
  const record = fc
    .tuple(fc.nat(5), fc.nat(300), fc.nat(4), fc.nat(4))
    .chain(([sentences, tokens, passages, title]) =>
      fc.record({
        language: fc.nat(9),
        bodyEnd: fc.nat(2 ** 31 - 1),
        borders: ascending(2 * sentences),
        sentenceLanguages: numbers(sentences),
        sentenceHashes: fc
          .array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), {
            minLength: sentences,
            maxLength: sentences,
          })
          .map((all) => Int32Array.from(all)),
        signature: fc
          .constantFrom(0, 128)
          .chain((length) => numbers(length, 65_535))
          .map((all) => Uint16Array.from(all)),
        // The last sentence has all that are left.
        tokenBorders: numbers(Math.max(0, sentences - 1), sentences === 0 ? 0 : tokens).map((all) =>
          all.sort(),
        ),
        passageStarts: ascending(passages),
        titleWords: numbers(title, 70_000),
        tokenWords: numbers(sentences === 0 ? 0 : tokens, 70_000),
        sentenceFlags: bytes(sentences),
        sentenceBlocks: bytes(sentences),
        sentenceOpenings: bytes(sentences),
        flags: bytes(sentences === 0 ? 0 : tokens),
      }),
    )
    .map(({ borders, tokenBorders, ...others }) => ({
      ...others,
      sentenceStarts: borders.filter((_, i) => i % 2 === 0),
      sentenceEnds: borders.filter((_, i) => i % 2 === 1),
      firstToken:
        borders.length === 0
          ? new Int32Array(1)
          : Int32Array.of(0, ...tokenBorders, others.tokenWords.length),
    }));
  fc.assert(
    fc.property(record, (forward) => {
      const encoded = encodeForward(forward);
      expect(encoded.length % 4).toBe(0);
      expect(decodeForward(encoded)).toEqual(forward);
      const plus = (by: number, count: number) => Array.from({ length: count }, (_, i) => i + by);
      const renumbered = renumberForward(forward, { words: plus(200, 70_001), languages: plus(300, 10) });
      // In the same order, whatever is between them.
      const others = { words: plus(1, 70_001).map((n) => 2 * n), languages: [7, ...plus(9, 10)] };
      expect(renumberRecord(encoded, others)).toEqual(encodeForward(renumberForward(forward, others)));
      const kinds = (words: Int32Array, flags: Uint8Array) =>
        new Set(Array.from(words, (word, i) => 256 * word + (flags[i] ?? 0)));
      const told = tokenKindsIn(encoded);
      expect(kinds(told.tokenWords, told.flags)).toEqual(kinds(forward.tokenWords, forward.flags));
      expect(told.tokenWords).toHaveLength(kinds(forward.tokenWords, forward.flags).size);
      expect(told.titleWords).toEqual(forward.titleWords);
      expect(decodeForward(encodeForward(renumbered))).toEqual({
        ...forward,
        language: forward.language + 300,
        sentenceLanguages: forward.sentenceLanguages.map((n) => n + 300),
        tokenWords: forward.tokenWords.map((n) => n + 200),
        titleWords: forward.titleWords.map((n) => n + 200),
      });
    }),
  );
});

it('packs arrays into blocks of few bits, and gives them back', () => {
  const number = fc.oneof(
    { weight: 6, arbitrary: fc.nat(3) },
    { weight: 2, arbitrary: fc.nat(70_000) },
    { weight: 1, arbitrary: fc.nat(2 ** 32 - 1) },
  );
  const small = fc.array(number, { maxLength: 20 });
  const runs = fc.array(fc.tuple(number, fc.integer({ min: 0, max: 300 })), { maxLength: 6 });
  const long = runs.map((all) => all.flatMap(([value, length]) => new Array<number>(length).fill(value)));
  fc.assert(
    fc.property(
      fc.oneof(
        small,
        long,
        fc.tuple(small, long).map(([a, b]) => [...a, ...b, ...a]),
      ),
      (numbers) => {
        for (const values of [
          numbers,
          numbers.map((value) => value % 256),
          [...numbers].sort((a, b) => a - b),
        ]) {
          const array = narrow(values);
          const { bytes, areGaps } = packBlocks(array);
          const width = array.BYTES_PER_ELEMENT as ElementWidth;
          expect(unpackBlocks(bytes, areGaps, width, array.length)).toEqual(array);
        }
      },
    ),
  );
  const every = Uint32Array.from({ length: 129 }, (_, i) => (i < 33 ? 2 ** i - 1 : 2 ** 32 - 1 - i));
  const { bytes, areGaps } = packBlocks(every);
  expect(unpackBlocks(bytes, areGaps, 4, every.length)).toEqual(every);
  expect(packBlocks(new Uint16Array(12_800).fill(1)).bytes.length).toBeLessThan(300);
});

it('packs numbers into bytes and bits, and gives them back', () => {
  const numbers = fc.array(fc.oneof(fc.nat(200), fc.nat(2 ** 31 - 1))).map((all) => Int32Array.from(all));
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 24 }), (values, width) => {
      expect(decodeVarints(encodeVarints(values))).toEqual(values);
      expect(sumsOf(gapsOf(values))).toEqual(values);
      const narrow = values.map((value) => value % 2 ** width);
      expect(unpackBits(packBits(narrow, width), width, narrow.length)).toEqual(narrow);
      expect(bitsFor(2 ** width)).toBe(width);
    }),
  );
  expect(() => packBits([], 25)).toThrow(RangeError);
});

it('keeps arrays of every width', () => {
  const array = fc
    .tuple(fc.constantFrom(9, 999, 99_999), fc.array(fc.nat(9)))
    .map(([greatest, rest]) => narrow([...rest, greatest]));
  fc.assert(
    fc.property(
      fc.array(array, { minLength: sectionNames.length, maxLength: sectionNames.length }),
      (list) => {
        const arrays = Object.fromEntries(sectionNames.map((name, i) => [name, list[i]])) as Record<
          SectionName,
          NumberArray
        >;
        const image = joined(encodeImage(arrays, 77));
        const decoded = readImage(fileOf(image));
        expect(decoded.arrays).toEqual(arrays);
        expect(decoded.arrays.passageVectors).toBeUndefined();
        expect(sectionNames.map(decoded.countOf)).toEqual(list.map(({ length }) => length));
        expect(decoded.countOf('passageVectors')).toBe(0);
        const more = { ...arrays, passageVectors: Uint8Array.of(7, 8, 9) };
        const whole = joined(encodeImage(more, 77));
        expect(readImage(fileOf(whole)).arrays).toEqual(more);
        // A byte of the last section is damaged, which nobody minds who does not read that.
        const { arrays: damaged } = readImage(fileOf(whole.with(-1, 0)));
        for (const name of sectionNames) expect(damaged[name]).toEqual(arrays[name]);
        for (const _ of 'ab')
          expect(() => damaged.passageVectors).toThrow('some file is damaged (passageVectors)');
        expect(decoded.sideBytes).toBe(77);
        expect(() => readImage(fileOf(image.slice(0, -1)))).toThrow(DamagedIndexError);
      },
    ),
    { numRuns: 30 },
  );
});

function fileOf(bytes: Uint8Array<ArrayBuffer>): StoredFile {
  const read = (from: number, length: number) => bytes.slice(from, from + length);
  return { name: 'some file', size: bytes.length, read, close: () => {} };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(pieces));
}

it('reads arrays that were packed before others were known, and passes over those it does not know', () => {
  const old = { b: Uint8Array, a: Int32Array, h: Uint16Array } as const;
  const now = { a: Int32Array, signed: Int8Array, h: Uint16Array } as const;
  const packed = packArrays(old, {
    b: Uint8Array.of(1, 2, 3),
    a: Int32Array.of(-7),
    h: Uint16Array.of(5, 6),
  });
  expect(unpackArrays(now, packed)).toEqual({
    a: Int32Array.of(-7),
    signed: new Int8Array(),
    h: Uint16Array.of(5, 6),
  });
  const again = packArrays(now, { ...unpackArrays(now, packed), signed: Int8Array.of(-1, 1) });
  expect(unpackArrays(now, again).signed).toEqual(Int8Array.of(-1, 1));
});

it('packs numbers as narrow as they are, and gives them back as they were', () => {
  const types = { numbers: Int32Array, signed: Int8Array, hashes: Uint16Array } as const;
  const anyNumbers = fc.oneof(
    fc.array(fc.nat(255)),
    fc.array(fc.nat(65_535)),
    fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  );
  fc.assert(
    fc.property(anyNumbers, anyNumbers, (numbers, others) => {
      const arrays = {
        numbers: Int32Array.from(numbers),
        signed: Int8Array.from(others),
        hashes: Uint16Array.from(others),
      };
      expect(unpackArrays(types, packArrays(types, arrays))).toEqual(arrays);
    }),
  );
  const packed = (number: number) =>
    packArrays(types, {
      numbers: new Int32Array(1_000).fill(number),
      signed: new Int8Array(),
      hashes: new Uint16Array(),
    }).length;
  expect(
    [packed(255), packed(256), packed(65_536), packed(-1)].map((length) => Math.round(length / 1_000)),
  ).toEqual([1, 2, 4, 4]);
});

it('keeps what the index was made of', () => {
  const manifest = {
    facts: {
      documentsHash: 'f',
      builtAt: 5,
      skipped: [
        { file: 'ä\n"x', reason: 'hidden' },
        { file: 'b', reason: 'r', isFault: true as const },
        { file: 'c', reason: 'line 7', isFault: true as const, isPartial: true as const },
      ],
    },
    segments: [
      { name: '0a', checksum: 2 ** 32 - 1, dead: [] },
      { name: 'ff', checksum: 0, dead: [0, 3, 9] },
    ],
  };
  expect(decodeManifest(encodeManifest(manifest), 'f')).toEqual(manifest);
});

it('finds just the words that are at most so many letters away', () => {
  const word = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '漢'), maxLength: 7 }),
    fc.string({ minLength: 1, maxLength: 10 }),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), word, fc.constantFrom(1, 2), (list, asked, edits) => {
      const entries = list.map((own, i) => ({ word: own, term: i, documents: 1 }));
      const { sections, numbers } = encodeWords(entries);
      const found = findWordsNear(sections as unknown as SegmentArrays, asked, edits);
      const expected = list.flatMap((own, i) =>
        own !== asked && editsBetween(own, asked, edits) <= edits ? (numbers[i] ?? -1) : [],
      );
      expect(found.sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b));
      expect(Array.from(numbers, (number) => sections.wordTerms[number])).toEqual([...list.keys()]);
    }),
    { numRuns: 500 },
  );
});
