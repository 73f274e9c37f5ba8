import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { nearest } from '../chat/dispatch/nearest.js';
import { languages } from '../texts/catalogues.js';
import { collectionNames, collections, grantNames, grants, unknownCollections } from './access.js';
import { logLevels } from './environment.js';
import { helperCalls, helperNames, helpers } from './helpers.js';
import { installations } from './installations.js';
import { moderators } from './moderators.js';
import { namedIn, platforms } from './platforms.js';
import type { Redactor } from './problems.js';
import { byPlatform, choice, flag, id, list, numberIn, section, wholeNumberIn } from './schema.js';

const visibility = choice(['private', 'public']);

const channelIds = byPlatform(({ ids: { channel } }) => id(channel.expected, channel.shape).optional());

const channel = section({
  // Read by their names alone: see `namedIn`.
  ...(channelIds as Record<never, never>),
  answers: visibility.optional(),
  quotes: wholeNumberIn(1, 10).optional(),
  collections: collectionNames.optional(),
  listen: flag.default(false),
  corrections: flag.optional(),
}).refine(
  (entry) => namedIn(entry).length === 1,
  `must name one channel: ${platforms.map(({ name }) => name).join(' or ')}`,
);

const useLimit = (questions: number) =>
  z
    .preprocess(
      (value) => (value === 'off' || value === 0 ? { questions: 0 } : value),
      z.strictObject(
        {
          questions: wholeNumberIn(0, 100_000).default(questions),
          seconds: wholeNumberIn(1, 86_400).default(60),
        },
        'must be off, or questions and seconds',
      ),
    )
    .prefault({});

const isEncoding = 'must be an encoding, such as windows-1251 or shift_jis';

function isKnownEncoding(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}

const isOcr = 'must be off, or languages as Tesseract names them, such as eng or eng+deu';

/** Three letters, and a script behind some: `chi_sim`. */
const ocrLanguages = /^[a-z]{3}(?:_[a-z]{1,8})?(?:\+[a-z]{3}(?:_[a-z]{1,8})?){0,7}$/i;

const isModel = 'must be auto, off, the name of a model that was added, or its folder';

/** The keys of config/verbatim.yaml with their ranges and defaults. */
const keys = section({
  corpus: section({
    folder: z.string('must be a folder').min(1, 'must be a folder').default('seeds'),
    maxFileMegabytes: numberIn(0.1, 1000).default(10),
    parseSeconds: numberIn(1, 3600).default(30),
    parseMegabytes: wholeNumberIn(128, 65_536).default(384),
    unpackedMegabytes: numberIn(1, 65_536).default(100),
    ocr: z.union([z.literal('off'), z.string().regex(ocrLanguages)], isOcr).default('off'),
    ocrPages: wholeNumberIn(1, 10_000).default(50),
    encoding: z.string(isEncoding).refine(isKnownEncoding, isEncoding).exactOptional(),
  }).prefault({}),
  answer: section({
    maxQuotes: wholeNumberIn(1, 10).default(3),
    minConfidence: numberIn(0, 1).default(0.23),
    listenConfidence: numberIn(0, 1).default(0.8),
    maxQuestionLength: wholeNumberIn(10, 2000).default(2000),
  }).prefault({}),
  meaning: section({
    enabled: flag.default(true),
    model: z.string(isModel).min(1, isModel).default('auto'),
  }).prefault({}),
  state: section({
    folder: z.string('must be a folder').min(1, 'must be a folder').default('.verbatim'),
    retentionDays: wholeNumberIn(1, 3650).default(30),
  }).prefault({}),
  audit: section({ retentionDays: wholeNumberIn(1, 3650).default(365) }).prefault({}),
  language: choice(languages).default('en'),
  visibility: visibility.default('private'),
  corrections: flag.default(true),
  gaps: flag.default(false),
  channels: list(channel).default([]),
  collections: collections.default({}),
  grants: grants.default([]),
  moderators,
  // Read by their names alone: see `installationsIn`.
  ...(installations as Record<never, never>),
  limits: section({ perUser: useLimit(10), perChannel: useLimit(60) }).prefault({}),
  helpers: helpers.default([]),
  helperCalls,
  watchedQuestions: section({
    days: wholeNumberIn(1, 365).default(90),
    perUser: wholeNumberIn(0, 100).default(10),
    perChannel: wholeNumberIn(0, 1_000).default(50),
  }).prefault({}),
  reader: section({
    contextParagraphs: wholeNumberIn(0, 20).default(3),
    linkDays: wholeNumberIn(1, 365).default(7),
  }).prefault({}),
  // null: everything.
  mcp: section({ collections: collectionNames.nullable().default(null) }).prefault({}),
  web: section({
    ask: flag.default(false),
    enabled: flag.default(false),
    mcp: flag.default(false),
    metrics: choice(['off', 'local', 'all']).default('off'),
  }).prefault({}),
  refresh: section({ onStart: flag.default(true) }).prefault({}),
  watch: flag.default(false),
  log: section({ level: choice(logLevels).default('info') }).prefault({}),
});

export type FileSettings = z.infer<typeof keys>;

/** Every key, dotted, sections included: `answer`, `answer.maxQuotes`, …; of lists the keys of an entry. */
export const knownKeys: readonly string[] = [
  ...keysBelow(keys.parse({}), ''),
  ...Object.keys(channel.shape).map((key) => `channels.${key}`),
  ...grantNames.map((key) => `grants.${key}`),
  ...helperNames.map((key) => `helpers.${key}`),
];

