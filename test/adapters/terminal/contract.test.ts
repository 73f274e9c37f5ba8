import { runCommand } from '../../../src/adapters/terminal/run-command.js';
import type { Dispatcher } from '../../../src/chat/dispatch/dispatch.js';
import { adapterContract, type Harness, type Shown } from '../contract.js';
import { Recorder, readQuotes, readScreen } from './screen.js';

/** A person at a terminal too wide for any line to be broken; `render.test.ts` narrows it. */
class TerminalHarness implements Harness {
  readonly #shown: Shown[] = [];
  readonly #running = new Set<Promise<void>>();
  #dispatcher: Dispatcher | undefined;

  async start(dispatcher: Dispatcher): Promise<void> {
    this.#dispatcher = dispatcher;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running);
  }

  async type(command: string, input: string): Promise<void> {
    const run = this.#run(command, input);
    this.#running.add(run);
    await run;
    this.#running.delete(run);
  }

  shown(): readonly Shown[] {
    return this.#shown;
  }

  async #run(command: string, input: string): Promise<void> {
    if (this.#dispatcher === undefined) throw new Error('not started');
    const stdout = new Recorder({ isTTY: true, columns: 1_000_000 });
    const stderr = new Recorder();
    const argv = input === '' ? [] : [input];
    const code = await runCommand({ dispatcher: this.#dispatcher, command, argv, io: { stdout, stderr } });
    // What could not be understood stands on stderr, everything else on stdout; never both.
    const read = readScreen(code === 2 ? stderr.written : stdout.written);
    if (code === 2 && stdout.written !== '') throw new Error('a usage error wrote to stdout');
    this.#shown.push({
      visibility: 'asker',
      quotes: readQuotes(read),
      text: read.lines.join('\n'),
      links: read.links,
      buttons: [],
      pings: read.intrusions.length > 0,
    });
  }
}

adapterContract('the terminal', () => new TerminalHarness(), {
  skip: {
    mentions: 'nobody is mentioned on this machine',
    redelivery: 'a command line runs once',
    buttons: 'a terminal has nothing to press, and no channel to share with',
    visibility: 'only whoever sits at this machine reads along',
  },
});
