import { closeSync, openSync, readSync } from 'node:fs';
import { cutToPassages, type SplitDocument } from './split-document.js';

/** A corpus on the disk, or the beginning of one. Plain data: it is sent to other processes. */
export interface Corpus {
  /** A document a line, as JSON. */
  readonly file: string;
  /** Only so many passages of it. */
  readonly passages: number;
}

/** The documents of a corpus, one at a time. */
export function* documentsOf({ file, passages }: Corpus): Generator<SplitDocument> {
  let left = passages;
  for (const line of linesOf(file)) {
    if (left <= 0) return;
    const document = cutToPassages(JSON.parse(line), left);
    left -= document.starts.length;
    yield document;
  }
}

/** A passage as peers index it. */
export interface PassageText {
  /** The id that the project's own passages have: document id, `#`, where it begins. */
  readonly id: string;
  readonly text: string;
}

export function* passagesOf(corpus: Corpus): Generator<PassageText> {
  for (const document of documentsOf(corpus)) yield* passagesOfDocument(document);
}

export function* passagesOfDocument({ id, text, starts }: SplitDocument): Generator<PassageText> {
  for (const [i, start] of starts.entries()) {
    yield { id: `${id}#${start}`, text: text.slice(start, starts[i + 1] ?? text.length) };
  }
}

/** Lines of a file that may be larger than the longest string. */
function* linesOf(file: string): Generator<string> {
  const handle = openSync(file, 'r');
  try {
    const chunk = Buffer.alloc(1 << 20);
    let rest = Buffer.alloc(0);
    for (;;) {
      const length = readSync(handle, chunk);
      if (length === 0) break;
      let from = 0;
      const bytes = Buffer.concat([rest, chunk.subarray(0, length)]);
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
        yield bytes.toString('utf8', from, end);
        from = end + 1;
      }
      rest = Buffer.from(bytes.subarray(from));
    }
    if (rest.length > 0) yield rest.toString('utf8');
  } finally {
    closeSync(handle);
  }
}
