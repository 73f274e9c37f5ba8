import { Socket } from 'node:net';
import type { Format, FormatResources } from '../format.js';
import { Pictures } from '../ocr/pictures.js';
import type { RecognisedPages } from '../ocr/recognised-page.js';
import { Recogniser } from '../ocr/recogniser.js';
import { FormatReader } from './format-reader.js';
import { readFrames, writeFrames } from './frames.js';
import type { ParsingLimits } from './limits.js';
import { channels, type Request } from './messages.js';
import { startWatchdog, type Watchdog } from './watchdog.js';

/** The most bytes a request may have: what a length of 32 bits can say. */
const maxRequestBytes = 0xffff_ffff;

/**
 * The child process' side: reads one file after another for the process that started it, until that closes the pipe.
 * @param formats Those that it may be asked for.
 */
export async function serve(formats: readonly Format[], limits: ParsingLimits): Promise<void> {
  const reader = new FormatReader(formats, limits);
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
    const { around, format } = request;
    request = undefined;
    watchdog.begin();
    const pictures = picturesFor(recogniser, limits, around?.recognised, watchdog);
    const beside: FormatResources = { ...around, ...(pictures === undefined ? {} : { pictures }) };
    const payload = Buffer.from(JSON.stringify(await reader.read(format, frame, beside)));
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
