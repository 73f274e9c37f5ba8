import express, { type Application } from 'express';
import { mountWeb } from '../../adapters/web/mount.js';
import { startServer } from '../../adapters/web/server.js';
import type { Dispatcher } from '../../chat/dispatch/dispatch.js';
import type { Notifier } from '../../chat/notices/notifier.js';
import { AdapterError, type AdapterStatus } from '../../chat/protocol/adapter.js';
import type { Logger } from '../../chat/protocol/logger.js';
import { type Config, ConfigError, readConfig } from '../../config/config.js';
import { platforms as declared, platformLabels } from '../../config/platforms.js';
import { startProblems } from '../../config/start-problems.js';
import { defined } from '../../core/types/defined.js';
import { everything } from '../../core/types/scope.js';
import type { Metrics } from '../../metrics/metrics.js';
import type { State } from '../../state/open-state.js';
import { commandLine } from '../../texts/command-line/index.js';
import type { ThreadLibrary } from '../../worker/thread-library.js';
import { makePlatforms, platformModules } from '../wiring/adapters.js';
import { makeDispatcher } from '../wiring/dispatcher-parts.js';
import { LiveSettings } from '../wiring/live-settings.js';
import { makeMetrics, metricsPage } from '../wiring/metrics.js';
import { missingOcr } from '../wiring/missing-ocr.js';
import { logModelAdvice } from '../wiring/models.js';
import { makeNotifiers } from '../wiring/notices.js';
import { linkKeys, linkOpener, quoteLinks } from '../wiring/permalinks.js';
import { isUnreachable, type Platform } from '../wiring/platform.js';
import { processLog } from '../wiring/process-log.js';
import { mayChange, withSupervisedLibrary } from '../wiring/supervised-library.js';
import type { Terminal } from '../wiring/terminal.js';
import { version } from '../wiring/version.js';

const { ready } = commandLine.printed;

/** How long replies in flight may take once the bot is told to stop, in milliseconds. */
const graceMs = 10_000;

/**
 * `npm start`: every adapter whose tokens are set, else this machine's page, until the process is told to stop.
 * @returns 0 after an orderly stop; 1 when no adapter could start.
 */
export async function start(terminal: Terminal, stopped: Promise<string>): Promise<number> {
  const config = readConfig(terminal.env);
  const problems = startProblems(config);
  if (problems.length > 0) throw new ConfigError(problems);
  const log = processLog(config, terminal.log);
  for (const missing of missingOcr(config)) log.warn({ missing }, 'scans are not read');
  const metrics = await makeMetrics(config);
  return withSupervisedLibrary(
    config,
    log,
    stopped,
    async ({ library, state, now, opening, told, signal, keepUp }) => {
      const settings = new LiveSettings(config, () => readConfig(terminal.env), log);
      const running = await whileOpening(opening, told, (given) =>
        startPlatforms({ config, settings, state, now, library, metrics, signal }, terminal, log, given),
      );
      if (running === undefined) return 1;
      if (!signal.aborted) {
        const documents = (await library.listed()).length;
        if (!signal.aborted) terminal.stdout.write(`${readyLine(running, documents, config)}\n`);
        logModelAdvice(config, log);
        void running.prepare();
      }
      const keeping = keepUp(settings, running.notifiers);
      await told;
      await running.stop();
      await keeping;
      return 0;
    },
    metrics,
  );
}

/**
 * Lets the platforms start while the index is loaded or made.
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
    if (!mayChange(error)) fault = error;
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
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly library: ThreadLibrary;
  readonly metrics: Metrics | undefined;
  /** Aborted when the process is told to stop. */
  readonly signal: AbortSignal;
}

/** @param told Resolves when the process is told to stop; then no platform is waited for any longer. */
async function startPlatforms(
  { config, settings, state, now, library, metrics, signal }: Parts,
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
      meter: metrics,
      now,
    },
    log,
  );
  metrics?.watch({
    version,
    ranksByMeaning: config.meaning.enabled,
    waiting: () => library.waiting,
    adapters: statuses,
    status: () => library.status(everything),
    problems: () => state.problems.length,
  });
  const app = express();
  const closing = new AbortController();
  const { seenEvents: seen, openRequests } = state;
  platforms.push(...makePlatforms(config, state, { dispatcher, app, seen, openRequests, log }));
  state.speaksAs((name) => platforms.find(({ status }) => status.name === name)?.self);
  const isLocal = platforms.length === 0;
  await addMcp(app, dispatcher, config, log);
  const page = mountWeb(app, dispatcher, {
    log,
    health: () => ({
      live: true,
      ready: statuses().every(({ state }) => state === 'up'),
      adapters: statuses(),
    }),
    ...metricsPage(config, metrics),
    ...(isPageServed
      ? { tryIt: { previews: platformModules.map(({ preview }) => preview), stopping: closing.signal } }
      : {}),
    ...(keys === undefined
      ? {}
      : {
          openLink: linkOpener(
            config,
            keys,
            state,
            dispatcher,
            (place) => platforms.reduce((again, platform) => platform.placeAgain(again), place),
            now,
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
      now,
      meter: metrics,
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

/** What assistants ask over is loaded only where they may. */
async function addMcp(
  app: Application,
  dispatcher: Dispatcher,
  { server: { web, mcpToken: token, publicUrl } }: Config,
  log: Logger,
): Promise<void> {
  if (!web.mcp || token === undefined) return;
  const { mountMcp } = await import('../../adapters/mcp/http.js');
  mountMcp(app, dispatcher, { token, version, log, ...defined({ publicUrl }) });
}

/** Whether there is a page to ask on: once others can reach this program, only where the operator wants one. */
function servesPage({ platforms, server }: Config): boolean {
  return server.web.ask || (platforms.size === 0 && server.publicUrl === undefined);
}

/** Whether quotes have pages: for all who can reach the public address, else for this machine and its page. */
function isReadable({ server: { publicUrl, host } }: Config, isPageServed: boolean): boolean {
  return publicUrl !== undefined || (isPageServed && /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i.test(host));
}

function needsServer({ platforms, server }: Config, isLocal: boolean): boolean {
  const { ask, enabled, mcp, metrics } = server.web;
  const isWanted = ask || enabled || mcp || metrics !== 'off';
  const isCalledBack = declared.some(({ name, callsBack }) => {
    const values = platforms.get(name);
    return values !== undefined && callsBack(values);
  });
  return isLocal || isCalledBack || server.publicUrl !== undefined || isWanted;
}

function readyLine({ statuses, port }: Running, documents: number, config: Config): string {
  const { host } = config.server;
  const page = port === undefined ? '' : `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  if (statuses().length === 0) return ready.here(page, documents, platformLabels, servesPage(config));
  const up = statuses().filter(({ state }) => state === 'up');
  const down = statuses().filter(({ state }) => state !== 'up');
  const namesOf = (some: readonly AdapterStatus[]) => some.map(({ name }) => name);
  return ready.inChat(namesOf(up), namesOf(down), page, documents);
}
