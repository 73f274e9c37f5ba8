import { createHash } from 'node:crypto';
import { z } from 'zod';
import { analysisVersion } from '../../core/analysis/analyzer.js';
import type { IndexFacts } from '../../core/types/index-reader.js';
import { DamagedIndexError } from '../../core/types/ports.js';
import { factsSchema } from '../facts-schema.js';

// What an index is made of, as two lines of JSON, each ending in \n:
//
//   manifest  {"format":"verbatim-index","version":1,"analysis":3,"facts":{…},"segments":[{"name":…,"checksum":…,"dead":[…]}]}
//   seal      {"sha256":"…"} of the line before

const format = 'verbatim-index';
/** Raise it with any change to the manifest's form. */
const version = 1;

const count = z.int().nonnegative();
const manifestSchema = z.object({
  format: z.literal(format),
  version: z.literal(version),
  analysis: z.literal(analysisVersion),
  facts: factsSchema,
  segments: z.array(
    z.object({
      name: z.string().regex(/^[0-9a-f]+$/),
      /** Of the image's header, so that no other file is taken for it. */
      checksum: count,
      /** Numbers of the documents that are there no longer, ascending. */
      dead: z.array(count),
    }),
  ),
});

export interface SegmentEntry {
  readonly name: string;
  readonly checksum: number;
  readonly dead: readonly number[];
}

export interface Manifest {
  readonly facts: IndexFacts;
  readonly segments: readonly SegmentEntry[];
}

export function encodeManifest({ facts, segments }: Manifest): Uint8Array {
  const { documentsHash, skipped, builtAt } = facts;
  const content = {
    format,
    version,
    analysis: analysisVersion,
    facts: { documentsHash, skipped, builtAt },
    segments: segments.map(({ name, checksum, dead }) => ({ name, checksum, dead })),
  };
  const line = JSON.stringify(content);
  return Buffer.from(`${line}\n${sealOf(line)}\n`);
}

/**
 * @param file For messages.
 * @throws {DamagedIndexError} unless it is, to the last byte, what `encodeManifest` gave, in this version.
 */
export function decodeManifest(bytes: Uint8Array, file: string): Manifest {
  const text = Buffer.from(bytes).toString();
  const [line = '', seal, end, ...rest] = text.split('\n');
  if (seal === undefined) throw new DamagedIndexError(file, 'is cut off, or no index');
  const content = parse(line);
  if (content?.['format'] !== format) throw new DamagedIndexError(file, 'is damaged, or no index');
  if (content['version'] !== version || content['analysis'] !== analysisVersion) {
    throw new DamagedIndexError(file, 'was written by another version of Verbatim');
  }
  if (end === undefined) throw new DamagedIndexError(file, 'is cut off');
  // Byte by byte, since bytes that are no UTF-8 would all read as the same character.
  const isWhole = end === '' && rest.length === 0 && Buffer.from(text).equals(bytes) && seal === sealOf(line);
  const manifest = manifestSchema.safeParse(content);
  if (!isWhole || !manifest.success) throw new DamagedIndexError(file, 'is damaged');
  const { facts, segments } = manifest.data;
  return { facts, segments };
}

function sealOf(line: string): string {
  return JSON.stringify({ sha256: createHash('sha256').update(line).digest('hex') });
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
