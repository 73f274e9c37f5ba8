import express from 'express';
import pino from 'pino';
import { discordReplyPreview } from '../../adapters/discord/reply-preview.js';
import { slackReplyPreview } from '../../adapters/slack/reply-preview.js';
import { mountWeb } from '../../adapters/web/mount.js';
import { startServer } from '../../adapters/web/server.js';
import { countOf } from '../../chat/messages/format.js';
import type { Notifier } from '../../chat/notices/notifier.js';
import { AdapterError, type AdapterStatus } from '../../chat/protocol/adapter.js';
import { bestEffort } from '../../chat/protocol/audit.js';
import type { Logger } from '../../chat/protocol/logger.js';
import { type Config, readConfig } from '../../config/config.js';
import type { Library } from '../../core/types/library.js';
import { CorpusError } from '../../core/types/ports.js';
import { watchFolder } from '../../corpus/watch-folder.js';
import { openState, type State } from '../../state/open-state.js';
import type { ThreadLibrary } from '../../worker/thread-library.js';
import { makePlatforms } from '../wiring/adapters.js';
import { auditedRefresh } from '../wiring/audited-refresh.js';
import { makeDispatcher } from '../wiring/dispatcher-parts.js';
import { keepFresh } from '../wiring/keep-fresh.js';
import { keepWatching } from '../wiring/keep-watching.js';
import { corpusReader } from '../wiring/library-parts.js';
import { LiveSettings } from '../wiring/live-settings.js';
import { loggedProgress } from '../wiring/logged-progress.js';
import { makeNotifiers } from '../wiring/notices.js';
import { isUnreachable, type Platform } from '../wiring/platform.js';
import { linkKeys, linkOpener, quoteLinks } from '../wiring/reader.js';
import { type StandIn, standInFolder } from '../wiring/stand-in-folder.js';
import { startLibrary } from '../wiring/start-library.js';
import type { Terminal } from '../wiring/terminal.js';

/** How long replies in flight may take once the bot is told to stop, in milliseconds. */
const graceMs = 10_000;

/**
 * `npm start`: every adapter whose tokens are set, else this machine's page, until the process is told to stop.
 * @returns 0 after an orderly stop; 1 when no adapter could start.
 */
export async function start(terminal: Terminal, stopped: Promise<string>): Promise<number> {
  const config = readConfig(terminal.env);
  const log: Logger = pino({ level: config.log.level, base: null }, pino.destination({ fd: 2, sync: true }));
  const state = openState({
    folder: config.state.folder,
    now: Date.now,
    corpusFolder: config.corpus.folder,
  });
  let library: ThreadLibrary | undefined;
  let standIn: StandIn | undefined;
  const stopping = new AbortController();
  const { signal } = stopping;
  const told = stopped.then((name) => {
    log.info({ signal: name }, 'stopping');
    stopping.abort();
  });
  try {
    for (const problem of state.problems) log.warn({ problem }, 'the state needs attention');
    // A fault in the list of sources ends the start here, before a thread stumbles on it.
    const reader = await corpusReader(config);
    const audit = bestEffort(state.audit, log);
    // The library's threads have nothing in common but files.
    if (!state.forCorpus(config.corpus.folder).isWritable) standIn = standInFolder();
    const { folder } = standIn ?? config.state;
    const ours = startLibrary({ ...config, state: { ...config.state, folder } }, audit, log, signal);
    library = ours;
    const settings = new LiveSettings(config, () => readConfig(terminal.env), log);
    let isRead = false;
    const opening = ours.open(
      (problem) => log.warn({ problem }, 'the saved index was not used'),
      async () => {
        isRead = true;
        await auditedRefresh(ours, audit, { by: 'start', onProgress: loggedProgress(log), signal });
      },
    );
    const running = await whileOpening(opening, told, (given) =>
      startPlatforms({ config, settings, state, library: ours, signal }, terminal, log, given),
    );
    if (running === undefined) return 1;
    if (!signal.aborted) {
      const documents = (await ours.listed()).length;
      if (!signal.aborted) terminal.stdout.write(`${readyLine(running, documents, config)}\n`);
      void running.prepare();
    }
    const chores = keepFresh(ours, state, log, {
      refreshFirst: config.refresh.onStart && !isRead,
      retentionDays: config.state.retentionDays,
      settings,
      auditRetentionDays: config.audit.retentionDays,
      notifiers: running.notifiers,
      signal,
    });
    const { folder: documents } = config.corpus;
    const watching = config.watch
      ? keepWatching(ours, state.audit, log, {
          watch: (onWhat) => watchFolder(documents, reader.extensions, onWhat),
          signal,
        })
      : undefined;
    await told;
    await running.stop();
    await chores;
    await watching;
    return 0;
  } finally {
    stopping.abort();
    await library?.close();
    standIn?.remove();
    state.close();
  }
}

