import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import picomatch from 'picomatch';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../src/config/config.js';
import { variableNames } from '../../src/config/environment.js';
import { installCommand } from '../../src/meaning/model/runtime.js';
import { project, temporaryFolder } from '../end-to-end/program.js';
import { readProjectFile } from '../support/documentation.js';
import { copiesOf, environmentOf, stagesOf } from './dockerfile.js';

vi.setConfig({ testTimeout: 120_000 });

const [building = [], image = []] = stagesOf('config/deploy/Dockerfile');
const known: readonly string[] = [...variableNames, 'NODE_ENV'];

function wordsOf(name: string): string {
  return image.find((instruction) => instruction.name === name)?.words ?? '';
}

/** The folder of the image, as the Dockerfile's last stage makes it. */
function assembled(): { readonly root: string; readonly env: Record<string, string> } {
  const root = temporaryFolder();
  for (const [from, to] of copiesOf(image)) {
    mkdirSync(join(root, dirname(to)), { recursive: true });
    if (from === 'node_modules') symlinkSync(join(project, from), join(root, to));
    else cpSync(join(project, from), join(root, to), { recursive: true });
  }
  mkdirSync(join(root, 'state'), { mode: 0o700 });
  chmodSync(join(root, 'app'), 0o555);
  onTestFinished(() => chmodSync(join(root, 'app'), 0o755));
  const inImage = Object.entries(environmentOf(image)).map(([name, value]): [string, string] => [
    name,
    value.startsWith('/') ? join(root, value) : value,
  ]);
  return { root, env: { PATH: process.env['PATH'] ?? '', ...Object.fromEntries(inImage) } };
}

describe('the Dockerfile', () => {
  it('copies what is there and what its ignore file lets through', () => {
    const lets = readProjectFile('config/deploy/Dockerfile.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .flatMap((line) => [line.slice(1), `${line.slice(1)}/**`]);
    const made = ['node_modules', 'dist'];
    for (const [from] of [...copiesOf(building), ...copiesOf(image)]) {
      if (made.includes(from)) continue;
      expect(existsSync(join(project, from)), from).toBe(true);
      expect(picomatch.isMatch(from, lets), from).toBe(true);
    }
    for (const path of ['.env', '.git/config', '.verbatim/state.db', 'node_modules/zod/package.json']) {
      expect(picomatch.isMatch(path, lets)).toBe(false);
    }
  });

  it('makes an image of variables that there are, for a user that is not root, with nothing to build', () => {
    const names = Object.keys(environmentOf(image));
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
    expect(wordsOf('USER')).toBe('node');
    expect(
      image.filter(({ name, words }) => name === 'RUN' && /npm (?:ci|install|run)|apt/.test(words)),
    ).toEqual([]);
    expect(image.at(-1)).toEqual({ name: 'CMD', words: '["start"]' });
  });

  it('brings the runtime of a sentence model where the build asks for it, and fetches nothing of it else', async () => {
    const folder = temporaryFolder();
    const log = join(folder, 'log');
    writeFileSync(join(folder, 'npm'), `#!/bin/sh\necho "$@" >> ${log}\n`, { mode: 0o755 });
    const argument = 'SENTENCE_MODEL_RUNTIME';
    expect(building).toContainEqual({ name: 'ARG', words: `${argument}=` });
    const step = building.find(({ name, words }) => name === 'RUN' && words.includes(argument))?.words ?? '';
    const built = async (runtime: string) => {
      writeFileSync(log, '');
      const env = { PATH: `${folder}:${process.env['PATH']}`, [argument]: runtime };
      await promisify(execFile)('sh', ['-c', step], { env });
      return readFileSync(log, 'utf8').trim().split('\n');
    };
    const usual = ['run build', 'prune --omit=dev --ignore-scripts'];
    expect(await built('')).toEqual(usual);
    const runtime = installCommand.split(' ').at(-1) ?? '';
    const [, ...installing] = installCommand.replace('--no-save', '--no-save --omit=dev').split(' ');
    expect(await built(runtime)).toEqual([...usual, installing.join(' ')]);
    for (const file of ['Dockerfile', 'README.md'])
      expect(readProjectFile(`config/deploy/${file}`)).toContain(`--build-arg ${argument}=${runtime} `);
  });

  it('has in it all that answering needs, and nothing has to be written beside the state', async () => {
    const { root, env } = assembled();
    const [program = '', ...words]: string[] = JSON.parse(wordsOf('ENTRYPOINT'));
    expect(program).toBe('node');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [...words, 'ask', 'which companies had access'],
      {
        cwd: join(root, 'app'),
        env,
      },
    );
    expect(stdout).toContain('as well as to Lenovo, Oppo and TCL');
    expect(existsSync(join(root, 'state', 'state.db'))).toBe(true);
  });

  it('serves its health without any token, and the check of it tells one that answers from one that does not', async () => {
    const { root, env } = assembled();
    const [, ...check]: string[] = JSON.parse(wordsOf('HEALTHCHECK').replace(/^.*? CMD /, ''));
    const health = async (port: number) => {
      const checking = spawn(process.execPath, check, { env: { ...env, PORT: String(port) } });
      const [code] = await once(checking, 'exit');
      return code;
    };
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/healthz' ? 200 : 404;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await health(port)).toBe(0);
    server.close();
    await once(server, 'close');
    expect(await health(port)).toBe(1);
    expect(readConfig(env, { projectFolder: root }).server.web.enabled).toBe(true);
  });
});

