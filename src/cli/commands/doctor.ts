import { commands } from '../../../commands/index.js';
import type { PlatformModule } from '../../adapters/platform-module.js';
import { collectionMatcher } from '../../chat/access/collections.js';
import type { Finding } from '../../chat/protocol/adapter.js';
import { type Config, ConfigError, readConfig } from '../../config/config.js';
import { IndexedLibrary } from '../../core/indexed-library.js';
import { documentsHashOf, hashed } from '../../core/indexing/hashes.js';
import { fingerprintOf } from '../../core/ranking/fingerprint.js';
import type { HashedDocument } from '../../core/types/document.js';
import { CorpusError } from '../../core/types/ports.js';
import { refuseUnsafe } from '../../state/folder-safety.js';
import { keptLinkKeys } from '../../state/link-keys.js';
import type { State } from '../../state/open-state.js';
import { StateError } from '../../state/state-error.js';
import { commandLine } from '../../texts/command-line/index.js';
import { platformModules } from '../wiring/adapters.js';
import { behindLatest } from '../wiring/clock.js';
import { Chats } from '../wiring/doctor-chats.js';
import { engineFindings } from '../wiring/doctor-engine.js';
import { installFindings } from '../wiring/doctor-install.js';
import { mcpFindings } from '../wiring/doctor-mcp.js';
import { meaningFindings } from '../wiring/doctor-meaning.js';
import { libraryParts, librarySettings } from '../wiring/library-parts.js';
import { missingOcr } from '../wiring/missing-ocr.js';
import { chosenModel, modelAdvice } from '../wiring/models.js';
import { sourceFaults } from '../wiring/source-faults.js';
import type { Terminal } from '../wiring/terminal.js';
import { withState } from '../wiring/with-state.js';

const { doctor: texts } = commandLine;

/** `npm run doctor`: a line for each thing that must be right, with what to do; 1 if there is a problem. */
export async function doctor(terminal: Terminal): Promise<number> {
  let worst = 0;
  for await (const finding of findings(terminal)) {
    terminal.stdout.write(`${line(finding)}\n`);
    if (finding.level === 'problem') worst = 1;
  }
  return worst;
}

function line({ level, what, todo }: Finding): string {
  return `${texts.levels[level].padEnd(8)} ${what}${todo === undefined ? '' : ` → ${todo}`}`;
}

async function* findings(terminal: Terminal): AsyncGenerator<Finding> {
  let config: Config;
  try {
    config = readConfig(terminal.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems)
      yield { level: 'problem', ...texts.configuration.isFaulty(problem) };
    return;
  }
  yield { level: 'ok', ...texts.configuration.isUnderstood(config.file) };
  const meaning = meaningFindings(config);
  yield* meaning;
  const engine = await engineFindings(config);
  yield* engine;
  const isReachable = [...meaning, ...engine].every(({ level }) => level !== 'problem');
  const refusals = stateRefusals(config.state.folder);
  yield* refusals;
  if (refusals.length === 0)
    yield* await withState(config, (state) => corpusFindings(config, state, isReachable));
  yield modelFinding(config);
  yield* mcpFindings(config);
  const install = installFindings(config);
  yield* install;
  // An installation that lacks something cannot be looked at; the lines before say what it lacks.
  const isWhole = install.every(({ level }) => level !== 'problem');
  for (const module of platformModules) {
    const isInstalled = config.chat.access.installable?.has(module.declaration.name) ?? false;
    if (!isInstalled || (isWhole && refusals.length === 0)) yield* await platformFindings(module, config);
  }
}

/** What keeps a bot from starting on the state folder: everybody may write it, or its link keys cannot be used. */
function stateRefusals(folder: string): Finding[] {
  try {
    refuseUnsafe(folder);
    keptLinkKeys(folder);
    return [];
  } catch (error) {
    if (!(error instanceof StateError)) throw error;
    return [{ level: 'problem', ...texts.state.needsAttention(error.message) }];
  }
}

