import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import { orientationOf } from './orientation.js';
import { coreModule, trainedData } from './packages.js';
import { pageOf, type RecognisedPage, type TesseractPage } from './recognised-page.js';

// The thread in which Tesseract works: while it does, nothing else of its thread can.

/** What is used of Tesseract's interface as tesseract.js-core has it. */
interface Tesseract {
  readonly FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void };
  readonly TessBaseAPI: new () => {
    /** @param engine 1: the neural one. @returns -1 where it fails. */
    Init(folder: null, languages: string, engine: 1): number;
    /** Takes the picture from `/input`. @param orientation As EXIF numbers it. @returns 1 where it is none. */
    SetImageFile(orientation: number, radians: number): number;
    Recognize(monitor: null): number;
    GetJSONText(): string;
  };
}

/** A picture's words, or why there are none: a clause for people. */
export type ThreadReply = { readonly page: RecognisedPage } | { readonly reason: string };

async function work(languages: readonly string[]): Promise<void> {
  const require = createRequire(import.meta.url);
  const quiet = () => {};
  const tesseract: Tesseract = await require(coreModule)({ print: quiet, printErr: quiet });
  for (const language of languages) {
    const file = trainedData(language) ?? '';
    tesseract.FS.writeFile(`${language}.traineddata`, gunzipSync(readFileSync(file)));
  }
  const api = new tesseract.TessBaseAPI();
  if (api.Init(null, languages.join('+'), 1) === -1) throw new Error('Tesseract does not start');
  parentPort?.on('message', (picture: Uint8Array) => {
    tesseract.FS.writeFile('/input', picture);
    if (api.SetImageFile(orientationOf(picture), 0) === 1) {
      answer({ reason: 'is damaged, or no picture that can be read' });
      return;
    }
    api.Recognize(null);
    answer({ page: pageOf(JSON.parse(api.GetJSONText()) as TesseractPage) });
  });
}

function answer(reply: ThreadReply): void {
  parentPort?.postMessage(reply);
}

if (parentPort !== null) await work(workerData as readonly string[]);
