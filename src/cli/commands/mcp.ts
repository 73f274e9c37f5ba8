import { Console } from 'node:console';
import { localCaller } from '../../adapters/mcp/caller.js';
import { makeMcpServer } from '../../adapters/mcp/server.js';
import { serveStdio } from '../../adapters/mcp/stdio.js';
import { readConfig } from '../../config/config.js';
import { makeDispatcher } from '../wiring/dispatcher-parts.js';
import { LiveSettings } from '../wiring/live-settings.js';
import { linksFromTerminal } from '../wiring/permalinks.js';
import { processLog } from '../wiring/process-log.js';
import { mayChange, withSupervisedLibrary } from '../wiring/supervised-library.js';
import type { Terminal } from '../wiring/terminal.js';
import { version } from '../wiring/version.js';

/** How long answers in flight may take once nobody asks any more, in milliseconds. */
const graceMs = 60_000;
/** The same once the process is told to stop. */
const hurriedMs = 2_000;

/** `npm run verbatim -- mcp`: serves one program on standard input and output, until the input ends. */
export async function mcp(terminal: Terminal, told: Promise<string>): Promise<number> {
  const config = readConfig(terminal.env);
  const log = processLog(config);
  // What a library may say goes where it disturbs no protocol.
  globalThis.console = new Console(process.stderr);
  let noteEnd: (why: string) => void = () => {};
  const ended = new Promise<string>((resolve) => {
    noteEnd = resolve;
  });
  return withSupervisedLibrary(config, log, ended, async (lasting) => {
    const { library, state, now, opening, signal, keepUp } = lasting;
    const settings = new LiveSettings(config, () => readConfig(terminal.env), log);
    const dispatcher = makeDispatcher(
      config,
      {
        library,
        state,
        links: linksFromTerminal(config, state),
        settings: () => settings.current,
        problems: () => state.problems,
        now,
      },
      log,
    );
    // Served before there is an index: whoever asks meanwhile waits, and greeting each other takes no time.
    const served = await serveStdio(makeMcpServer(dispatcher, localCaller(), version), {
      input: process.stdin,
      output: process.stdout,
      log,
    });
    const opened = opening.catch((error: unknown) => {
      if (!mayChange(error)) throw error;
    });
    const failed = opened.then(() => new Promise<never>(() => {}));
    const keeping = Promise.race([opened, lasting.told]).then(() =>
      signal.aborted ? undefined : keepUp(settings),
    );
    keeping.catch(() => {});
    try {
      const why = await Promise.race([served.ended, told, failed]);
      await Promise.race([served.stop(graceMs), told.then(() => served.stop(hurriedMs)), failed]);
      noteEnd(why);
    } finally {
      // Input that is still read would hold the process.
      await served.stop(0);
    }
    await keeping;
    return 0;
  });
}
