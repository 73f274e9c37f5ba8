import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { typed, UsageError } from '../../adapters/terminal/arguments.js';
import { inertJson, inertText } from '../../adapters/terminal/inert.js';
import type { Config } from '../../config/config.js';
import { setAsideIn } from '../../core/copies/set-aside.js';
import { splitIntoPassages } from '../../core/indexing/passages.js';
import { defined } from '../../core/types/defined.js';
import type { Document } from '../../core/types/document.js';
import { lineAndParagraphAt } from '../../core/types/lines.js';
import type { State } from '../../state/open-state.js';
import { commandLine } from '../../texts/command-line/index.js';
import { libraryParts } from '../wiring/library-parts.js';
import type { Terminal } from '../wiring/terminal.js';

const { file: texts } = commandLine.explained;

/**
 * `npm run index -- --explain FILE`: how a file is read, or why it is left out.
 * @param file A document's id (the path below the corpus folder), or a path as the shell completes it.
 */
export async function explainFile(
  config: Config,
  state: State,
  file: string,
  json: boolean,
  terminal: Terminal,
): Promise<number> {
  const { corpus } = await libraryParts(config, state);
  const { documents, skipped } = await corpus.read();
  const id = idOf(file, config.corpus.folder);
  let document: Document | undefined;
  for await (const one of documents) if (one.id === id) document = one;
  const reason = skipped.find((one) => one.file === id)?.reason;
  if (document === undefined) {
    if (reason === undefined)
      throw new UsageError(commandLine.misuse.noFileBelow(typed(file), config.corpus.folder));
    terminal.stdout.write(
      json ? `${inertJson({ file: id, skipped: reason })}\n` : `${texts.isSkipped(inertText(id), reason)}\n`,
    );
    return 0;
  }
  const { text, ...rest } = document;
  // Of a document that is read in part, what is not.
  const known = { ...rest, ...defined({ fault: reason }) };
  const passages = splitIntoPassages(document).map((span) => ({
    ...span,
    line: lineAndParagraphAt(text, span.start).line,
  }));
  const setAside = (await setAsideIn(document, (await corpus.read()).documents)).map(
    ({ span, why, documents: count }) => ({
      ...span,
      line: lineAndParagraphAt(text, span.start).line,
      why,
      documents: count,
    }),
  );
  if (json) {
    terminal.stdout.write(`${inertJson({ ...known, length: text.length, passages, setAside })}\n`);
    return 0;
  }
  for (const [name, value] of Object.entries({ ...known, length: text.length })) {
    terminal.stdout.write(
      `${name}: ${inertText(typeof value === 'object' ? JSON.stringify(value) : String(value))}\n`,
    );
  }
  for (const { start, end, line } of passages) {
    terminal.stdout.write(
      `\n${texts.passage(line, start, end)}\n${inertText(text.slice(start, end).trim())}\n`,
    );
  }
  if (setAside.length > 0) terminal.stdout.write(`\n${texts.setAside}\n`);
  for (const { start, end, line, why, documents: count } of setAside) {
    const reason = why === 'page-furniture' ? texts.pageFurniture : texts.inDocuments(count);
    terminal.stdout.write(
      `\n${texts.setAsideAt(line, start, end, reason)}\n${inertText(text.slice(start, end))}\n`,
    );
  }
  return 0;
}

function idOf(file: string, folder: string): string {
  const below = relative(folder, resolve(file));
  const isBelow = below !== '' && !isAbsolute(below) && below.split(sep)[0] !== '..';
  return isBelow && existsSync(resolve(file)) ? below.split(sep).join('/') : file;
}
