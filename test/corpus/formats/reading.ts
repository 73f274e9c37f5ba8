import { expect } from 'vitest';
import { tilingFault } from '../../../src/core/types/tiling.js';
import type { Format } from '../../../src/corpus/format.js';
import { parsingLimits } from '../folder.js';

/** A file as its format reads it, with each block and each place as it is shown; blocks tile the text. */
export async function readingOf(format: Format, source: string | Uint8Array) {
  const reading = await format.read(new Uint8Array(Buffer.from(source)), parsingLimits);
  const { text, body = { start: 0, end: text.length }, blocks = [], places } = reading;
  expect(tilingFault(text, body, blocks)).toBeUndefined();
  const shown = blocks.map(({ kind, level, start, end }) => [
    level === undefined ? kind : `${kind} ${level}`,
    text.slice(start, end),
  ]);
  return { ...reading, shown, labels: (places?.anchors ?? []).map(({ label }) => label) };
}