/**
 * Lets the platforms start while the index is loaded or made. A folder that holds nothing readable is no reason not to
 * start: it may be filled later; any other fault is.
 * @param told Resolves when the process is told to stop; then the index is not waited for either.
 * @param start Its argument: when no platform is waited for any longer.
 */
async function whileOpening(
  opening: Promise<void>,
  told: Promise<void>,
  start: (told: Promise<void>) => Promise<Running | undefined>,
): Promise<Running | undefined> {
  let fault: unknown;
  const opened = opening.catch((error: unknown) => {
    if (!isEmptyFolder(error)) fault = error;
  });
  const failed = opened.then(() => (fault === undefined ? new Promise<void>(() => {}) : undefined));
  let isTold = false;
  const stop = told.then(() => {
    isTold = true;
  });
  const running = await start(Promise.race([stop, failed]));
  if (running === undefined && fault === undefined) return undefined;
  await Promise.race([opened, stop]);
  if (fault === undefined || isTold) return running;
  await running?.stop();
  throw fault;
}

function isEmptyFolder(error: unknown): boolean {
  return error instanceof CorpusError && error.kind === 'empty';
}

interface Running {
  statuses(): readonly AdapterStatus[];
  /** Of the server; undefined where there is none. */
  readonly port: number | undefined;
  /** What may be done once the index answers. Never throws. */
  prepare(): Promise<void> | undefined;
  readonly notifiers: readonly Notifier[];
  stop(): Promise<void>;
}

interface Parts {
  readonly config: Config;
  readonly settings: LiveSettings;
  readonly state: State;
  readonly library: Library;
  /** Aborted when the process is told to stop. */
  readonly signal: AbortSignal;
}

/** @param told Resolves when the process is told to stop; then no platform is waited for any longer. */
async function startPlatforms(
  { config, settings, state, library, signal }: Parts,
  terminal: Terminal,
  log: Logger,
  told: Promise<void>,
): Promise<Running | undefined> {
  const platforms: Platform[] = [];
  const isPageServed = servesPage(config);
  const keys = isReadable(config, isPageServed) ? linkKeys(config, state) : undefined;
  const statuses = () => platforms.map(({ status }) => status);
  const dispatcher = makeDispatcher(
    config,
    {
      library,
      state,
      links: keys === undefined ? undefined : quoteLinks(config, keys),
      settings: () => settings.current,
      adapters: statuses,
      problems: () => state.problems,
    },
    log,
  );
  const app = express();
  const closing = new AbortController();
  platforms.push(...makePlatforms(config, dispatcher, { app, seen: state.seenEvents }, log));
  const isLocal = platforms.length === 0;
  const page = mountWeb(app, dispatcher, {
    log,
    health: () => ({
      live: true,
      ready: statuses().every(({ state }) => state === 'up'),
      adapters: statuses(),
    }),
    ...(isPageServed
      ? { tryIt: { previews: [slackReplyPreview, discordReplyPreview], stopping: closing.signal } }
      : {}),
    ...(keys === undefined
      ? {}
      : {
          openLink: linkOpener(config, keys, state, dispatcher, (place) =>
            platforms.reduce((again, platform) => platform.placeAgain(again), place),
          ),
        }),
  });
  const server = needsServer(config, isLocal) ? await startServer(app, config.server) : undefined;
  const stop = async () => {
    closing.abort();
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
  const notifiers = makeNotifiers(
    platforms,
    {
      library,
      state,
      corpusFolder: config.corpus.folder,
      dispatcher,
      settings: () => settings.current,
      signal,
    },
    log,
  );
  const running = { statuses, port: server?.port, notifiers, stop, prepare: () => page?.prepare() };
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

/** Whether there is a page to ask on: once others can reach this program, only where the operator wants one. */
function servesPage({ slack, discord, server }: Config): boolean {
  return server.web.ask || (slack ?? discord ?? server.publicUrl) === undefined;
}

/** Whether quotes have pages: for all who can reach the public address, else for this machine and its page. */
function isReadable({ server: { publicUrl, host } }: Config, isPageServed: boolean): boolean {
  return publicUrl !== undefined || (isPageServed && /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i.test(host));
}

function needsServer({ slack, server }: Config, isLocal: boolean): boolean {
  const { ask, enabled } = server.web;
  return isLocal || slack?.mode.kind === 'http' || server.publicUrl !== undefined || ask || enabled;
}

function readyLine({ statuses, port }: Running, count: number, config: Config): string {
  const { server } = config;
  const documents = countOf(count, 'document');
  const page =
    port === undefined
      ? ''
      : `http://${server.host.includes(':') ? `[${server.host}]` : server.host}:${port}`;
  if (statuses().length === 0) {
    const unserved = servesPage(config)
      ? ''
      : ' With PUBLIC_URL there is no page to ask on unless config/verbatim.yaml says web.ask: true.';
    return `Verbatim is ready at ${page} (${documents}).${unserved} To add Slack or Discord, put their tokens in .env: see README.md.`;
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
