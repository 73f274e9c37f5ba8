import { Socket } from 'node:net';
import { errorName } from '../../core/types/error-names.js';
import type { Format, ReadInside, Surroundings } from '../format.js';
import { Unreadable } from '../unreadable.js';
import { readFrames, writeFrames } from './frames.js';
import { maxTextLength, type ParsingLimits } from './limits.js';
import { channels, type Reply, type Request } from './messages.js';
import { startWatchdog } from './watchdog.js';

/** The most bytes a request may have: what a length of 32 bits can say. */
const maxRequestBytes = 0xffff_ffff;

/**
 * The child process' side: reads one file after another for the process that started it, until that closes the pipe.
 * @param formats Those that it may be asked for.
 */
export async function serve(formats: readonly Format[], limits: ParsingLimits): Promise<void> {
  const byName = new Map(formats.map((format) => [format.name, format]));
  const inside = readerInside(formats, limits);
  // Not stdout: parsers write warnings there.
  const replies = new Socket({ fd: channels.replies, readable: false, writable: true });
  const watchdog = startWatchdog(limits);
  let request: Request | undefined;
  for await (const frame of readFrames(process.stdin, maxRequestBytes)) {
    if (request === undefined) {
      request = JSON.parse(frame.toString()) as Request;
      continue;
    }
    const { around } = request;
    const format = byName.get(request.format);
    request = undefined;
    watchdog.begin();
    const reply = await replyTo(format, frame, { limits, around, inside });
    const payload = Buffer.from(JSON.stringify(reply));
    watchdog.end();
    writeFrames(replies, payload);
  }
}

interface ReadWith {
  readonly limits: ParsingLimits;
  readonly around: Surroundings | undefined;
  readonly inside: ReadInside;
}

/** Reads with the same formats, within the time and memory of the file that holds it. */
function readerInside(formats: readonly Format[], limits: ParsingLimits): ReadInside {
  const byExtension = new Map(
    formats.flatMap((format) => format.extensions.map((extension) => [extension, format] as const)),
  );
  return async (extension, bytes) => byExtension.get(extension)?.read(bytes, limits);
}

async function replyTo(
  format: Format | undefined,
  bytes: Uint8Array,
  { limits, around, inside }: ReadWith,
): Promise<Reply> {
  try {
    if (format === undefined) throw new TypeError('a format that nobody has');
    const reading = await format.read(bytes, limits, { ...around, inside });
    if (reading.text.length > maxTextLength) {
      throw new Unreadable(`its text has more than ${maxTextLength / 1_000_000} million characters`);
    }
    return { residentBytes: process.memoryUsage.rss(), reading };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  if (error instanceof RangeError && /call stack/i.test(error.message))
    return 'is nested too deeply to be read';
  return `cannot be read (${errorName(error)})`;
}
