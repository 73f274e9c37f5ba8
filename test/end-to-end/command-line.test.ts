import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commands } from '../../commands/index.js';
import { corpusCopy, launch, project, runInProcess, temporaryFolder } from './program.js';

describe('the command line', () => {
  it('tells what there is, how one is used, and its version', async () => {
    const [all, short, one, other, version] = await Promise.all([
      runInProcess(['--help']),
      runInProcess(['-h']),
      runInProcess(['ask', '--help']),
      runInProcess(['help', 'sources']),
      runInProcess(['--version']),
    ]);
    expect([all.code, short.code, one.code, other.code, version.code]).toEqual([0, 0, 0, 0, 0]);
    for (const name of ['start', 'ask', 'index', 'doctor', ...commands.map((command) => command.name)]) {
      expect(all.stdout).toMatch(new RegExp(`^  ${name} +\\S`, 'mu'));
    }
    expect(short).toEqual(all);
    expect(all.stderr).toBe('');
    expect(one.stdout).toContain('--limit 1..10');
    expect(other.stdout).toMatch(/^Usage: verbatim sources/);
    expect(version.stdout.trim()).toBe(
      JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')).version,
    );
  });

  it('checks the configuration alone, and shows it without its secrets', async () => {
    const wrong = { PORT: '99999', VERBATIM_CONFIG: join(temporaryFolder(), 'none.yaml') };
    const env = { DISCORD_TOKEN: 'shh', LOG_LEVEL: 'warn' };
    const [right, faulty, json, shown, unshown, misused] = await Promise.all([
      runInProcess(['config', 'check']),
      runInProcess(['config', 'check'], wrong),
      runInProcess(['config', 'check', '--json'], wrong),
      runInProcess(['config', 'show', '--json'], env),
      runInProcess(['config', 'show'], wrong),
      runInProcess(['config', 'chekc']),
    ]);
    expect([right, faulty, json, shown, unshown, misused].map(({ code }) => code)).toEqual([
      0, 3, 3, 0, 2, 2,
    ]);
    expect(faulty.stdout.trim().split('\n')).toHaveLength(2);
    expect(JSON.parse(json.stdout)).toMatchObject({ passes: false, problems: { length: 2 } });
    expect(JSON.parse(shown.stdout).settings).toContainEqual({
      name: 'log.level',
      value: 'warn',
      hidden: false,
      source: 'LOG_LEVEL',
      default: 'info',
    });
    expect(shown.stdout).not.toContain('shh');
  });

  it('tells by its exit code, asked to, whether what was checked passes', async () => {
    const check = (...argv: string[]) =>
      runInProcess(['check', ...argv, '“private access to all user data”']);
    const [told, untold, right] = await Promise.all([
      check('--exit-code', '--json'),
      check(),
      runInProcess(['check', '--exit-code', '“private access to some user data”']),
    ]);
    expect([told.code, untold.code, right.code]).toEqual([3, 0, 0]);
    expect(JSON.parse(told.stdout)).toMatchObject({ passes: false });
  });

  it('refuses what stands behind a command that takes nothing', async () => {
    const ended = await Promise.all([
      runInProcess(['start', '--foo'], { PORT: '0' }),
      runInProcess(['doctor', 'slack']),
    ]);
    expect(ended.map(({ code }) => code)).toEqual([2, 2]);
    expect(ended[0]?.stderr).toBe('start takes no options and no words, got --foo\n');
  });

  it('warns that an index is not kept where the state folder cannot be written', async () => {
    const state = join(temporaryFolder(), 'file');
    writeFileSync(state, 'no folder');
    const { code, stderr } = await runInProcess(['index', '--json'], { VERBATIM_STATE: state });
    expect(code).toBe(0);
    expect(stderr).toContain('nothing is kept');
    expect(stderr).toContain('VERBATIM_STATE');
  });

  it('explains a file by its id and by its path', async () => {
    const corpus = corpusCopy();
    const file = '000_f2fb10b7c3e32bff.txt';
    const read = (name: string) => runInProcess(['index', '--json', '--corpus', corpus, '--explain', name]);
    const [byId, byPath, none] = await Promise.all([read(file), read(join(corpus, file)), read('none.txt')]);
    expect(JSON.parse(byId.stdout)).toMatchObject({ id: file });
    expect(byPath.stdout).toBe(byId.stdout);
    expect(none.code).toBe(2);
  });

  it('says of a corpus whose files all fail that they could not be read', async () => {
    const corpus = temporaryFolder();
    writeFileSync(join(corpus, 'a.txt'), Buffer.from([0xc3, 0x28, 0x00, 0xff, 0xfe]));
    const { code, stdout } = await runInProcess(['ask', '--corpus', corpus, 'budget']);
    expect(code).toBe(0);
    expect(stdout).toContain('There are no documents to search: 1 file could not be read.');
  });

  it('stops at SIGTERM while it still waits for platforms that say nothing', async () => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => sockets.add(socket.on('error', () => {})));
    server.listen(0, '127.0.0.1');
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const program = launch(['start'], {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
      DISCORD_TOKEN: 'a.b.c',
      DISCORD_API_URL: `http://127.0.0.1:${port}/api`,
    });
    while (sockets.size < 2) await once(server, 'connection');
    expect(await program.stop()).toMatchObject({ code: 0, stdout: '' });
    expect(program.stderr).toContain('stopping');
  });
});
