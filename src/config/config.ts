import { dirname, join, resolve } from 'node:path';
import type { PlatformValues } from '../chat/protocol/platform.js';
import type { Visibility } from '../chat/protocol/reply.js';
import type { ChannelSettings, ChatSettings } from '../chat/protocol/settings.js';
import { defined } from '../core/types/defined.js';
import { catalogues } from '../texts/catalogues.js';
import { grantOf } from './access.js';
import { type Configured, type ReadConfigOptions, readConfigured } from './configured.js';
import { keysIn, type Variables, variableDefaults } from './environment.js';
import type { FileSettings } from './file.js';
import { helpersOf } from './helpers.js';
import { installationsIn } from './installations.js';
import { namedIn, platforms } from './platforms.js';
import { ConfigError } from './problems.js';
import { findProjectFolder } from './project.js';

export type { ReadConfigOptions } from './configured.js';
export { ConfigError } from './problems.js';
export { findProjectFolder, loadDotenv } from './project.js';

/** The whole configuration, checked and frozen. Paths are absolute. */
export interface Config {
  /** The file that was read, or would be, were it there. */
  readonly file: string;
  readonly corpus: {
    readonly folder: string;
    /** Bytes; larger files are skipped. */
    readonly maxFileBytes: number;
    /** What reading one file may cost, where a parser reads it: milliseconds, and bytes of memory and of an archive unpacked. */
    readonly parsing: {
      readonly timeMs: number;
      readonly memoryBytes: number;
      readonly unpackedBytes: number;
      /** How pictures are read: languages as Tesseract names them, and how many pages of a file; absent: they are not. */
      readonly ocr?: { readonly languages: readonly string[]; readonly pages: number };
    };
    /** Of files that name none and are no UTF-8; absent: Windows-1252 where that fits. */
    readonly encoding?: string;
    /** sources.yaml, beside the configuration file; it need not be there. */
    readonly sourcesFile: string;
  };
  readonly state: { readonly folder: string; readonly retentionDays: number };
  readonly audit: { readonly retentionDays: number };
  readonly answer: {
    /** 1-10. */
    readonly maxQuotes: number;
    /** 0..1. */
    readonly minConfidence: number;
    /** 0..1; for answers that nobody asked for. */
    readonly listenConfidence: number;
    /** Characters (UTF-16 code units). */
    readonly maxQuestionLength: number;
  };
  readonly meaning: {
    /** Whether passages are also ranked by what they mean; false: by their words alone. */
    readonly enabled: boolean;
    /** The table of word vectors that ships with the program. */
    readonly table: string;
    /** The sentence model: `auto` (what was added), `off`, its name, or its folder. */
    readonly model: string;
    /** Where models that are added by name come from. */
    readonly hub: {
      /** Without a slash at its end. */
      readonly address: string;
      readonly proxy: { readonly https?: string; readonly http?: string; readonly except?: string };
    };
  };
  /** An OpenSearch cluster; absent: the embedded engine. */
  readonly engine?: EngineConfig;
  readonly chat: ChatSettings;
  /** By its name, each platform whose token is set, or from which workspaces install the bot, with its variables. */
  readonly platforms: ReadonlyMap<string, PlatformValues>;
  /** What seals tokens of workspaces that have installed the bot, newest first. */
  readonly tokenKeys: readonly string[];
  readonly reader: {
    /** Paragraphs on each side of a quote on its page, 0-20. */
    readonly contextParagraphs: number;
    /** How long a link to a quote opens, 1-365. */
    readonly linkDays: number;
    /** What links are signed with, newest first, where the operator gives it. */
    readonly linkKeys: readonly string[];
  };
  readonly server: {
    readonly host: string;
    /** 0: any free port. */
    readonly port: number;
    /** Without a slash at its end. */
    readonly publicUrl?: string;
    readonly web: {
      /** Whether this machine's page to ask on is served beside platforms and a public address, too. */
      readonly ask: boolean;
      /** Whether the server runs where nothing else asks for it. */
      readonly enabled: boolean;
      /** Whether assistants may ask over HTTP. */
      readonly mcp: boolean;
      /** Who may read the metrics: nobody, this machine alone, or whoever reaches the server. */
      readonly metrics: 'off' | 'local' | 'all';
    };
    /** What they show; see `startProblems`. */
    readonly mcpToken?: string;
  };
  readonly refresh: { readonly onStart: boolean };
  /** Whether changed files are indexed as they change. */
  readonly watch: boolean;
  readonly log: { readonly level: FileSettings['log']['level'] };
}

export interface EngineConfig {
  /** Of its nodes, without credentials; at least one. */
  readonly nodes: readonly string[];
  readonly username?: string;
  readonly password?: string;
  /** The name of the index; absent: made from the corpus folder. */
  readonly index?: string;
}