/** What a file with no key in it means. */
export function defaultSettings(): FileSettings {
  return keys.parse({});
}

/**
 * Reads config/verbatim.yaml.
 * @param label How messages name the file.
 */
export function readSettings(
  text: string,
  label: string,
  redactor: Redactor,
): {
  readonly settings: FileSettings;
  /** The keys that stand in it, dotted, lists and mappings of names as one. */
  readonly given: ReadonlySet<string>;
  readonly problems: readonly string[];
} {
  const read = parseYaml(text, redactor);
  if ('problems' in read) {
    const problems = read.problems.map((problem) => `${label}${problem}`);
    return { settings: defaultSettings(), given: new Set(), problems };
  }
  const parsed = keys.safeParse(read.value);
  const problems = [
    ...(parsed.success
      ? [...repeatedIn('channels', parsed.data.channels), ...repeatedIn('helpers', parsed.data.helpers)]
      : parsed.error.issues.flatMap((issue) => problemsOf(issue, read.value, redactor))),
    ...unknownCollections(read.value, redactor),
  ];
  return {
    settings: parsed.success ? parsed.data : defaultSettings(),
    given: keysIn(read.value),
    problems: [...new Set(problems)].map((problem) => `${label}: ${problem}`),
  };
}

function parseYaml(
  text: string,
  redactor: Redactor,
): { readonly value: unknown } | { readonly problems: readonly string[] } {
  const lineCounter = new LineCounter();
  // Ids of digits are larger than a double counts exactly; read as big integers they keep every digit.
  const document = parseDocument(text, { lineCounter, prettyErrors: false, intAsBigInt: true });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => {
        const { line, col } = lineCounter.linePos(error.pos[0]);
        const message = redactor.text(error.message, 'this is not YAML').split('\n')[0] ?? '';
        return `:${line}:${col}: ${message}`;
      }),
    };
  }
  try {
    return { value: plain(document.toJS()) ?? {} };
  } catch (error) {
    // Aliases that would grow without end are found only here.
    const message = redactor.text(error instanceof Error ? error.message : '', 'this YAML cannot be read');
    return { problems: [`: ${message}`] };
  }
}

/** Without keys that have no value (they count as unset), big integers as numbers where a number holds them. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  }
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value ?? undefined;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([key, inner]) => [key, plain(inner)]),
  );
}

function problemsOf(issue: z.core.$ZodIssue, root: unknown, redactor: Redactor): readonly string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey([...issue.path, key], redactor));
  }
  const value = valueAt(root, issue.path);
  const path = dotted(issue.path) || 'the file';
  if (value === undefined) return [`${path} ${issue.message}, and is missing`];
  return [`${path} ${issue.message}, got ${redactor.describe(value)}`];
}

function unknownKey(path: readonly PropertyKey[], redactor: Redactor): string {
  const key = String(path.at(-1));
  if (redactor.isSecret(key)) return 'a key that is not shown here is not a key of this file';
  // A key may be misspelt where it stands, or right but in the wrong section.
  const typed = path.filter((part) => typeof part !== 'number').join('.');
  const siblings = knownKeys.filter((known) => parentOf(known) === parentOf(typed));
  const meant =
    nearest(typed, siblings) ??
    knownKeys.find((known) => known.split('.').at(-1)?.toLowerCase() === key.toLowerCase()) ??
    nearest(typed, knownKeys);
  return `${dotted(path)} is not a key${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}

function parentOf(key: string): string {
  return key.split('.').slice(0, -1).join('.');
}

/** @param key Of a list with one entry for a channel. */
function repeatedIn(key: string, entries: readonly object[]): readonly string[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const name = namedIn(entry)
      .map(({ platform, id }) => `${platform.name} ${id}`)
      .join();
    if (seen.has(name)) return [`${key}[${index}] names ${name} a second time`];
    seen.add(name);
    return [];
  });
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

/** `channels[0].quotes` */
function dotted(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (before, part) =>
      typeof part === 'number' ? `${before}[${part}]` : `${before}${before && '.'}${String(part)}`,
    '',
  );
}

/** Every key that has a value, dotted, with it: lists, and mappings whose names are free, are one value. */
export function valuedKeys(settings: FileSettings): readonly (readonly [key: string, value: unknown])[] {
  return valuesBelow(settings, '');
}

function valuesBelow(value: object, prefix: string): readonly (readonly [string, unknown])[] {
  return Object.entries(value).flatMap(([name, inner]) => {
    const key = `${prefix}${name}`;
    const isSection =
      typeof inner === 'object' && inner !== null && !Array.isArray(inner) && key !== 'collections';
    return isSection ? valuesBelow(inner, `${key}.`) : [[key, inner] as const];
  });
}

function keysIn(root: unknown): ReadonlySet<string> {
  const keys = valuedKeys(defaultSettings()).map(([key]) => key);
  return new Set(keys.filter((key) => isGiven(root, key)));
}

/** Whether a key or, written in short (`limits.perUser: off`), its section stands in the file. */
function isGiven(root: unknown, key: string): boolean {
  let value = root;
  for (const part of key.split('.')) {
    if (typeof value !== 'object' || value === null) return value !== undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value !== undefined;
}

function keysBelow(value: object, prefix: string): readonly string[] {
  return Object.entries(value).flatMap(([key, inner]) => [
    `${prefix}${key}`,
    ...(typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? keysBelow(inner, `${prefix}${key}.`)
      : []),
  ]);
}
