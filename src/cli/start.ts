import express from 'express';
import pino from 'pino';
import { mountWeb } from '../adapters/web/mount.js';
import { startServer } from '../adapters/web/server.js';
import { AdapterError, type AdapterStatus } from '../chat/adapter.js';
import { sparing } from '../chat/audit.js';
import { countOf } from '../chat/format.js';
import type { Logger } from '../chat/logger.js';
import { type Config, readConfig } from '../config.js';
import type { Library } from '../core/library.js';
import { CorpusError } from '../core/ports.js';
import { openState, type State } from '../state/open-state.js';
import type { ThreadLibrary } from '../worker/thread-library.js';
import { makePlatforms } from './adapters.js';
import { auditedRefresh } from './audited-refresh.js';
import { keepFresh } from './keep-fresh.js';
import { LiveSettings } from './live-settings.js';
import { corpusReader, makeDispatcher } from './parts.js';
import { isUnreachable, type Platform } from './platform.js';
import { startLibrary } from './start-library.js';
import type { Terminal } from './terminal.js';

/** How long replies in flight may take once the bot is told to stop, in milliseconds. */
const graceMs = 10_000;

/**
 * `npm start`: every adapter whose tokens are set, else this machine's page, until the process is told to stop.
 * @returns 0 after an orderly stop; 1 when no adapter could start.
 */
export async function start(terminal: Terminal, stopped: Promise<string>): Promise<number> {
  const config = readConfig(terminal.env);
  const log: Logger = pino({ level: config.log.level, base: null }, pino.destination({ fd: 2, sync: true }));
  const state = openState({ folder: config.state.folder, now: Date.now });
  let library: ThreadLibrary | undefined;
  const stopping = new AbortController();
  const { signal } = stopping;
  const told = stopped.then((name) => {
    log.info({ signal: name }, 'stopping');
    stopping.abort();
  });
  try {
    for (const problem of state.problems) log.warn({ problem }, 'the state needs attention');
    // A fault in the list of sources ends the start here, before a thread stumbles on it.
    await corpusReader(config);
    library = startLibrary(config, log);
    const settings = new LiveSettings(config, () => readConfig(terminal.env), log);
    const { first } = await openLibrary(library, state, log, signal);
    const starting = startPlatforms({ config, settings, state, library }, terminal, log, told);
    const running = await whileIndexing(first, starting);
    if (running === undefined) return 1;
    if (!signal.aborted) {
      terminal.stdout.write(`${readyLine(running, library.listed().length, config)}\n`);
    }
    const chores = keepFresh(library, state, log, {
      refreshFirst: config.refresh.onStart && first === undefined,
      retentionDays: config.state.retentionDays,
      settings,
      auditRetentionDays: config.audit.retentionDays,
      signal,
    });
    await told;
    await running.stop();
    await chores;
    return 0;
  } catch (error) {
    // Told to stop before the first index was whole.
    if (signal.aborted && error === signal.reason) return 0;
    throw error;
  } finally {
    stopping.abort();
    await library?.close();
    state.close();
  }
}

/**
 * Opens the saved index. Where there is none the first one is begun, and whoever asks meanwhile waits for it.
 * @returns the first refresh; undefined where there is an index.
 */
async function openLibrary(
  library: ThreadLibrary,
  state: State,
  log: Logger,
  signal: AbortSignal,
): Promise<{ first: Promise<unknown> | undefined }> {
  const problem = await library.open();
  if (problem !== undefined) log.warn({ problem }, 'the saved index was not used');
  if (library.listed().length > 0) return { first: undefined };
  const first = auditedRefresh(library, sparing(state.audit, log), { by: 'start', signal });
  library.holdFor(first);
  // In an object, since a promise of a promise would be waited for here.
  return { first };
}

/**
 * Lets the platforms start while the first index is made. A folder that holds nothing readable is no reason not to
 * start: it may be filled later; one that is missing is.
 */
