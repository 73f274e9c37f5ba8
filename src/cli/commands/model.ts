import { join, resolve } from 'node:path';
import { typed, UsageError } from '../../adapters/terminal/arguments.js';
import { columns } from '../../adapters/terminal/columns.js';
import { inertJson, inertText } from '../../adapters/terminal/inert.js';
import { readModelArguments } from '../../adapters/terminal/model-arguments.js';
import { terminalProgress } from '../../adapters/terminal/progress.js';
import { type Config, readConfig } from '../../config/config.js';
import { addModel } from '../../meaning/model/add-model.js';
import { fetchModel, type OnBytes } from '../../meaning/model/fetch-model.js';
import { ModelError } from '../../meaning/model/model-error.js';
import type { AddedModel, ModelFolder } from '../../meaning/model/model-folder.js';
import { ModelProcess } from '../../meaning/model/model-process.js';
import { bytesOf, type ModelPreset, presetNamed, presets } from '../../meaning/model/presets.js';
import { findRuntime, installCommand } from '../../meaning/model/runtime.js';
import { FileLock } from '../../state/file-lock.js';
import { refuseUnsafe } from '../../state/folder-safety.js';
import { commandLine } from '../../texts/command-line/index.js';
import { size } from '../../texts/english/units.js';
import { chosenModel, modelFolder } from '../wiring/models.js';
import type { Terminal } from '../wiring/terminal.js';

const { model: texts } = commandLine.printed;

/** `model add|list|remove`: the sentence models that run on this machine. */
export async function model(argv: readonly string[], terminal: Terminal): Promise<number> {
  const read = readModelArguments(argv);
  const config = readConfig(terminal.env);
  if (read.what === 'list') return listed(config, read.json, terminal);
  if (read.what === 'remove') return removed(config, read.name, terminal);
  const preset = read.name === undefined ? undefined : presetNamed(read.name);
  if (read.name !== undefined && preset === undefined) throw unknownModel(read.name);
  return added(config, preset, read.from === undefined ? undefined : resolve(read.from), terminal);
}

function unknownModel(name: string): UsageError {
  const known = presets.map((preset) => preset.name);
  return new UsageError(commandLine.misuse.model.unknown(typed(name), known));
}

async function added(
  config: Config,
  preset: ModelPreset | undefined,
  from: string | undefined,
  { stdout, stderr }: Terminal,
): Promise<number> {
  refuseUnsafe(config.state.folder);
  const models = modelFolder(config);
  const release = await new FileLock(join(config.state.folder, 'models', 'add.lock')).tryAcquire();
  if (release === undefined) throw new ModelError('another process is adding a model just now');
  const progress = terminalProgress(stderr);
  const onBytes: OnBytes = (doneBytes, totalBytes) =>
    progress.report({
      label: commandLine.printed.progress.bringingModel,
      done: doneBytes,
      total: totalBytes,
      doneBytes,
      totalBytes,
    });
  try {
    const brought = await bring(config, preset, from, models, onBytes);
    progress.end();
    const { name } = brought.description;
    stdout.write(`${texts.isIn(name, size(bytesOf(brought.description)), inertText(brought.folder))}\n`);
    stdout.write(`${await howItRuns(brought)}\n`);
    const { model: used } = chosenModel(config);
    stdout.write(
      `${used?.description.name === name ? texts.isTakenUp : texts.isUnused(whyUnused(config, used))}\n`,
    );
    return 0;
  } finally {
    progress.end();
    await release();
  }
}

/** What is there already is not brought again. */
async function bring(
  { meaning }: Config,
  preset: ModelPreset | undefined,
  from: string | undefined,
  models: ModelFolder,
  onBytes: OnBytes,
): Promise<AddedModel> {
  if (from !== undefined) return await addModel(from, models, { wanted: preset, onBytes });
  const wanted = preset ?? presets[0];
  if (wanted === undefined) throw new ModelError('no model is known by name');
  const there = models.list().models.find(({ description }) => description.name === wanted.name);
  return there ?? (await fetchModel(wanted, meaning.hub, models, onBytes));
}

/** @throws {ModelError} if it is there and cannot be used. */
async function howItRuns({ folder }: AddedModel): Promise<string> {
  if (findRuntime() === undefined) {
    return `${texts.lacksRuntime}\n\n    ${installCommand}\n`;
  }
  const process = new ModelProcess({ folder });
  process.hold(true);
  try {
    const ended = process.ended.then(({ problem }) => {
      throw new ModelError(`${folder} cannot be used: ${problem}`);
    });
    await Promise.race([process.ready, ended]);
    const startedAt = performance.now();
    await Promise.race([
      process.encode('The ship left the harbour in the morning, and nobody saw it go.'),
      ended,
    ]);
    return texts.runs(Math.ceil(performance.now() - startedAt));
  } finally {
    process.end();
  }
}

function whyUnused({ meaning }: Config, used: AddedModel | undefined): string {
  if (!meaning.enabled) return texts.meaningIsOff;
  return used === undefined ? texts.isAnother(meaning.model) : texts.otherIsUsed(used.description.name);
}

function listed(config: Config, json: boolean, { stdout }: Terminal): number {
  const { models, faulty } = modelFolder(config).list();
  const { model: used, problem } = chosenModel(config);
  const runtime = findRuntime();
  if (json) {
    const listed = models.map(({ description, folder }) => ({
      name: description.name,
      folder,
      bytes: bytesOf(description),
      languages: description.languages,
      used: used?.folder === folder,
    }));
    stdout.write(
      `${inertJson({ models: listed, faulty, runtime: runtime ?? null, problem: problem ?? null })}\n`,
    );
    return 0;
  }
  const rows = models.map(({ description, folder }) => [
    description.name,
    size(bytesOf(description)),
    languagesOf(description.languages),
    used?.folder === folder ? texts.isUsed : '',
  ]);
  const known = presets
    .filter(({ name }) => !models.some(({ description }) => description.name === name))
    .map((preset) => [
      preset.name,
      size(bytesOf(preset)),
      languagesOf(preset.languages),
      texts.notAdded(preset.about),
    ]);
  stdout.write(columns([...rows, ...known]));
  for (const { problem: what } of faulty) stdout.write(`${inertText(what)}\n`);
  const told =
    runtime === undefined ? texts.noRuntime(installCommand) : texts.runtime(runtime.name, runtime.version);
  stdout.write(`${told}\n`);
  return 0;
}

function languagesOf(languages: readonly string[]): string {
  return languages.includes('*') ? texts.allLanguages : languages.join(', ');
}

function removed(config: Config, name: string, { stdout }: Terminal): number {
  const models = modelFolder(config);
  const known = presetNamed(name)?.name ?? name;
  if (!models.remove(known)) throw new UsageError(commandLine.misuse.model.notAdded(typed(name)));
  stdout.write(`${texts.isRemoved(inertText(known))}\n`);
  return 0;
}
