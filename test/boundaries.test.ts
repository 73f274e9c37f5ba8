import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { expect, it } from 'vitest';
import { findProjectFolder } from '../src/config/config.js';

const project = findProjectFolder();

/** Every source file by its path from the project's folder, with what it imports. */
const files = new Map(
  ['src', 'commands'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /(?<!\.d)\.ts$/.test(entry.name))
      .map((entry) => {
        const path = relative(project, join(entry.parentPath, entry.name)).split(sep).join('/');
        const text = readFileSync(join(project, path), 'utf8');
        return [path, { text, imports: importsOf(path, text) }] as const;
      }),
  ),
);

/** Imported files (as project paths) and packages (as named); static, dynamic, type-only and re-exports. */
function importsOf(path: string, text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const found = code.matchAll(/(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*['"]([^'"\n]+)['"]/g);
  return [...found].map(([, name = '']) =>
    name.startsWith('.') ? posix.join(dirname(path), name).replace(/\.js$/, '.ts') : name,
  );
}

/** The part a file belongs to: `core`, `chat`, `adapters/slack`, `commands`, `config`, `main`, ... */
function partOf(path: string): string {
  const [top = '', second = '', third = ''] = path.split('/');
  if (top === 'commands') return 'commands';
  if (second === 'adapters') return third.endsWith('.ts') ? 'adapters' : `adapters/${third}`;
  return second.replace(/\.ts$/, '');
}

/**
 * The floors of core from the ground up: a room imports its own files and the rooms below it, never one beside it.
 * What lies in no room (the library itself) stands on top of them all.
 */
const floors = [
  ['types'],
  ['analysis'],
  ['indexing'],
  ['copies', 'check', 'phrases'],
  ['ranking', 'verify'],
  ['answering', 'refresh'],
];

/** The room of a file of core; undefined for one that lies in none. */
function roomOf(path: string): string | undefined {
  return /^src\/core\/([^/]+)\//.exec(path)?.[1];
}

function floorOf(room: string | undefined): number {
  return room === undefined ? floors.length : floors.findIndex((rooms) => rooms.includes(room));
}

/** Whether one file of core may import another. */
function staysBelow(from: string, to: string): boolean {
  return roomOf(from) === roomOf(to) || floorOf(roomOf(to)) < floorOf(roomOf(from));
}

/** What of core says what things are, not how they are found; and how a text is split, which is the same for all. */
const isCoreType = (path: string) => roomOf(path) === 'types' || path === 'src/core/indexing/sentences.ts';

/** Where an adapter declares what is peculiar to its platform. */
const isDeclaration = (path: string) => /^src\/adapters\/[^/]+\/platform\.ts$/.test(path);
/** What the program says in its own words: everything but core may say it, and it knows nothing of anybody. */
const isText = (path: string) => partOf(path) === 'texts';

/** What implements a port (corpus, engines, state, ...) knows core and chat, and no other part. */
const implementsPorts = (path: string) => partOf(path) === 'core' || partOf(path) === 'chat';

/** By part: what it may import of other parts; a part that is not named implements ports. */
const allowed: Readonly<Record<string, (path: string) => boolean>> = {
  core: () => false,
  texts: () => false,
  chat: (path) => isText(path) || isCoreType(path),
  commands: (path) => partOf(path) === 'chat' || isText(path) || isCoreType(path),
  adapters: (path) => partOf(path) === 'chat' || isText(path) || isCoreType(path),
  config: (path) => partOf(path) === 'chat' || isText(path) || isCoreType(path) || isDeclaration(path),
  state: (path) => implementsPorts(path) || isText(path),
  evaluation: (path) => implementsPorts(path) || isText(path),
  cli: () => true,
  main: () => true,
  program: () => true,
};

function mayImport(from: string, to: string): boolean {
  const [source, target] = [partOf(from), partOf(to)];
  if (source === 'core' && target === 'core') return staysBelow(from, to);
  if (source === target) return true;
  if (source.startsWith('adapters/') && target === 'adapters') return true;
  return (allowed[source.replace(/\/.*/, '')] ?? implementsPorts)(to);
}

it('reads imports of every kind', () => {
  expect(files.size).toBeGreaterThan(80);
  const text = [
    "import type { A } from './a.js';",
    "import { b,\n  c } from '../b.js';",
    "export * from './c.js';",
    "import 'side-effect';",
    "const d = await import('./d.js');",
    "// import './comment.js';",
    "/** import './doc.js' */",
  ].join('\n');
  expect(importsOf('src/core/x.ts', text)).toEqual([
    'src/core/a.ts',
    'src/b.ts',
    'src/core/c.ts',
    'side-effect',
    'src/core/d.ts',
  ]);
});

it('lets every file import only what its part may', () => {
  const wrong: string[] = [];
  for (const [path, { imports }] of files) {
    for (const imported of imports) {
      if (/^(?:src|commands)\//.test(imported)) {
        expect(files.has(imported), `${path} imports ${imported}, which is not there`).toBe(true);
        if (!mayImport(path, imported)) wrong.push(`${path} imports ${imported}`);
      } else if (imported.startsWith('.')) wrong.push(`${path} imports ${imported} outside src and commands`);
    }
  }
  expect(wrong).toEqual([]);
});

it('would fail on a wrong import', () => {
  for (const [from, to] of [
    ['src/core/types/quote.ts', 'src/chat/protocol/reply.ts'],
    ['src/core/types/document.ts', 'src/core/indexing/sentences.ts'],
    ['src/core/check/comparison.ts', 'src/core/copies/copies.ts'],
    ['src/core/ranking/rank.ts', 'src/core/indexed-library.ts'],
    ['src/chat/dispatch/dispatch.ts', 'src/core/indexed-library.ts'],
    ['src/texts/formats.ts', 'src/chat/protocol/reply.ts'],
    ['src/core/ranking/rank.ts', 'src/texts/english/index.ts'],
    ['commands/ask.ts', 'src/engines/embedded/embedded-engine.ts'],
    ['commands/ask.ts', 'src/adapters/slack/adapter.ts'],
    ['src/adapters/slack/adapter.ts', 'src/adapters/discord/adapter.ts'],
    ['src/adapters/slack/adapter.ts', 'commands/ask.ts'],
    ['src/adapters/terminal/render.ts', 'src/core/ranking/rank.ts'],
    ['src/adapters/web/mount.ts', 'src/config/config.ts'],
    ['src/config/config.ts', 'src/adapters/slack/adapter.ts'],
    ['src/corpus/walk.ts', 'src/state/connect.ts'],
    ['src/engines/embedded/embedded-engine.ts', 'src/corpus/walk.ts'],
    ['src/state/connect.ts', 'src/config/config.ts'],
  ] as const) {
    expect(files.has(from) && files.has(to), `${from} or ${to} is not there`).toBe(true);
    expect(mayImport(from, to), `${from} may import ${to}`).toBe(false);
  }
});

it('knows every room of core', () => {
  const rooms = new Set([...files.keys()].filter((path) => partOf(path) === 'core').map(roomOf));
  rooms.delete(undefined);
  expect([...rooms].sort()).toEqual(floors.flat().sort());
});

it('keeps the network, the file system, the clock and every platform out of core', () => {
  const packages = new Set<string>();
  const impure: string[] = [];
  for (const [path, { text, imports }] of files) {
    if (partOf(path) !== 'core') continue;
    for (const imported of imports) if (!imported.startsWith('src/')) packages.add(imported);
    if (/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(|\bprocess\./.test(text)) impure.push(path);
  }
  expect(impure).toEqual([]);
  expect([...packages].sort()).toEqual([
    'diff',
    'fastest-levenshtein',
    'lru-cache',
    'node:crypto',
    'node:module',
    'snowball-stemmers',
    'stopword',
    'tinyld',
  ]);
});

it('lets neither vectors nor a model have a say in a check', () => {
  const checking = [...files].filter(([path]) => ['check', 'verify'].includes(roomOf(path) ?? ''));
  expect(checking.length).toBeGreaterThan(0);
  for (const [path, { text, imports }] of checking) {
    expect(
      imports.filter((one) => /\/(?:sentence-(?:encoder|model)|vector-store)\.ts$/u.test(one)),
      path,
    ).toEqual([]);
    expect(text, path).not.toContain('.nearest(');
  }
});

it('gives the adapter of every platform the same anatomy', () => {
  const anatomy = [
    'adapter',
    'corrections',
    'diagnose',
    'doctor-texts',
    'event-to-request',
    'interactions',
    'interrupted-requests',
    'limits',
    'messages',
    'module',
    'platform',
    'proactive-messages',
    'render',
    'responder',
  ];
  for (const platform of ['slack', 'discord']) {
    const missing = anatomy.filter((name) => !files.has(`src/adapters/${platform}/${name}.ts`));
    expect(missing, platform).toEqual([]);
  }
});

/** What names a chat platform; not "isLacking". */
const platformName = /(?<![a-zA-Z])(?:slack|discord)|Slack|Discord|SLACK|DISCORD/;

it('names a platform in its own adapter, and in few other files', () => {
  expect(
    ['isLacking', 'asSlackDay', '// of Discord', "'slack:C1'"].map((text) => platformName.test(text)),
  ).toEqual([false, true, true, true]);
  const naming = [...files]
    .filter(
      ([path, { text }]) => !/^src\/adapters\/(?:slack|discord)\//.test(path) && platformName.test(text),
    )
    .map(([path]) => path)
    .sort();
  // Beside exports of chats, which are files: the two lists of platforms, and a manifest that one platform alone has.
  expect(naming.filter((path) => !path.startsWith('src/corpus/chat-exports/'))).toEqual([
    'src/cli/commands/manifest.ts',
    'src/cli/wiring/adapters.ts',
    'src/config/platforms.ts',
    'src/texts/command-line/usage.ts',
  ]);
  expect(naming.length).toBeLessThanOrEqual(8);
});

it('declares a platform without loading a library of it', () => {
  const declarations = [...files].filter(([path]) => isDeclaration(path));
  expect(declarations.length).toBeGreaterThan(1);
  const loads = (path: string): readonly string[] =>
    (files.get(path)?.imports ?? []).flatMap((name) => (files.has(name) ? loads(name) : [name]));
  for (const [path] of declarations) expect(loads(path), path).toEqual([]);
});

it('reads the environment in config and the program alone', () => {
  const readers = [...files].filter(([, { text }]) =>
    /\bprocess\.env\b/.test(text.replace(/^\s*(?:\/?\*|\/\/).*$/gm, '')),
  );
  const paths = readers.map(([path]) => path);
  expect(paths).toContain('src/config/config.ts');
  expect(paths.filter((path) => !/^src\/(?:config\/.*|program\.ts)$/.test(path))).toEqual([]);
});

/** What a file exports by name, and whether it is a type alone. */
function exportsOf(text: string): { readonly name: string; readonly isType: boolean }[] {
  const found = text.matchAll(
    /^export (?:declare |abstract |async )*(function\*?|const|let|class|interface|type|enum) (\w+)/gm,
  );
  return [...found].map(([, kind, name = '']) => ({ name, isType: kind === 'interface' || kind === 'type' }));
}

const wordsOf = (text: string) => text.match(/[\w$]+/g) ?? [];

it('exports nothing that nobody uses', () => {
  expect(exportsOf('export type A = 1;\nexport async function b() {}\nconst c = 1;')).toEqual([
    { name: 'A', isType: true },
    { name: 'b', isType: false },
  ]);
  const tests = readdirSync(join(project, 'test'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const words = new Map([...files].map(([path, { text }]) => [path, wordsOf(text)]));
  /** In how many files of the program a word stands. */
  const count = new Map<string, number>();
  for (const ofFile of words.values())
    for (const word of new Set(ofFile)) count.set(word, (count.get(word) ?? 0) + 1);
  const tested = new Set(tests.flatMap(wordsOf));
  const dead: string[] = [];
  for (const [path, { text }] of files) {
    for (const { name, isType } of exportsOf(text)) {
      if ((count.get(name) ?? 0) > 1) continue;
      // A type that an export's signature names, and a value that a test looks at, are of use if their own file uses them.
      const hasUse = (words.get(path) ?? []).filter((word) => word === name).length > 1;
      if (!(hasUse && (isType || tested.has(name)))) dead.push(`${path} exports ${name}`);
    }
  }
  // The table that ships is written by a developer's script (`npm run distil`); its layout stands in one file.
  expect(dead).toEqual(['src/meaning/piece-table.ts exports tableBytes']);
});

it('has no cycle between parts, nor between files, imports of types included', () => {
  const parts = new Map<string, Set<string>>();
  const byFile = new Map<string, Set<string>>();
  for (const [path, { imports }] of files) {
    byFile.set(path, new Set(imports.filter((imported) => files.has(imported))));
    const targets = parts.get(partOf(path)) ?? new Set();
    for (const imported of imports) {
      if (files.has(imported) && partOf(imported) !== partOf(path)) targets.add(partOf(imported));
    }
    parts.set(partOf(path), targets);
  }
  expect(cycleIn(parts)).toBeUndefined();
  expect(cycleIn(byFile)).toBeUndefined();
  expect(
    cycleIn(
      new Map([
        ['a', new Set(['b'])],
        ['b', new Set(['c'])],
        ['c', new Set(['a'])],
      ]),
    ),
  ).toBe('a → b → c → a');
});

function cycleIn(graph: ReadonlyMap<string, ReadonlySet<string>>): string | undefined {
  const done = new Set<string>();
  const visit = (node: string, path: readonly string[]): string | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node].join(' → ');
    if (done.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...path, node]);
      if (cycle !== undefined) return cycle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const cycle = visit(node, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