/**
 * The one reader of the environment, and of config/verbatim.yaml (or VERBATIM_CONFIG). The environment wins over the
 * file, the command line over both.
 * @throws {ConfigError} with every problem at once.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env, options: ReadConfigOptions = {}): Config {
  const read = readConfigured(env, options);
  if (read.problems.length > 0) throw new ConfigError(read.problems);
  return deepFreeze(configOf(read));
}

function configOf({ values, settings, ...places }: Configured): Config {
  const { corpus, answer, state } = settings;
  const given = places.corpus ?? values.VERBATIM_CORPUS;
  const publicUrl = values.PUBLIC_URL?.replace(/(?<!\/)\/+$/, '');
  const engine = engineOf(values);
  return {
    file: places.file,
    corpus: {
      folder: given === undefined ? resolve(places.project, corpus.folder) : resolve(places.cwd, given),
      maxFileBytes: Math.round(corpus.maxFileMegabytes * 1_000_000),
      parsing: {
        timeMs: corpus.parseSeconds * 1000,
        memoryBytes: corpus.parseMegabytes * 1_000_000,
        unpackedBytes: corpus.unpackedMegabytes * 1_000_000,
        ...ocrOf(corpus),
      },
      ...defined({ encoding: corpus.encoding }),
      sourcesFile: join(dirname(places.file), 'sources.yaml'),
    },
    state: {
      folder:
        values.VERBATIM_STATE === undefined
          ? resolve(places.project, state.folder)
          : resolve(places.cwd, values.VERBATIM_STATE),
      retentionDays: state.retentionDays,
    },
    audit: settings.audit,
    answer,
    meaning: {
      ...settings.meaning,
      model: modelOf(settings.meaning.model, places.project),
      table: join(findProjectFolder(), 'src', 'meaning', 'english', 'vectors.bin'),
      hub: hubOf(values),
    },
    ...defined({ engine }),
    chat: chatOf(settings),
    platforms: configuredPlatforms(values, installationsIn(settings)),
    tokenKeys: keysIn(values.VERBATIM_TOKEN_KEY),
    reader: { ...settings.reader, linkKeys: keysIn(values.VERBATIM_LINK_KEY) },
    server: {
      host: values.HOST ?? variableDefaults.HOST,
      port: Number(values.PORT ?? variableDefaults.PORT),
      ...defined({ publicUrl }),
      web: settings.web,
      ...defined({ mcpToken: values.VERBATIM_MCP_TOKEN }),
    },
    refresh: settings.refresh,
    watch: settings.watch,
    log: { level: values.LOG_LEVEL ?? settings.log.level },
  };
}

function ocrOf({ ocr, ocrPages: pages }: FileSettings['corpus']): Pick<Config['corpus']['parsing'], 'ocr'> {
  return ocr === 'off' ? {} : { ocr: { languages: [...new Set(ocr.split('+'))], pages } };
}

function chatOf(settings: FileSettings): ChatSettings {
  const { answer, state, audit, mcp, moderators } = settings;
  return {
    texts: catalogues[settings.language],
    maxQuotes: answer.maxQuotes,
    maxQuestionLength: answer.maxQuestionLength,
    listenConfidence: answer.listenConfidence,
    visibility: seenBy(settings.visibility),
    corrects: settings.corrections,
    notesGaps: settings.gaps,
    channels: new Map(settings.channels.map(channelOf)),
    access: {
      collections: new Map(Object.entries(settings.collections)),
      grants: settings.grants.map(grantOf),
      installable: installationsIn(settings),
    },
    mcp: mcp.collections === null ? {} : { collections: mcp.collections },
    moderators,
    platforms: new Map(platforms.map((platform) => [platform.name, platform])),
    limits: settings.limits,
    helpers: { of: helpersOf(settings.helpers), limits: settings.helperCalls },
    watches: settings.watchedQuestions,
    retentionDays: state.retentionDays,
    auditRetentionDays: audit.retentionDays,
  };
}

function channelOf(entry: FileSettings['channels'][number]): [string, ChannelSettings] {
  const { answers, quotes, collections, listen, corrections } = entry;
  return [
    namedIn(entry)
      .map(({ platform, id }) => `${platform.name}:${id}`)
      .join(),
    {
      ...(answers === undefined ? {} : { visibility: seenBy(answers) }),
      ...defined({ maxQuotes: quotes, collections }),
      listens: listen,
      ...defined({ corrects: corrections }),
    },
  ];
}

function seenBy(word: 'private' | 'public'): Visibility {
  return word === 'public' ? 'channel' : 'asker';
}

/** A folder is told from a name by its separators. */
function modelOf(written: string, project: string): string {
  return /[\\/]/.test(written) ? resolve(project, written) : written;
}

function hubOf(values: Variables): Config['meaning']['hub'] {
  const { HF_ENDPOINT = variableDefaults.HF_ENDPOINT, HTTPS_PROXY, HTTP_PROXY, NO_PROXY } = values;
  return {
    address: HF_ENDPOINT.replace(/(?<!\/)\/+$/, ''),
    proxy: {
      ...defined({ https: HTTPS_PROXY, http: HTTP_PROXY, except: NO_PROXY }),
    },
  };
}

function configuredPlatforms(
  values: Variables,
  installing: ReturnType<typeof installationsIn>,
): ReadonlyMap<string, PlatformValues> {
  return new Map(
    platforms
      .filter(({ name, token }) => values[token] !== undefined || installing.has(name))
      .map(({ name, variables }) => [
        name,
        Object.fromEntries(Object.keys(variables).map((variable) => [variable, values[variable]])),
      ]),
  );
}

/** Variables of their own win over what stands in an address. */
function engineOf(values: Variables): EngineConfig | undefined {
  if (values.VERBATIM_ENGINE_URL === undefined) return undefined;
  const urls = values.VERBATIM_ENGINE_URL.split(',').map((address) => new URL(address.trim()));
  const named = urls.find(({ username }) => username !== '');
  const username = values.VERBATIM_ENGINE_USER ?? decoded(named?.username);
  const password = values.VERBATIM_ENGINE_PASSWORD ?? decoded(named?.password);
  return {
    nodes: urls.map(({ origin }) => origin),
    ...defined({ username, password, index: values.VERBATIM_ENGINE_INDEX }),
  };
}

function decoded(part: string | undefined): string | undefined {
  return part === undefined || part === '' ? undefined : decodeURIComponent(part);
}

/** Frozen all the way down; a map loses the methods that change it, since freezing alone does not reach its entries. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map) {
    const refuse = () => {
      throw new TypeError('the configuration does not change');
    };
    Object.assign(value, { set: refuse, delete: refuse, clear: refuse });
    [...value.values()].forEach(deepFreeze);
  }
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
