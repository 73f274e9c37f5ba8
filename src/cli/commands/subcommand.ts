import type { Flags } from '../../adapters/terminal/arguments.js';
import type { Terminal } from '../wiring/terminal.js';

/** What stands behind `npm run …` beside the commands that people type in chat. */
export interface Subcommand {
  /** With its name, as typed behind `npm run verbatim --`. */
  readonly usage: string;
  /** One line. */
  readonly description: string;
  /** Each stands in the usage, too. */
  readonly flags?: Flags;
  /** What its first word may be, for those that take one of a few; `file`: it is one. */
  readonly word?: readonly string[] | 'file';
  run(argv: readonly string[], terminal: Terminal, stopped: () => Promise<string>): Promise<number>;
}
