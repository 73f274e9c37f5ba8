import { readEvaluateArguments } from '../../adapters/terminal/evaluate-arguments.js';
import { inertText } from '../../adapters/terminal/inert.js';
import { terminalProgress } from '../../adapters/terminal/progress.js';
import { countOf } from '../../chat/messages/format.js';
import { readConfig } from '../../config/config.js';
import { evaluate as evaluateFiles } from '../../evaluation/evaluate.js';
import { answeringParts } from '../wiring/library-parts.js';
import { readFolder } from '../wiring/read-folder.js';
import type { Terminal } from '../wiring/terminal.js';

/** `npm run evaluate`: answers a file of questions about a folder or file of documents, and writes a file of answers. */
export async function evaluate(argv: readonly string[], terminal: Terminal): Promise<number> {
  const files = readEvaluateArguments(argv);
  const config = readConfig(terminal.env);
  const progress = terminalProgress(terminal.stderr);
  try {
    const { documents, questions, abstained } = await evaluateFiles(
      files,
      answeringParts(config),
      (folder) => readFolder(folder, config),
      progress.report,
    );
    progress.end();
    const done = `${countOf(questions, 'question')} about ${countOf(documents, 'document')}, ${abstained} without an answer`;
    terminal.stdout.write(`${inertText(files.run)}: ${done}\n`);
    return 0;
  } finally {
    progress.end();
  }
}
