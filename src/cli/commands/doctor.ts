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
import { countOf } from '../../texts/english/units.js';
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
  const mark = { ok: 'ok      ', unknown: 'unknown ', warning: 'warning ', problem: 'PROBLEM ' }[level];
  return `${mark} ${what}${todo === undefined ? '' : ` → ${todo}`}`;
}

async function* findings(terminal: Terminal): AsyncGenerator<Finding> {
  let config: Config;
  try {
    config = readConfig(terminal.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems)
      yield { level: 'problem', what: problem, todo: 'fix it and run this again' };
    return;
  }
  yield { level: 'ok', what: `configuration: ${config.file} and the environment are understood` };
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
    return [{ level: 'problem', what: `state: ${error.message}` }];
  }
}

/** @param hasIndex Whether the index can be looked at. */
async function corpusFindings(config: Config, state: State, hasIndex: boolean): Promise<Finding[]> {
  const found: Finding[] = state.problems.map((what) => ({ level: 'warning', what: `state: ${what}` }));
  const behind = behindLatest(state.latestTime.read(), Date.now());
  if (behind !== undefined) found.push({ level: 'warning', ...behind });
  if (state.problems.length === 0)
    found.push({ level: 'ok', what: `state: ${config.state.folder} can be written` });
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
        ? { level: 'ok', what: `corpus: ${countOf(documents.length, 'document')} in ${config.corpus.folder}` }
        : {
            level: 'problem',
            what: `corpus: nothing readable in ${config.corpus.folder}`,
            todo: `put documents (${parts.corpus.extensions.join(', ')}) there, or name another folder with VERBATIM_CORPUS`,
          },
    );
    found.push(...collectionFindings(config, documents));
    found.push(...chats.findings(config.chat.access.grants.length > 0));
    for (const { file, reason, isPartial } of skipped) {
      found.push({
        level: 'warning',
        what: `corpus: ${file} ${isPartial ? 'is read in part' : 'is left out'}: ${reason}`,
        todo: 'fix or remove it',
      });
    }
    const files = [...documents.map(({ id }) => id), ...skipped.map(({ file }) => file)];
    for (const what of await sourceFaults(config, files))
      found.push({ level: 'warning', what, todo: 'fix or remove that line' });
    for (const what of missingOcr(config))
      found.push({ level: 'warning', what, todo: 'install it, or set corpus.ocr to off' });
    if (!hasIndex) return found;
    const { library, problem } = await IndexedLibrary.open(parts, librarySettings(config));
    found.push(indexFinding(library, fingerprintOf(documentsHashOf(documents)), problem));
  } catch (error) {
    if (error instanceof ConfigError) {
      return [
        ...found,
        ...error.problems.map((what): Finding => ({ level: 'problem', what, todo: 'fix that line' })),
      ];
    }
    if (!(error instanceof CorpusError)) throw error;
    found.push({
      level: 'problem',
      what: `corpus: ${error.message}`,
      todo: 'name a folder with VERBATIM_CORPUS',
    });
  }
  return found;
}

/** A model that is not there is no fault. */
function modelFinding(config: Config): Finding {
  const { model, problem } = chosenModel(config);
  const advice = modelAdvice(config);
  if (advice !== undefined) {
    const isFaulty = problem !== undefined || model !== undefined;
    return {
      level: isFaulty ? 'warning' : 'ok',
      what: `sentence model: ${isFaulty ? '' : 'none; '}${advice}`,
    };
  }
  const what = model === undefined ? 'none, as configured' : `${model.description.name} ranks`;
  return { level: 'ok', what: `sentence model: ${what}` };
}

function collectionFindings(
  { chat: { access } }: Config,
  documents: readonly { readonly id: string }[],
): Finding[] {
  return [...access.collections].map(([name, patterns]): Finding => {
    const count = documents.map(({ id }) => id).filter(collectionMatcher(patterns)).length;
    if (count > 0) return { level: 'ok', what: `collection ${name}: ${countOf(count, 'document')}` };
    return {
      level: 'warning',
      what: `collection ${name}: no document is in it (${patterns.join(', ')})`,
      todo: 'write its folders and globs as they stand below the corpus folder',
    };
  });
}

function indexFinding(library: IndexedLibrary, present: string, problem: string | undefined): Finding {
  if (problem !== undefined) return { level: 'warning', what: `index: ${problem}`, todo: 'npm run index' };
  if (library.documentCount === 0)
    return { level: 'warning', what: 'index: none yet', todo: 'npm run index' };
  return library.fingerprint === present
    ? { level: 'ok', what: `index: fresh, ${countOf(library.documentCount, 'document')}` }
    : { level: 'warning', what: 'index: the folder has changed since it was made', todo: 'npm run index' };
}

async function platformFindings(module: PlatformModule, config: Config): Promise<readonly Finding[]> {
  const { name, label, token } = module.declaration;
  const values = config.platforms.get(name);
  if (values === undefined) return [{ level: 'ok', what: `${label}: not configured (no ${token})` }];
  const { chat } = config;
  if (!chat.access.installable?.has(name)) return module.diagnose(values, { chat, commands });
  return await withState(config, (state) =>
    module.diagnose(values, { chat, commands, installations: state.installations(name, config.tokenKeys) }),
  );
}
