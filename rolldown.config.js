// Makes of the compiled program a few files, in dist/bundle, and one of each thread that answering waits for: hundreds take
// twice the time to load. What else runs in a thread or a process of its own is left as it was compiled.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { codeFolders, codeIn } from './dist/src/cli/wiring/code-in.js';

const compiled = join(import.meta.dirname, 'dist');
const name = createHash('sha256')
  .update(readFileSync(join(compiled, 'tsconfig.build.tsbuildinfo')))
  .digest('hex')
  .slice(0, 16);

/** Packages of many small files that a question needs; others are loaded from where they are installed. */
const inlined = [
  'csv-stringify',
  'dotenv',
  'fastest-levenshtein',
  'lru-cache',
  'p-map',
  'picomatch',
  'postal-mime',
  'stopword',
  'string-width',
  'yaml',
  'zod',
];

/** @param {string} id @param {string | undefined} importer */
function isExternal(id, importer) {
  if (id.startsWith('.') || id.startsWith(sep)) return false;
  // What the bundler brings itself.
  if (id.startsWith('@oxc-project/runtime')) return false;
  if (importer?.includes('node_modules')) return id.startsWith('node:');
  return !inlined.some((one) => id === one || id.startsWith(`${one}/`));
}

/** Tells where the programs of threads are. */
const threadProgram = join(compiled, 'src/cli/wiring/thread-program.js');
const threads = ['library-thread', 'analysis-thread'];

/** Threads run what was bundled with what starts them. */
const programsOfThreads = {
  name: 'programs-of-threads',
  load(id) {
    if (id !== threadProgram) return undefined;
    return `export const threadProgram = (thread) => new URL(\`./\${thread}-${name}.js\`, import.meta.url);`;
  },
};

/**
 * What a module knows of its own place stays true: files beside it, and programs that it starts.
 * @param {string} compiled @param {string} dir Where the bundle is.
 */
function placesIn(compiled, dir) {
  return {
    name: 'places',
    transform(code, id) {
      if (id === threadProgram || !id.startsWith(compiled) || !code.includes('import.meta.url'))
        return undefined;
      const place = relative(dir, id).split(sep).join('/');
      return code.replaceAll('import.meta.url', `new URL(${JSON.stringify(place)}, import.meta.url).href`);
    },
  };
}

/**
 * The program of a thread is a module that loads its bundle with the code that was kept of it.
 * @param {string} compiled @param {string} dir @param {string} name
 */
export function startedBy(compiled, dir, name) {
  const loader = relative(dir, join(compiled, 'src/worker/compiled-code.js')).split(sep).join('/');
  return {
    name: 'started-by',
    generateBundle() {
      const source = `import { fileURLToPath } from 'node:url';
import { requireCompiled } from ${JSON.stringify(loader)};
requireCompiled(fileURLToPath(new URL(${JSON.stringify(`./${name}.cjs`)}, import.meta.url)));
`;
      this.emitFile({ type: 'asset', fileName: `${name}.js`, source });
    },
  };
}

/** The names of the code stand in the bundle, so that a question does not read hundreds of files for them. */
const namesOfCode = {
  name: 'names-of-code',
  load(id) {
    if (id !== join(compiled, 'src/cli/wiring/code-in.js')) return undefined;
    const names = Object.fromEntries(codeFolders.map((folder) => [folder, codeIn(folder)]));
    return `const names = ${JSON.stringify(names)};\nexport const codeIn = (folder) => names[folder];`;
  },
};

/** These modules and all that they need, in one file. @param {string} name @param {RegExp} test */
export function inOne(name, test) {
  return { groups: [{ name, test }] };
}

/**
 * One bundle.
 * @param {string} compiled The folder of what is bundled. @param {string} dir Where it goes.
 */
export function bundleOf(compiled, dir) {
  return {
    platform: 'node',
    external: isExternal,
    // What the compiler wrote runs as it is.
    tsconfig: false,
    transform: { target: 'esnext' },
    plugins: [placesIn(compiled, dir)],
    // V8's code of such modules can be kept: `compiled-code.ts`.
    output: { dir, format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
    // Where one format is read inside another, it is loaded with that: no fault.
    checks: { ineffectiveDynamicImport: false, pluginTimings: false },
  };
}

/** Asks the program once, so that the code of what a question needs is kept; a state and settings of its own. */
const asked = {
  name: 'asked',
  writeBundle() {
    rmSync(join(compiled, 'compiled-code'), { recursive: true, force: true });
    const state = mkdtempSync(join(tmpdir(), 'verbatim-build-'));
    const env = {
      VERBATIM_CORPUS: join(import.meta.dirname, 'seeds'),
      VERBATIM_STATE: state,
      // Set, so that it is not taken from .env.
      VERBATIM_ENGINE_URL: '',
    };
    const question = ['ask', 'which companies had access'];
    spawnSync(process.execPath, [join(compiled, 'src/main.js'), ...question], { env });
    rmSync(state, { recursive: true, force: true });
  },
};

const dir = join(compiled, 'bundle');
const bundle = bundleOf(compiled, dir);
const plugins = [...bundle.plugins, namesOfCode, programsOfThreads];

export default [
  {
    ...bundle,
    plugins,
    input: { [`program-${name}`]: 'dist/src/program.js' },
    output: {
      ...bundle.output,
      cleanDir: true,
      // What a question from the terminal needs is one file.
      codeSplitting: inOne('asking', /src[\\/](?:program|cli[\\/]commands[\\/]ask)\.js$/),
    },
  },
  // Each by itself: together they would share files that hold more than one of them needs.
  ...threads.map((thread, i) => ({
    ...bundle,
    plugins: [
      ...plugins,
      startedBy(compiled, dir, `${thread}-${name}`),
      ...(i + 1 === threads.length ? [asked] : []),
    ],
    input: { [`${thread}-${name}`]: `dist/src/cli/wiring/${thread}.js` },
    output: {
      ...bundle.output,
      codeSplitting: inOne(`${thread}`, new RegExp(`wiring[\\\\/]${thread}\\.js$`)),
    },
  })),
];
