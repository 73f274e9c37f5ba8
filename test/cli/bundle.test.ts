import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { codeFolders } from '../../src/cli/wiring/code-in.js';
import { project, temporaryFolder } from '../end-to-end/program.js';

const built = join(project, 'dist');

/** The bundle's files, as one text. */
function bundle(): string {
  const folder = join(built, 'bundle');
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

it('loads few files for a question', () => {
  const counting = `
    import { createRequire, register } from 'node:module';
    const { cache } = createRequire('/');
    process.on('exit', () => process._rawDebug(Object.keys(cache).map((file) => 'file:' + file).join('\\n')));
    const load = "export const load = (url, about, next) => { if (url.startsWith('file:')) process._rawDebug(url); return next(url, about); }";
    register('data:text/javascript,' + encodeURIComponent(load));`;
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'documents'));
  writeFileSync(
    join(folder, 'documents', 'a.txt'),
    'The office opens at nine. The kitchen closes at five.\n',
  );
  const script = `"${process.execPath}" --import "data:text/javascript,${encodeURIComponent(counting)}" "${join(built, 'src', 'main.js')}" ask "when does the office open" 2>&1`;
  const env = {
    ...process.env,
    VERBATIM_CORPUS: join(folder, 'documents'),
    VERBATIM_STATE: join(folder, 'state'),
  };
  const said = execFileSync(script, { shell: true, env, encoding: 'utf8' });
  expect(said).toContain('The office opens at nine.');
  const loaded = said.split('\n').filter((line) => line.startsWith('file:'));
  expect(loaded.filter((url) => url.includes('/dist/bundle/')).length).toBeGreaterThan(0);
  expect(loaded.length).toBeLessThan(30);
});

it('names its code as the compiled files name theirs', async () => {
  const { codeIn } = (await import(
    pathToFileURL(join(built, 'src', 'cli', 'wiring', 'code-in.js')).href
  )) as typeof import('../../src/cli/wiring/code-in.js');
  const text = bundle();
  for (const folder of codeFolders) expect(text).toContain(codeIn(folder));
});

it('imports no package but those that are installed to run', () => {
  const imported = bundle().matchAll(/(?:^import [^;\n]* from |\b(?:require|import)\()"([^."][^"]*)"/gm);
  const packages = [...imported].map(([, name = '']) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? '');
  const { dependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  expect(packages).toContain('minisearch');
  const foreign = packages.filter((name) => !isBuiltin(name) && !Object.hasOwn(dependencies, name));
  expect(foreign).toEqual([]);
});

it('holds each thread that answering waits for in one file', () => {
  const folder = join(built, 'bundle');
  const [, name] = /^program-([0-9a-f]+)\.cjs$/m.exec(readdirSync(folder).join('\n')) ?? [];
  for (const thread of ['library-thread', 'analysis-thread']) {
    const text = readFileSync(join(folder, `${thread}-${name}.cjs`), 'utf8');
    const imported = [...text.matchAll(/^const [^;\n]* = require\("\.\/([^"]*)"\)/gm)].map(
      ([, file]) => file,
    );
    // What makes modules of packages of another form.
    expect(imported.filter((file) => !file?.startsWith('rolldown-runtime-'))).toEqual([]);
  }
  const told = bundle().match(/^const threadProgram = .*$/gm);
  const own = `const threadProgram = (thread) => new URL(\`./\${thread}-${name}.js\`, require("url").pathToFileURL(__filename).href);`;
  // In the program, and in the thread of a library, which starts those that analyse.
  expect(told).toEqual([own, own]);
});

it('imports no module where its code is kept', () => {
  const folder = join(built, 'bundle');
  const large = readdirSync(folder).filter((file) =>
    /^(?:asking|(?:library|analysis)-thread)-.*\.cjs$/.test(file),
  );
  expect(large).toHaveLength(3);
  for (const file of large) expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(/\bimport\s*\(/);
});

it('is not used once something was compiled behind it', () => {
  const folder = temporaryFolder();
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  put('package.json', '{ "type": "module" }');
  // main.js, and what it imports itself.
  for (const file of ['main.js', join('worker', 'compiled-code.js'), join('worker', 'v8-flags.js')])
    cpSync(join(built, 'src', file), join(folder, 'src', file));
  const saying = (words: string) => `export const runProgram = async () => process.stdout.write('${words}');`;
  put('src/program.js', saying('compiled'));
  const run = () => execFileSync(process.execPath, [join(folder, 'src', 'main.js')], { encoding: 'utf8' });
  expect(run()).toBe('compiled');
  put('tsconfig.build.tsbuildinfo', 'one');
  put(
    `bundle/program-${createHash('sha256').update('one').digest('hex').slice(0, 16)}.cjs`,
    "exports.runProgram = async () => process.stdout.write('bundled');",
  );
  expect(run()).toBe('bundled');
  put('tsconfig.build.tsbuildinfo', 'another');
  expect(run()).toBe('compiled');
});
