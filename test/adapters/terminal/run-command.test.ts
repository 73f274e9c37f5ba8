import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/adapters/terminal/arguments.js';
import { printReply } from '../../../src/adapters/terminal/print-reply.js';
import { terminalProgress } from '../../../src/adapters/terminal/progress.js';
import { runCommand } from '../../../src/adapters/terminal/run-command.js';
import { Dispatcher } from '../../../src/chat/dispatch/dispatch.js';
import { type AnyCommand, defineCommand } from '../../../src/chat/protocol/command.js';
import { silent } from '../../../src/chat/protocol/logger.js';
import { text } from '../../../src/chat/protocol/reply.js';
import { english } from '../../../src/texts/english/index.js';
import { openSettings, servicesWith } from '../../support/services.js';
import { Recorder } from './screen.js';

const seen: { place: unknown; person: unknown; signal: AbortSignal }[] = [];
const commands: readonly AnyCommand[] = [
  defineCommand({
    name: 'ask',
    description: () => 'Repeats the question',
    options: {
      question: { type: 'words', description: () => 'What to say', required: true },
      public: { type: 'boolean', description: () => 'For all to see' },
    },
    access: 'everyone',
    effort: 'quick',
    examples: ['hello'],
    async run({ args, place, person, signal }) {
      seen.push({ place, person, signal });
      if (args.question === 'throw') throw new Error('a fault');
      if (args.question === 'words only') return { blocks: [text('no data')] };
      return { blocks: [text(args.question)], data: { question: args.question } };
    },
  }),
  defineCommand({
    name: 'refresh',
    description: () => 'Works long',
    options: { 'dry-run': { type: 'boolean', description: () => 'Changes nothing' } },
    access: 'moderators',
    effort: 'long',
    examples: [''],
    async run({ args, progress }) {
      for (let done = 0; done <= 100; done++) progress({ label: 'Reading', done, total: 100 });
      return { blocks: [text('done')], data: { dryRun: args['dry-run'] === true } };
    },
  }),
];
const drafted: AnyCommand = defineCommand({
  name: 'check',
  description: () => 'Checks words or a file',
  options: {
    words: { type: 'words', description: () => 'What to check', required: true },
    public: { type: 'boolean', description: () => 'For all to see' },
  },
  access: 'everyone',
  effort: 'quick',
  draftForm: { title: () => 'Check', label: () => 'A text', submit: () => 'Check' },
  examples: ['“so”'],
  async run({ args, draft }) {
    if (draft?.kind !== 'file') return { blocks: [text(`words ${args.words}`)], data: { words: args.words } };
    const { name } = draft.file;
    if (name === 'bad.txt')
      return { blocks: [text('no')], data: { error: 'unreadable', message: 'bad.txt is\nempty' } };
    const nothing = name === 'none.txt' ? { nothing: 'There is nothing in it.' } : {};
    return {
      blocks: [text(`file ${name}${args.public === true ? ' public' : ''}`)],
      data: { passes: name !== 'wrong.txt', ...nothing },
    };
  },
});
const services = servicesWith({ settings: { ...openSettings, visibility: 'channel' } });

async function run(
  command: string,
  argv: readonly string[],
  options: { json?: boolean; tty?: boolean } = {},
) {
  const stdout = new Recorder({ isTTY: options.tty ?? false });
  const stderr = new Recorder({ isTTY: options.tty ?? false });
  const code = await runCommand({
    dispatcher: new Dispatcher([...commands, drafted], services, silent),
    command,
    argv,
    io: { stdout, stderr },
    files: {
      named: (word) => {
        if (word === 'typo.txt') throw new UsageError('there is no file typo.txt');
        const isFile = word === '-' || word.endsWith('.txt');
        return isFile ? { name: word, bytes: async () => new Uint8Array() } : undefined;
      },
    },
    ...(options.json === undefined ? {} : { json: options.json }),
  });
  return { code, stdout: stdout.written, stderr: stderr.written };
}

