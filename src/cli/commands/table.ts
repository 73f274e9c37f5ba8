import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../../commands/index.js';
import { type AnyCommand, type Options, usageOf } from '../../chat/protocol/command.js';
import { findProjectFolder } from '../../config/config.js';
import type { Terminal } from '../wiring/terminal.js';

/** The table of commands stands in README.md between these lines. */
const begin = '<!-- commands: written by npm run table -->';
const end = '<!-- end of commands -->';

/** `npm run table`: writes README.md's table of commands anew. */
export async function table(terminal: Terminal): Promise<number> {
  const file = join(findProjectFolder(), 'README.md');
  const old = readFileSync(file, 'utf8');
  const readme = withTable(old, commands);
  if (readme !== old) writeFileSync(file, readme);
  terminal.stdout.write(`${readme === old ? 'README.md is in step' : 'README.md is rewritten'}\n`);
  return 0;
}

/** @throws {Error} if the lines that enclose the table are not there. */
export function withTable(readme: string, list: readonly AnyCommand[]): string {
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md lacks the lines ${begin} and ${end}`);
  return `${readme.slice(0, from)}${begin}\n${commandTable(list)}\n${readme.slice(to)}`;
}

function commandTable(list: readonly AnyCommand[]): string {
  const rows = list.map((command) => {
    const options = Object.entries(command.options as Options).map(
      ([name, { description }]) => `\`${name}\`: ${description}`,
    );
    return [
      `\`/${command.name} ${usageOf(command)}`.trim().concat('`'),
      command.description,
      options.join('<br>') || '–',
      command.access,
    ];
  });
  return [['command', 'what it does', 'options', 'who'], ['---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}