describe('compose.yaml', () => {
  const { services, volumes } = parse(readProjectFile('config/deploy/compose.yaml'));

  it('runs the image with a root that cannot be written and without privileges', () => {
    expect(services.verbatim).toMatchObject({ read_only: true, cap_drop: ['ALL'], tmpfs: ['/tmp'] });
    expect(services.opensearch.profiles).toEqual(['opensearch']);
  });

  it('sets variables that there are, to what the image has, and mounts files that are there', () => {
    const { environment, volumes: mounts } = services.verbatim;
    expect(Object.keys(environment).filter((name) => !known.includes(name))).toEqual([]);
    expect(environmentOf(image)).toMatchObject(environment);
    for (const mount of mounts as readonly string[]) {
      const [from = '', to = ''] = mount.replace(/\$\{\w+:-([^}]*)\}/, '$1').split(':');
      if (from.startsWith('.')) expect(existsSync(join(project, 'config/deploy', from)), from).toBe(true);
      else expect(volumes).toHaveProperty(from);
      expect(Object.values(environmentOf(image)).some((path) => to.startsWith(dirname(path)))).toBe(true);
    }
  });
});

describe('the systemd unit', () => {
  const unit = readProjectFile('config/deploy/verbatim.service');

  it('sets variables that there are and starts what is built', () => {
    const set = [...(/^Environment=(.*)$/mu.exec(unit)?.[1] ?? '').matchAll(/(\w+)=/gu)].map(
      ([, name]) => name,
    );
    expect(set).toContain('VERBATIM_STATE');
    expect(set.filter((name) => !known.includes(name ?? ''))).toEqual([]);
    const [, path = '', command] = /^ExecStart=\S+ node (\S+) (\w+)$/mu.exec(unit) ?? [];
    expect(existsSync(join(project, path))).toBe(true);
    expect(command).toBe('start');
  });

  it.skipIf(!hasSystemd())('passes systemd-analyze verify (skipped where it is not installed)', () => {
    const file = join(project, 'config/deploy/verbatim.service');
    expect(execFileSync('systemd-analyze', ['verify', file], { encoding: 'utf8' })).toBe('');
  });
});

function hasSystemd(): boolean {
  try {
    execFileSync('systemd-analyze', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

it('has a line for platforms that starts what is built', () => {
  const line = /^web: HOST=0\.0\.0\.0 node (\S+) start\n$/.exec(readProjectFile('config/deploy/Procfile'));
  expect(existsSync(join(project, line?.[1] ?? ''))).toBe(true);
});
