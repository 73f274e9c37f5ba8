import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../../commands/index.js';
import { type AnyCommand, type Options, usageOf } from '../../chat/protocol/command.js';
import { findProjectFolder } from '../../config/config.js';
import { commandLine } from '../../texts/command-line/index.js';
import { english } from '../../texts/english/index.js';
import type { Terminal } from '../wiring/terminal.js';

/** A table of commands stands between these lines. */
const { table: texts } = commandLine.printed;

const begin = '<!-- commands: written by npm run table -->';
const end = '<!-- end of commands -->';

/** The files that hold a table of commands, by their path from the project's folder, and what makes each table. */
export const commandTables: Readonly<Record<string, (list: readonly AnyCommand[]) => string>> = {
  'README.md': shortTable,
  'commands/README.md': fullTable,
};

/** `npm run table`: writes the documentation's tables of commands anew. */
export async function table(terminal: Terminal): Promise<number> {
  for (const [path, tableOf] of Object.entries(commandTables)) {
    const file = join(findProjectFolder(), path);
    const old = readFileSync(file, 'utf8');
    const text = withTable(old, tableOf(commands));
    if (text !== old) writeFileSync(file, text);
    terminal.stdout.write(`${(text === old ? texts.isFresh : texts.isRewritten)(path)}\n`);
  }
  return 0;
}

/** @throws {Error} if the lines that enclose the table are not there. */
export function withTable(text: string, rows: string): string {
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`the lines ${begin} and ${end} are missing`);
  return `${text.slice(0, from)}${begin}\n${rows}\n${text.slice(to)}`;
}

function shortTable(list: readonly AnyCommand[]): string {
  return markdownTable([
    texts.heads.short,
    ...list.map((command) => [usage(command), command.description(english), command.access]),
  ]);
}

function fullTable(list: readonly AnyCommand[]): string {
  return markdownTable([
    texts.heads.full,
    ...list.map((command) => {
      const options = Object.entries(command.options as Options).map(
        ([name, { description }]) => `\`${name}\`: ${description(english)}`,
      );
      return [usage(command), command.description(english), options.join('<br>') || '–', command.access];
    }),
  ]);
}

function usage(command: AnyCommand): string {
  return `\`/${command.name} ${usageOf(command)}`.trim().concat('`');
}

function markdownTable([heading = [], ...rows]: readonly (readonly string[])[]): string {
  return [heading, heading.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}
