import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { entriesOf } from '../../src/cli/commands/entries.js';
import { asksForHelp, help, helpOf } from '../../src/cli/commands/help.js';
import { subcommands } from '../../src/cli/commands/subcommands.js';
import { commandLine } from '../../src/texts/command-line/index.js';
import { english } from '../../src/texts/english/index.js';
import { documentation } from '../support/documentation.js';

const { help: texts, chatCommandFlags } = commandLine;
const entries = entriesOf(subcommands, commands);

function helpFor(name: string): string {
  const entry = entries.find((one) => one.name === name);
  return entry === undefined ? '' : helpOf(entry);
}

describe('help', () => {
  it('begins with the usage and gives each command a line', () => {
    const text = help(entries);
    expect(text.split('\n', 1)).toEqual([texts.usage(texts.anyCommand)]);
    for (const { name } of entries) expect(text).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
    expect(text).toContain(`  -V, --version  ${texts.options.version}\n`);
  });

  it('explains a command of a chat from its declaration', () => {
    const text = helpFor('check');
    for (const part of [
      `${texts.usage('check words|FILE|- [public]')}\n`,
      english.commands.check.description,
      '--public',
      `--export markdown|csv|json|csl|citation  ${chatCommandFlags.export}\n`,
      '--exit-code',
      'verbatim check 7K2M-9QXR-4F0T-WB8N',
    ]) {
      expect(text).toContain(part);
    }
    expect(helpFor('sources')).not.toContain('--exit-code');
  });

  it('explains every option of a subcommand, each of which stands in its usage', () => {
    for (const [name, { usage, flags = {} }] of Object.entries(subcommands)) {
      for (const flag of Object.keys(flags)) {
        expect(usage).toContain(`--${flag}`);
        expect(helpFor(name)).toMatch(new RegExp(`^  --${flag}\\b.*  \\S`, 'm'));
      }
    }
  });

  it('is asked for by --help before any --, and by -h alone', () => {
    expect(asksForHelp(['who', '--help'])).toBe(true);
    expect(asksForHelp(['-h'])).toBe(true);
    expect(asksForHelp(['what', 'is', '-h'])).toBe(false);
    expect(asksForHelp(['--', '--help'])).toBe(false);
  });
});

it('has exit codes that the documentation tells in the same words', () => {
  const documented = documentation();
  const told = texts.exitCodes.map((meaning, code) => `| ${code} | ${meaning}`);
  expect(told.filter((line) => !documented.includes(line))).toEqual([]);
});