/** @param hasIndex Whether the index can be looked at. */
async function corpusFindings(config: Config, state: State, hasIndex: boolean): Promise<Finding[]> {
  const found: Finding[] = state.problems.map((problem) => ({
    level: 'warning',
    ...texts.state.needsAttention(problem),
  }));
  const behind = behindLatest(state.latestTime.read(), Date.now());
  if (behind !== undefined) found.push({ level: 'warning', ...behind });
  if (state.problems.length === 0)
    found.push({ level: 'ok', ...texts.state.isWritable(config.state.folder) });
  try {
    const parts = await libraryParts(config, state);
    const { documents: reading, skipped } = await parts.corpus.read();
    const documents: HashedDocument[] = [];
    const chats = new Chats();
    for await (const document of reading) {
      documents.push(hashed(document));
      chats.look(document);
    }
    found.push(
      documents.length > 0
        ? { level: 'ok', ...texts.corpus.holds(documents.length, config.corpus.folder) }
        : { level: 'problem', ...texts.corpus.isEmpty(config.corpus.folder, parts.corpus.extensions) },
    );
    found.push(...collectionFindings(config, documents));
    found.push(...chats.findings(config.chat.access.grants.length > 0));
    for (const { file, reason, isPartial } of skipped) {
      const { isReadInPart, isLeftOut } = texts.corpus;
      found.push({ level: 'warning', ...(isPartial ? isReadInPart : isLeftOut)(file, reason) });
    }
    const files = [...documents.map(({ id }) => id), ...skipped.map(({ file }) => file)];
    for (const fault of await sourceFaults(config, files))
      found.push({ level: 'warning', ...texts.sources.doesNotCount(fault) });
    for (const missing of missingOcr(config))
      found.push({ level: 'warning', ...texts.corpus.lacksOcr(missing) });
    if (!hasIndex) return found;
    const { library, problem } = await IndexedLibrary.open(parts, librarySettings(config));
    found.push(indexFinding(library, fingerprintOf(documentsHashOf(documents)), problem));
  } catch (error) {
    if (error instanceof ConfigError) {
      return [
        ...found,
        ...error.problems.map(
          (problem): Finding => ({ level: 'problem', ...texts.sources.isFaulty(problem) }),
        ),
      ];
    }
    if (!(error instanceof CorpusError)) throw error;
    found.push({ level: 'problem', ...texts.corpus.isMissing(error.message) });
  }
  return found;
}

/** A model that is not there is no fault. */
function modelFinding(config: Config): Finding {
  const { model, problem } = chosenModel(config);
  const advice = modelAdvice(config);
  if (advice !== undefined) {
    const isFaulty = problem !== undefined || model !== undefined;
    return isFaulty
      ? { level: 'warning', ...texts.model.isUnusable(advice) }
      : { level: 'ok', ...texts.model.isOffered(advice) };
  }
  return {
    level: 'ok',
    ...(model === undefined ? texts.model.isOff : texts.model.ranks(model.description.name)),
  };
}

function collectionFindings(
  { chat: { access } }: Config,
  documents: readonly { readonly id: string }[],
): Finding[] {
  return [...access.collections].map(([name, patterns]): Finding => {
    const count = documents.map(({ id }) => id).filter(collectionMatcher(patterns)).length;
    return count > 0
      ? { level: 'ok', ...texts.collection.holds(name, count) }
      : { level: 'warning', ...texts.collection.isEmpty(name, patterns) };
  });
}

function indexFinding(library: IndexedLibrary, present: string, problem: string | undefined): Finding {
  const { index } = texts;
  if (problem !== undefined) return { level: 'warning', ...index.isUnusable(problem) };
  if (library.documentCount === 0) return { level: 'warning', ...index.isMissing };
  return library.fingerprint === present
    ? { level: 'ok', ...index.isFresh(library.documentCount) }
    : { level: 'warning', ...index.isStale };
}

async function platformFindings(module: PlatformModule, config: Config): Promise<readonly Finding[]> {
  const { name, label, token } = module.declaration;
  const values = config.platforms.get(name);
  if (values === undefined) return [{ level: 'ok', ...texts.platform.isOff(label, token) }];
  const { chat } = config;
  if (!chat.access.installable?.has(name)) return module.diagnose(values, { chat, commands });
  return await withState(config, (state) =>
    module.diagnose(values, { chat, commands, installations: state.installations(name, config.tokenKeys) }),
  );
}
