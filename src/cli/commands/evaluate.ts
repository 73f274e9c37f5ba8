import { readEvaluateArguments } from '../../adapters/terminal/evaluate-arguments.js';
import { inertText } from '../../adapters/terminal/inert.js';
import { terminalProgress } from '../../adapters/terminal/progress.js';
import { readConfig } from '../../config/config.js';
import { checkFiles } from '../../evaluation/check-files.js';
import { evaluate as evaluateFiles } from '../../evaluation/evaluate.js';
import { MemoryVectors } from '../../meaning/model/memory-vectors.js';
import { commandLine } from '../../texts/command-line/index.js';
import { answeringParts } from '../wiring/library-parts.js';
import { readFolder } from '../wiring/read-folder.js';
import { openSentenceModel } from '../wiring/sentence-model.js';
import type { Terminal } from '../wiring/terminal.js';

const { printed } = commandLine;

/**
 * `npm run evaluate`: answers a file of questions about a folder or file of documents, or checks a file of quotes, and
 * writes a file of what came of it.
 */
export async function evaluate(argv: readonly string[], terminal: Terminal): Promise<number> {
  const { corpus, input, run, language } = readEvaluateArguments(argv);
  const config = readConfig(terminal.env);
  const progress = terminalProgress(terminal.stderr);
  const { model, problem } = openSentenceModel(config, { store: () => new MemoryVectors() });
  if (problem !== undefined) terminal.warn(printed.noModel(problem));
  const parts = [
    { ...answeringParts(config), model },
    (folder: string) => readFolder(folder, config),
    progress.report,
  ] as const;
  const tell = (done: string) => {
    progress.end();
    terminal.stdout.write(`${inertText(run)}: ${done}\n`);
  };
  try {
    if (input.kind === 'quotes') {
      const { documents, texts } = await checkFiles({ corpus, quotes: input.file, run, language }, ...parts);
      tell(printed.evaluate.checked(texts, documents));
      return 0;
    }
    const { documents, questions, abstained } = await evaluateFiles(
      { corpus, queries: input.file, run, language },
      ...parts,
    );
    tell(printed.evaluate.answered(questions, documents, abstained));
    return 0;
  } finally {
    progress.end();
    model?.close();
  }
}
