import { z } from 'zod';
import { blockKinds } from '../../core/types/block.js';
import { cleanLine } from '../clean.js';
import { toFields } from '../fields.js';
import type { FormatContext, FormatReading } from '../format.js';
import { recognisedPage, recognisedPages } from '../ocr/recognised-page.js';
import { maxTextLength } from './limits.js';

/** Where the child process reads requests, writes replies, and says why it ends itself. */
export const channels = { requests: 0, replies: 3, lastWords: 4 } as const;

/** The first of a request's two frames; the other one is the file. */
export interface Request {
  /** The name of the format. */
  readonly format: string;
  readonly around?: FormatContext;
}

/** Why a child process ends itself. */
export type ExitReason = 'time' | 'memory';

const replySchema = z.union([
  z.object({ reason: z.string().max(1_000) }),
  z.object({
    /** What the process holds now, in bytes. */
    residentBytes: z.number(),
    reading: z.object({
      text: z.string().max(maxTextLength),
      body: z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() }).exactOptional(),
      fields: z.record(z.string(), z.string()).transform((fields) => toFields(Object.entries(fields))),
      heading: z.string().exactOptional(),
      fault: z.string().max(1_000).transform(cleanLine).exactOptional(),
      mainText: z.object({ chosenBy: z.string().max(100), share: z.number().min(0).max(1) }).exactOptional(),
      assumed: z.string().max(1_000).transform(cleanLine).exactOptional(),
      blocks: z
        .array(
          z.object({
            kind: z.enum(blockKinds),
            start: z.int().nonnegative(),
            end: z.int().nonnegative(),
            level: z.int().min(1).max(15).exactOptional(),
            speaker: z.string().max(500).transform(cleanLine).exactOptional(),
            anchor: z.string().max(500).exactOptional(),
            label: z.string().max(500).transform(cleanLine).exactOptional(),
            header: z.int().nonnegative().exactOptional(),
          }),
        )
        .exactOptional(),
      recognised: recognisedPages.exactOptional(),
      places: z
        .object({
          areSeparate: z.boolean(),
          anchors: z.array(
            z.object({
              offset: z.int().nonnegative(),
              label: z.string().max(500).transform(cleanLine),
              recognised: recognisedPage.omit({ text: true }).exactOptional(),
            }),
          ),
        })
        .exactOptional(),
    }),
  }),
]);

export type Reply =
  | { readonly reason: string }
  | { readonly residentBytes: number; readonly reading: FormatReading };

/** A reply as it came, checked: what parses hostile files is not believed. @throws for anything else. */
export function parseReply(frame: Buffer): Reply {
  return replySchema.parse(JSON.parse(frame.toString()));
}