describe('runCommand', () => {
  it('answers on stdout and exits with 0', async () => {
    expect(await run('ask', ['hello', 'there'])).toEqual({ code: 0, stdout: 'hello there\n', stderr: '' });
  });

  it('asks as this machine, whose terminal runs moderators’ commands', async () => {
    seen.length = 0;
    await run('ask', ['hello']);
    expect(seen[0]).toMatchObject({
      place: { platform: 'terminal', kind: 'local' },
      person: { id: 'local', name: expect.stringMatching(/./), roles: [], permissions: [] },
    });
    expect(await run('refresh', ['--dry-run', '--json'])).toMatchObject({
      code: 0,
      stdout: '{"dryRun":true}\n',
    });
  });

  it('prints the data as one JSON object, and nothing else on stdout', async () => {
    expect(await run('ask', ['hello'], { json: true })).toEqual({
      code: 0,
      stdout: '{"question":"hello"}\n',
      stderr: '',
    });
    const long = await run('refresh', ['--json'], { tty: true });
    expect(JSON.parse(long.stdout)).toEqual({ dryRun: false });
    expect(long.stdout.split('\n')).toHaveLength(2);
  });

  it('exports in the format that is named, and nothing else on stdout', async () => {
    const { code, stdout, stderr } = await run('ask', ['--export', 'markdown', 'a *b*\u001b[2J'], {
      tty: true,
    });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'a \\*b\\*␛\\[2J\n', stderr: '' });
    expect((await run('ask', ['hello', '--export=csl'])).stdout).toBe('[]\n');
    expect(await run('ask', ['hello', '--export', 'json'])).toEqual(await run('ask', ['hello', '--json']));
    expect(await run('ask', ['hello', '--export', 'pdf'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'ask: --export must be one of markdown, csv, json, csl, citation, got pdf\n',
    });
    expect(await run('ask', ['hello', '--json', '--export', 'csl'])).toMatchObject({ code: 2, stdout: '' });
    expect(await run('ask', ['hello', '--json=yes'])).toMatchObject({ code: 2, stdout: '' });
  });

  it('gives a program the text of a reply that has no data', async () => {
    expect(JSON.parse((await run('ask', ['words only', '--json'])).stdout)).toEqual({ text: 'no data\n' });
  });

  it('says on one line of stderr what it did not understand, and exits with 2', async () => {
    expect(await run('aks', ['hello'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'unknown command aks (did you mean ask?); there are ask, refresh, check\n',
    });
    expect(await run('ask', ['--pubic', 'hello', '--json'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'ask: unknown option --pubic (did you mean --public?)\n',
    });
    expect(await run('refresh', ['every\nthing\u001b[2J'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'refresh: “every␊thing␛[2J” is not an option of this command\n',
    });
    expect((await run('__proto__', [])).code).toBe(2);
  });

  it('exits with 1 after a fault, which it says without its message', async () => {
    const { code, stdout, stderr } = await run('ask', ['throw']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('Something went wrong');
    expect(stdout).not.toContain('a fault');
    const json = await run('ask', ['throw', '--json']);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({ error: 'failed' });
  });

  it('hands the command the signal that stops it', async () => {
    seen.length = 0;
    const stopping = new AbortController();
    await runCommand({
      dispatcher: new Dispatcher(commands, services, silent),
      command: 'ask',
      argv: ['hello'],
      io: { stdout: new Recorder(), stderr: new Recorder() },
      signal: stopping.signal,
    });
    stopping.abort();
    expect(seen[0]?.signal.aborted).toBe(true);
  });
});

describe('printReply', () => {
  it('paints for a person, and leaves colour out where it is not wanted', () => {
    const reply = { blocks: [{ kind: 'text' as const, tone: 'heading' as const, inlines: ['Title'] }] };
    const show = (output: Recorder) => {
      printReply(english, reply, output, 'text');
      return output.written;
    };
    expect(show(new Recorder({ isTTY: true }))).toBe('\u001b[1mTitle\u001b[22m\n');
    expect(show(new Recorder({ isTTY: true, colours: false }))).toBe('Title\n');
    expect(show(new Recorder())).toBe('Title\n');
  });
});

describe('terminalProgress', () => {
  const reports = (output: Recorder, total = 100) => {
    const progress = terminalProgress(output);
    for (let done = 0; done <= 100; done++) progress.report({ label: 'Rea\u001bding', done, total });
    progress.end();
    return output.written;
  };

  it('is one line that moves on a terminal, and leaves nothing behind', () => {
    const written = reports(new Recorder({ isTTY: true, columns: 60 }));
    expect(written).not.toContain('\n');
    expect(written).not.toContain('Rea\u001b');
    const frames = written.split('\r').slice(1);
    expect(frames[0]).toBe('░░░░░░░░░░░░░░░░░░░░░░░░   0%  Rea␛ding: 0 of 100\u001b[K');
    expect(frames[50]).toBe('████████████░░░░░░░░░░░░  50%  Rea␛ding: 50 of 100\u001b[K');
    expect(frames[100]).toBe('████████████████████████ 100%  Rea␛ding: 100 of 100\u001b[K');
    expect(frames.at(-1)).toBe('\u001b[K');
  });

  it('shows the percentage alone where the bar does not fit', () => {
    expect(reports(new Recorder({ isTTY: true, columns: 20 }))).toContain('\r 50%\u001b[K');
  });

  it('is a line for each tenth in a log', () => {
    const lines = reports(new Recorder()).split('\n');
    expect(lines).toHaveLength(12);
    expect(lines[0]).toBe('Rea␛ding: 0 of 100');
    expect(lines[10]).toBe('Rea␛ding: 100 of 100');
  });

  it('says what is done while its length is unknown', () => {
    expect(reports(new Recorder(), 0)).toBe('Rea␛ding\n');
    expect(reports(new Recorder({ isTTY: true }), 0)).toBe('\rRea␛ding\u001b[K\r\u001b[K');
  });
});

describe('runCommand with a draft', () => {
  it('takes one argument that names a file for that file, whatever options stand beside it', async () => {
    expect(await run('check', ['a.txt'])).toEqual({ code: 0, stdout: 'file a.txt\n', stderr: '' });
    expect((await run('check', ['--public', 'a.txt'])).stdout).toBe('file a.txt public\n');
    expect((await run('check', ['-', '--json'])).stdout).toBe('{"passes":true}\n');
  });

  it('takes all else for words, and everything with --words', async () => {
    expect((await run('check', ['a.txt', 'b.txt'])).stdout).toBe('words a.txt b.txt\n');
    expect((await run('check', ['some words'])).stdout).toBe('words some words\n');
    for (const argv of [
      ['--words', 'a.txt'],
      ['a.txt', '--words'],
      ['--words=a.txt'],
      ['--words', '--', 'a.txt'],
    ]) {
      expect((await run('check', argv)).stdout).toBe('words a.txt\n');
    }
    expect((await run('ask', ['a.txt'])).stdout).toBe('a.txt\n');
  });

  it('exits with 3 where something does not pass, also for a program', async () => {
    expect(await run('check', ['wrong.txt'])).toEqual({ code: 3, stdout: 'file wrong.txt\n', stderr: '' });
    expect(await run('check', ['wrong.txt', '--json'])).toEqual({
      code: 3,
      stdout: '{"passes":false}\n',
      stderr: '',
    });
  });

  it('says on stderr that there was nothing to check, and exits with 0', async () => {
    const ended = await run('check', ['none.txt']);
    expect(ended).toEqual({ code: 0, stdout: 'file none.txt\n', stderr: 'There is nothing in it.\n' });
  });

  it('says in one line of stderr that a file cannot be read or is not there, and exits with 2', async () => {
    expect(await run('check', ['bad.txt'])).toEqual({ code: 2, stdout: '', stderr: 'bad.txt is␊empty\n' });
    expect(await run('check', ['typo.txt'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'check: there is no file typo.txt\n',
    });
  });
});
