import type { OcrSettings } from '../ocr/settings.js';

/** What reading one file may cost. */
export interface ParsingLimits {
  /** Of the processor, in milliseconds: on a busy machine a file is given as much as on an idle one. */
  readonly timeMs: number;
  /** Resident memory of the process that reads it, in bytes. */
  readonly memoryBytes: number;
  /** All entries of an archive together, unpacked, in bytes. */
  readonly unpackedBytes: number;
  /** How pictures are read, for each of which the limits count anew; absent: they are not. */
  readonly ocr?: OcrSettings;
}

/** How long a file may take by the clock, in milliseconds: a parser may wait for ever without any work. */
export function clockMs({ timeMs }: ParsingLimits): number {
  return 4 * timeMs;
}

/** How long a file may take with all its pictures, by the clock, in milliseconds. */
export function wholeClockMs(limits: ParsingLimits): number {
  return clockMs(limits) * (1 + (limits.ocr?.pages ?? 0));
}

/** Why a file was given up that took too long. */
export function tookTooLong({ timeMs }: ParsingLimits): string {
  return `took longer than ${timeMs / 1000} s to read`;
}

/** Why a file was given up that needed too much memory. */
export function outOfMemoryReason({ memoryBytes }: ParsingLimits): string {
  return `needs more than ${Math.round(memoryBytes / 1_000_000)} MB to read`;
}

/** How many processes parse at a time. */
export const parsingProcesses = 2;

/** The longest text of one file, in UTF-16 code units: what is longer is no document for people. */
export const maxTextLength = 50_000_000;

/** The longest answer of a process, in bytes: such a text in JSON, where a character may be written in six. */
export const maxReplyBytes = 6 * maxTextLength;
