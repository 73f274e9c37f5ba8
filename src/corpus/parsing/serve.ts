import { Socket } from 'node:net';
import { errorName } from '../../core/types/error-names.js';
import type { Format, FormatResources, ReadInside } from '../format.js';
import { Pictures } from '../ocr/pictures.js';
import type { RecognisedPages } from '../ocr/recognised-page.js';
import { Recogniser } from '../ocr/recogniser.js';
import { Unreadable } from '../unreadable.js';
import { readFrames, writeFrames } from './frames.js';
import { maxTextLength, type ParsingLimits } from './limits.js';
import { channels, type Reply, type Request } from './messages.js';
import { startWatchdog, type Watchdog } from './watchdog.js';

/** The most bytes a request may have: what a length of 32 bits can say. */
const maxRequestBytes = 0xffff_ffff;

/**
 * The child process' side: reads one file after another for the process that started it, until that closes the pipe.
 * @param formats Those that it may be asked for.
 */
export async function serve(formats: readonly Format[], limits: ParsingLimits): Promise<void> {
  const byName = new Map(formats.map((format) => [format.name, format]));
  const byExtension = new Map(
    formats
      .filter(({ isReadAlone }) => isReadAlone !== true)
      .flatMap((format) => format.extensions.map((extension) => [extension, format] as const)),
  );
  const recogniser = limits.ocr === undefined ? undefined : new Recogniser(limits.ocr.languages, limits);
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
    const pictures = picturesFor(recogniser, limits, around?.recognised, watchdog);
    const beside: FormatResources = { ...around, ...(pictures === undefined ? {} : { pictures }) };
    // With the same formats, within the time and memory of the file that holds it.
    const inside: ReadInside = async (extension, bytes) =>
      byExtension.get(extension)?.read(bytes, limits, beside);
    const reply = await replyTo(format, frame, limits, { ...beside, inside });
    const payload = Buffer.from(JSON.stringify(reply));
    watchdog.end();
    writeFrames(replies, payload);
  }
}

/** What a file's pictures are read with; each is given as much time as a file. */
function picturesFor(
  recogniser: Recogniser | undefined,
  { ocr }: ParsingLimits,
  known: RecognisedPages | undefined,
  watchdog: Watchdog,
): Pictures | undefined {
  if (recogniser === undefined || ocr === undefined) return undefined;
  return new Pictures({
    pages: ocr.pages,
    known: known ?? {},
    async read(picture) {
      watchdog.begin();
      try {
        return await recogniser.read(picture);
      } finally {
        watchdog.begin();
      }
    },
  });
}

async function replyTo(
  format: Format | undefined,
  bytes: Uint8Array,
  limits: ParsingLimits,
  beside: FormatResources,
): Promise<Reply> {
  try {
    if (format === undefined) throw new TypeError('a format that nobody has');
    const reading = await format.read(bytes, limits, beside);
    if (reading.text.length > maxTextLength) {
      throw new Unreadable(`its text has more than ${maxTextLength / 1_000_000} million characters`);
    }
    const recognised = beside.pictures?.recognised ?? {};
    const isRead = Object.keys(recognised).length > 0;
    return {
      residentBytes: process.memoryUsage.rss(),
      reading: isRead ? { ...reading, recognised } : reading,
    };
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
