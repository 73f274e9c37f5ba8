import { countOf } from '../english/units.js';

/** What doctor says of one thing, and what to do about it. */
export interface Line {
  readonly what: string;
  readonly todo?: string;
}

const mcp = 'MCP over HTTP';
const proxy = 'put a proxy with a certificate before it';
const makeIndex = 'npm run index';

/** "2 documents (a.json, b.json) hold". */
function hold(ids: readonly string[]): string {
  const named = 3;
  const more = ids.length > named ? ', …' : '';
  const verb = ids.length === 1 ? 'holds' : 'hold';
  return `${countOf(ids.length, 'document')} (${ids.slice(0, named).join(', ')}${more}) ${verb}`;
}

/** The lines of `npm run doctor`, by what they are about. */
export const doctor = {
  /** What a line begins with, by its level. */
  levels: { ok: 'ok', unknown: 'unknown', warning: 'warning', problem: 'PROBLEM' },
  configuration: {
    isFaulty: (problem: string): Line => ({ what: problem, todo: 'fix it and run this again' }),
    isUnderstood: (file: string): Line => ({
      what: `configuration: ${file} and the environment are understood`,
    }),
  },
  state: {
    needsAttention: (problem: string): Line => ({ what: `state: ${problem}` }),
    isWritable: (folder: string): Line => ({ what: `state: ${folder} can be written` }),
  },
  clock: {
    /** @param now What the machine's clock tells. @param latest What was seen. Both in ISO 8601. */
    isBehind: (now: string, latest: string): Line => ({
      what: `the clock of this machine (${now}) stands before the latest time that was seen (${latest}), by which grants, links and limits go`,
      todo: 'set the clock; if it was ahead then, stop the bot, run `npm run verbatim -- trust-clock` and start it again',
    }),
  },
  corpus: {
    holds: (documents: number, folder: string): Line => ({
      what: `corpus: ${countOf(documents, 'document')} in ${folder}`,
    }),
    isEmpty: (folder: string, extensions: readonly string[]): Line => ({
      what: `corpus: nothing readable in ${folder}`,
      todo: `put documents (${extensions.join(', ')}) there, or name another folder with VERBATIM_CORPUS`,
    }),
    isMissing: (problem: string): Line => ({
      what: `corpus: ${problem}`,
      todo: 'name a folder with VERBATIM_CORPUS',
    }),
    isLeftOut: (file: string, reason: string): Line => ({
      what: `corpus: ${file} is left out: ${reason}`,
      todo: 'fix or remove it',
    }),
    isReadInPart: (file: string, reason: string): Line => ({
      what: `corpus: ${file} is read in part: ${reason}`,
      todo: 'fix or remove it',
    }),
    lacksOcr: (problem: string): Line => ({ what: problem, todo: 'install it, or set corpus.ocr to off' }),
    hasOpenChats: (ids: readonly string[]): Line => ({
      what: `corpus: ${hold(ids)} what people wrote to each other, and everybody who can ask gets it quoted`,
      todo: 'say with collections and grants who may (config/README.md#access)',
    }),
    /** @param known The programs whose exports are read. */
    hasUnknownChats: (ids: readonly string[], known: string): Line => ({
      what: `corpus: ${hold(ids)} what looks like a chat, but no export of ${known}; it is read record by record`,
      todo: 'export it in one of these forms, or keep it as it is',
    }),
  },
  sources: {
    isFaulty: (problem: string): Line => ({ what: problem, todo: 'fix that line' }),
    doesNotCount: (problem: string): Line => ({ what: problem, todo: 'fix or remove that line' }),
  },
  collection: {
    holds: (name: string, documents: number): Line => ({
      what: `collection ${name}: ${countOf(documents, 'document')}`,
    }),
    isEmpty: (name: string, patterns: readonly string[]): Line => ({
      what: `collection ${name}: no document is in it (${patterns.join(', ')})`,
      todo: 'write its folders and globs as they stand below the corpus folder',
    }),
  },
  index: {
    isFresh: (documents: number): Line => ({ what: `index: fresh, ${countOf(documents, 'document')}` }),
    isStale: { what: 'index: the folder has changed since it was made', todo: makeIndex } satisfies Line,
    isMissing: { what: 'index: none yet', todo: makeIndex } satisfies Line,
    isUnusable: (problem: string): Line => ({ what: `index: ${problem}`, todo: makeIndex }),
  },
  engine: {
    answers: (version: string, hosts: string): Line => ({
      what: `engine: OpenSearch ${version} at ${hosts} answers`,
    }),
    isAnother: (hosts: string, product: string): Line => ({
      what: `engine: at ${hosts} is no OpenSearch (${product})`,
      todo: 'name the nodes of an OpenSearch cluster in VERBATIM_ENGINE_URL',
    }),
    hasIndex: (alias: string, indices: readonly string[]): Line => ({
      what: `engine: ${alias} is ${indices.join(', ')}`,
    }),
    lacksIndex: (alias: string): Line => ({ what: `engine: no index ${alias} yet`, todo: makeIndex }),
    failed: (problem: string): Line => ({ what: `engine: ${problem}` }),
  },
  meaning: {
    ranks: (name: string): Line => ({ what: `meaning: passages are ranked by ${name}, too` }),
    isOff: { what: 'meaning: off (meaning.enabled)' } satisfies Line,
    isUnusable: (problem: string): Line => ({ what: `meaning: ${problem}` }),
  },
  model: {
    ranks: (name: string): Line => ({ what: `sentence model: ${name} ranks` }),
    isOff: { what: 'sentence model: none, as configured' } satisfies Line,
    isOffered: (advice: string): Line => ({ what: `sentence model: none; ${advice}` }),
    isUnusable: (problem: string): Line => ({ what: `sentence model: ${problem}` }),
  },
  mcp: {
    isOff: { what: `${mcp}: off (web.mcp)` } satisfies Line,
    isFaulty: (problem: string): Line => ({ what: problem, todo: 'set it, or web.mcp: false' }),
    /** @param collections What may be searched; absent: all documents. */
    isOn: (collections?: readonly string[]): Line => {
      const sees = collections === undefined ? 'all documents' : `collections ${collections.join(', ')}`;
      return { what: `${mcp}: at /mcp, with VERBATIM_MCP_TOKEN, ${sees}` };
    },
    seesNothing: {
      what: `${mcp}: nothing may be searched, since there are grants and none for it`,
      todo: 'name what an assistant may search in mcp.collections',
    } satisfies Line,
    isOverheard: {
      what: `${mcp}: PUBLIC_URL is no https address, so the token can be read on its way`,
      todo: proxy,
    } satisfies Line,
  },
  install: {
    /** @param platforms Their names in the configuration. */
    isFaulty: (problem: string, platforms: readonly string[]): Line => ({
      what: problem,
      todo: `set it right, or ${platforms.map((name) => `${name}.install: false`).join(', ')}`,
    }),
    /** @param platforms As people call them. */
    lacksHttps: (platforms: readonly string[]): Line => ({
      what: `${platforms.join(', ')}: PUBLIC_URL is no https address, so no installation can be finished`,
      todo: proxy,
    }),
  },
  platform: {
    isOff: (label: string, token: string): Line => ({ what: `${label}: not configured (no ${token})` }),
  },
};
