import { localPerson } from '../../adapters/local-person.js';
import { type IndexArguments, readIndexArguments } from '../../adapters/terminal/index-arguments.js';
import { inertJson, inertLine } from '../../adapters/terminal/inert.js';
import { printReply } from '../../adapters/terminal/print-reply.js';
import { terminalProgress } from '../../adapters/terminal/progress.js';
import { refreshed } from '../../chat/messages/refresh.js';
import { refreshEntry } from '../../chat/protocol/audit.js';
import { type Config, readConfig } from '../../config/config.js';
import { IndexedLibrary } from '../../core/indexed-library.js';
import { defined } from '../../core/types/defined.js';
import { toldChanges } from '../../core/types/told-changes.js';
import type { State } from '../../state/open-state.js';
import { libraryParts, librarySettings } from '../wiring/library-parts.js';
import { missingOcr } from '../wiring/missing-ocr.js';
import { sourceFaults } from '../wiring/source-faults.js';
import type { Terminal } from '../wiring/terminal.js';
import { withState } from '../wiring/with-state.js';
import { explainFile } from './explain-file.js';

/** `npm run index`: builds or refreshes the index and prints the record. */
export async function index(argv: readonly string[], terminal: Terminal): Promise<number> {
  const { json, full, corpus, explain } = readIndexArguments(argv);
  const config = readConfig(terminal.env, defined({ corpus }));
  return withState(config, (state) =>
    explain === undefined
      ? refresh(config, state, { json, full }, terminal)
      : explainFile(config, state, explain, json, terminal),
  );
}

async function refresh(
  config: Config,
  state: State,
  { json, full }: Pick<IndexArguments, 'json' | 'full'>,
  terminal: Terminal,
): Promise<number> {
  const { library, problem } = await IndexedLibrary.open(
    await libraryParts(config, state),
    librarySettings(config),
  );
  // What is missing for OCR is told first: where nothing but scans is there, nothing is read.
  for (const one of [...state.problems, ...(problem === undefined ? [] : [problem]), ...missingOcr(config)])
    terminal.warn(inertLine(one));
  const progress = terminalProgress(terminal.stderr);
  try {
    const person = localPerson();
    const record = await library.refresh({
      by: `${person.name} (terminal)`,
      full,
      onProgress: progress.report,
    });
    await state.audit.append(refreshEntry(record, { platform: 'terminal' }, person));
    progress.end();
    const files = [...(await library.listed()), ...record.skipped.map(({ file }) => file)];
    for (const fault of await sourceFaults(config, files)) terminal.warn(inertLine(fault));
    const { added, changed, removed, extents, skipped, documents, passages, fingerprint, tookMs } = record;
    if (json) {
      const leftOut = skipped.map(({ file, reason }) => ({ file, reason }));
      // Moves are told beside what they are made of: a script that knows of none must still see each document come and go.
      const { moved } = toldChanges(record);
      const changes = { added, changed, removed, moved, extents, skipped: leftOut };
      const data = { ...changes, documents, passages, fingerprint, tookMs };
      terminal.stdout.write(`${inertJson(data)}\n`);
    } else {
      const { texts } = config.chat;
      const place = { platform: 'terminal', kind: 'local' } as const;
      printReply(texts, refreshed(texts, record, place), terminal.stdout, 'text');
    }
    return 0;
  } finally {
    progress.end();
  }
}
