import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.js';
import { entriesOf } from '../../../src/cli/commands/entries.js';
import { subcommands } from '../../../src/cli/commands/subcommands.js';
import { bashCompletion } from '../../../src/cli/completion/bash.js';
import { fishCompletion } from '../../../src/cli/completion/fish.js';
import { zshCompletion } from '../../../src/cli/completion/zsh.js';
import { subcommands as usage } from '../../../src/texts/command-line/usage.js';

const entries = entriesOf(subcommands, commands);
const names = entries.map(({ name }) => name);

/** A file and a folder to be offered. */
const folder = mkdtempSync(join(tmpdir(), 'verbatim-completion-'));
writeFileSync(join(folder, 'questions 1.jsonl'), '');
execFileSync('mkdir', [join(folder, 'documents')]);
afterAll(() => rmSync(folder, { recursive: true }));

function hasShell(shell: string): boolean {
  try {
    execFileSync(shell, ['-c', 'exit 0']);
    return true;
  } catch {
    return false;
  }
}

/** @returns what the shell offers where the last word is begun. */
type Complete = (...words: string[]) => readonly string[];

function lines(output: string): readonly string[] {
  return output.split('\n').filter((line) => line !== '');
}

const bash: Complete = (...words) => {
  const typed = ['verbatim', ...words];
  const array = typed.map((word) => `'${word}'`).join(' ');
  const script = `${bashCompletion(entries)}
COMP_WORDS=(${array}); COMP_CWORD=${typed.length - 1}
_verbatim verbatim '${typed.at(-1)}' '${typed.at(-2)}'
printf '%s\\n' "\${COMPREPLY[@]}"`;
  return lines(execFileSync('bash', ['--norc', '-c', script], { cwd: folder, encoding: 'utf8' }));
};

const fish: Complete = (...words) => {
  const line = ['verbatim', ...words].join(' ');
  const script = `${fishCompletion(entries)}\ncomplete -C '${line}'`;
  const told = execFileSync('fish', ['--no-config', '-c', script], { cwd: folder, encoding: 'utf8' });
  return lines(told).map((offered) => (offered.split('\t')[0] ?? '').replace(/\/$/, ''));
};

/** zsh offers only to a person at a terminal: here it tells what its own completion functions are asked to offer. */
const zsh: Complete = (...words) => {
  const array = ['verbatim', ...words].map((word) => `'${word}'`).join(' ');
  const script = `compdef() {}
_describe() { print -l -- "\${(@P)2%%:*}" }
_arguments() { print -l -- "$@" }
${zshCompletion(entries)}
words=(${array}); CURRENT=${words.length + 1}; _verbatim`;
  return lines(execFileSync('zsh', ['-f', '-c', script], { encoding: 'utf8' }));
};

describe.skipIf(!hasShell('bash'))('completion in bash', () => {
  it('offers every command at first, and those that begin as typed', () => {
    expect(bash('')).toEqual([...names, '--help', '--version']);
    expect(bash('con')).toEqual(['config']);
  });

  it('offers the options of a command, the values of an option, and a command’s words', () => {
    expect(bash('ask', '--ex')).toEqual(['--export', '--explain']);
    expect(bash('ask', '--export', '')).toEqual(['markdown', 'csv', 'json', 'csl', 'citation']);
    expect(bash('about', '--show', 'a')).toEqual(['access', 'audit']);
    expect(bash('config', '')).toEqual(['check', 'show']);
    expect(bash('config', 'check', '--')).toEqual(['--json', '--help']);
  });

  it('offers files and folders where they are meant, and nothing where it knows nothing', () => {
    expect(bash('backup', 'q')).toEqual(['questions 1.jsonl']);
    expect(bash('ask', '--corpus', '')).toEqual(['documents']);
    expect(bash('ask', '--limit', '')).toEqual([]);
  });
});

describe.skipIf(!hasShell('fish'))('completion in fish', () => {
  it('offers commands, options, values, words, files and folders', () => {
    expect(fish('')).toEqual(expect.arrayContaining([...names]));
    expect(fish('con')).toEqual(['config']);
    expect(fish('ask', '--ex')).toEqual(['--explain', '--export']);
    expect([...fish('about', '--show', 'a')].sort()).toEqual(['access', 'audit']);
    expect([...fish('config', 'ch')]).toContain('check');
    expect(fish('ask', '--corpus', 'd')).toEqual(['documents']);
    expect(fish('backup', 'q')).toEqual(['questions 1.jsonl']);
  });
});

describe.skipIf(!hasShell('zsh'))('completion in zsh', () => {
  it('offers every command, then what the command takes', () => {
    expect(zsh('')).toEqual([...names, '--help', '--version']);
    expect(zsh('ask', '--')).toContain(
      `--export[${usage.ask.flags.export}]:FORMAT:(markdown csv json csl citation)`,
    );
    expect(zsh('ask', '--')).toContain('--corpus[Another folder of documents]:DIR:_files -/');
    expect(zsh('config', '')).toContain('1:word:(check show)');
    expect(zsh('backup', '')).toContain('1:word:_files');
  });
});

it('knows every command and option, each with words that need no quoting', () => {
  for (const { name, flags, usage } of entries) {
    expect(name).toMatch(/^[a-z][a-z-]*$/);
    expect(usage).toMatch(new RegExp(`^${name}(?: |$)`));
    for (const [flag, { choices }] of Object.entries(flags)) {
      expect(flag).toMatch(/^[a-z][a-z-]*$/);
      for (const choice of choices ?? []) expect(choice).toMatch(/^[\w-]+$/);
    }
  }
});
