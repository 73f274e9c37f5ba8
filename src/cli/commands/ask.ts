import { randomUUID } from 'node:crypto';
import { localPerson } from '../../adapters/local-person.js';
import { readAskArguments } from '../../adapters/terminal/ask-arguments.js';
import { printReply } from '../../adapters/terminal/print-reply.js';
import { lateProgress } from '../../adapters/terminal/progress.js';
import { explained } from '../../chat/messages/explanation.js';
import { silent } from '../../chat/protocol/logger.js';
import { readConfig } from '../../config/config.js';
import { defined } from '../../core/types/defined.js';
import type { Progress } from '../../core/types/library.js';
import { everything, narrowToSource } from '../../core/types/scope.js';
import { commandLine } from '../../texts/command-line/index.js';
import { makeDispatcher } from '../wiring/dispatcher-parts.js';
import { libraryForAsking } from '../wiring/library-for-asking.js';
import { linksFromTerminal } from '../wiring/permalinks.js';
import type { Terminal } from '../wiring/terminal.js';
import { withState } from '../wiring/with-state.js';

const opening: Progress = { label: commandLine.printed.progress.openingIndex, done: 0, total: 0 };
const answering: Progress = { label: commandLine.printed.progress.lookingForPassages, done: 0, total: 0 };

/** `npm run ask -- QUESTION`: prints the cited answer; 0 also when nothing was found. */
export async function ask(argv: readonly string[], terminal: Terminal): Promise<number> {
  const { question, format, explain, corpus, source, by, limit } = readAskArguments(argv);
  const read = readConfig(terminal.env, defined({ corpus }));
  const config = limit === undefined ? read : { ...read, chat: { ...read.chat, maxQuotes: limit } };
  const progress = lateProgress(terminal.stderr, opening);
  const answered = withState(config, async (state) => {
    const library = await libraryForAsking(config, state, {
      by: `${localPerson().name} (terminal)`,
      warn: (line) => progress.aside(() => terminal.warn(line)),
      onProgress: progress.report,
    });
    progress.report(answering);
    // The pages show the configured folder, not one that was named for this question.
    const links = corpus === undefined ? linksFromTerminal(config, state) : undefined;
    const dispatcher = makeDispatcher(config, { library, state, links }, silent);
    const prepared = dispatcher.prepare({
      id: randomUUID(),
      command: 'ask',
      input: { kind: 'values', values: { question, source, by } },
      place: { platform: 'terminal', kind: 'local' },
      person: localPerson(),
    });
    const { reply } = await prepared.run();
    if (!explain) return reply;
    const scope =
      source === undefined
        ? everything
        : narrowToSource(everything, await library.catalogue(everything), source);
    const explanation = await library.explain(question, {
      scope,
      limit: config.chat.maxQuotes,
      ...defined({ by }),
    });
    const data = { ...(reply.data as object), explanation };
    return { blocks: [...reply.blocks, ...explained(explanation)], data };
  });
  const reply = await answered.finally(progress.end);
  printReply(config.chat.texts, reply, terminal.stdout, format);
  return 0;
}