async function whileIndexing(
  first: Promise<unknown> | undefined,
  starting: Promise<Running | undefined>,
): Promise<Running | undefined> {
  const [indexed, running] = await Promise.allSettled([first, starting]);
  if (running.status === 'rejected') throw running.reason;
  if (indexed.status === 'rejected' && !isEmptyFolder(indexed.reason)) {
    await running.value?.stop();
    throw indexed.reason;
  }
  return running.value;
}

function isEmptyFolder(error: unknown): boolean {
  return error instanceof CorpusError && error.kind === 'empty';
}

interface Running {
  statuses(): readonly AdapterStatus[];
  /** Of the server; undefined where there is none. */
  readonly port: number | undefined;
  stop(): Promise<void>;
}

interface Parts {
  readonly config: Config;
  readonly settings: LiveSettings;
  readonly state: State;
  readonly library: Library;
}

/** @param told Resolves when the process is told to stop; then no platform is waited for any longer. */
async function startPlatforms(
  { config, settings, state, library }: Parts,
  terminal: Terminal,
  log: Logger,
  told: Promise<void>,
): Promise<Running | undefined> {
  const platforms: Platform[] = [];
  const statuses = () => platforms.map(({ status }) => status);
  const dispatcher = makeDispatcher(
    config,
    {
      library,
      state,
      settings: () => settings.current,
      adapters: statuses,
      problems: () => state.problems,
    },
    log,
  );
  const app = express();
  platforms.push(...makePlatforms(config, dispatcher, app, log));
  const isLocal = platforms.length === 0;
  mountWeb(app, dispatcher, {
    log,
    health: () => ({
      live: true,
      ready: statuses().every(({ state }) => state === 'up'),
      adapters: statuses(),
    }),
    askPage: isLocal || config.server.web.enabled,
  });
  const server = needsServer(config, isLocal) ? await startServer(app, config.server) : undefined;
  const stop = async () => {
    await Promise.all([...platforms.map((platform) => platform.stop(graceMs)), server?.close(graceMs)]);
  };
  const starting = Promise.allSettled(
    platforms.map(async (platform) => {
      try {
        await platform.start();
      } catch (error) {
        // Said at once: the other platform may take its time.
        if (error instanceof AdapterError) terminal.warn(error.message);
        throw error;
      }
    }),
  );
  const outcomes = await Promise.race([starting, told]);
  const running = { statuses, port: server?.port, stop };
  if (outcomes === undefined) return running;
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected' && !(outcome.reason instanceof AdapterError)) throw outcome.reason;
  }
  if (!isLocal && outcomes.every(({ status }) => status === 'rejected')) {
    await stop();
    return undefined;
  }
  for (const [i, outcome] of outcomes.entries()) {
    if (outcome.status === 'rejected' && isUnreachable(outcome.reason)) void platforms[i]?.keepTrying();
  }
  return running;
}

function needsServer({ slack, server }: Config, isLocal: boolean): boolean {
  return isLocal || slack?.mode.kind === 'http' || server.publicUrl !== undefined || server.web.enabled;
}

function readyLine({ statuses, port }: Running, count: number, { server }: Config): string {
  const documents = countOf(count, 'document');
  const page =
    port === undefined
      ? ''
      : `http://${server.host.includes(':') ? `[${server.host}]` : server.host}:${port}`;
  if (statuses().length === 0) {
    return `Verbatim is ready at ${page} (${documents}). To add Slack or Discord, put their tokens in .env: see README.md.`;
  }
  const up = statuses()
    .filter(({ state }) => state === 'up')
    .map(({ name }) => name);
  const down = statuses()
    .filter(({ state }) => state !== 'up')
    .map(({ name }) => name);
  const without = down.length === 0 ? '' : `, without ${down.join(' and ')}`;
  return `Verbatim is ready in ${up.join(' and ')}${without}${page === '' ? '' : `, at ${page}`} (${documents}).`;
}
