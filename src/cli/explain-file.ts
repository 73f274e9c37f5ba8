import { UsageError } from '../adapters/terminal/arguments.js';
import { inertJson, inertText } from '../adapters/terminal/inert.js';
import type { Config } from '../config.js';
import { lineAt } from '../core/lines.js';
import { splitIntoPassages } from '../core/passages.js';
import type { State } from '../state/open-state.js';
import { libraryParts } from './parts.js';
import type { Terminal } from './terminal.js';

/**
 * `npm run index -- --explain FILE`: how a file is read, or why it is left out.
 * @param file A document's id: the path below the corpus folder.
 */
export async function explainFile(
  config: Config,
  state: State,
  file: string,
  json: boolean,
  terminal: Terminal,
): Promise<number> {
  const { reader } = await libraryParts(config, state);
  const { documents, skipped } = await reader.read();
  const document = documents.find(({ id }) => id === file);
  if (document === undefined) {
    const reason = skipped.find((one) => one.file === file)?.reason;
    if (reason === undefined)
      throw new UsageError(`--explain: there is no file ${file} below ${config.corpus.folder}`);
    terminal.stdout.write(
      json ? `${inertJson({ file, skipped: reason })}\n` : `${inertText(file)} is skipped: ${reason}\n`,
    );
    return 0;
  }
  const { text, ...known } = document;
  const passages = splitIntoPassages(document).map(({ span }) => ({
    ...span,
    line: lineAt(text, span.start),
  }));
  if (json) {
    terminal.stdout.write(`${inertJson({ ...known, length: text.length, passages })}\n`);
    return 0;
  }
  for (const [name, value] of Object.entries({ ...known, length: text.length })) {
    terminal.stdout.write(
      `${name}: ${inertText(typeof value === 'object' ? JSON.stringify(value) : String(value))}\n`,
    );
  }
  for (const { start, end, line } of passages) {
    terminal.stdout.write(
      `\nline ${line}, [${start}, ${end}):\n${inertText(text.slice(start, end).trim())}\n`,
    );
  }
  return 0;
}
