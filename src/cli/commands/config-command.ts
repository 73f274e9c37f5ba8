import { columns } from '../../adapters/terminal/columns.js';
import { readConfigArguments } from '../../adapters/terminal/config-arguments.js';
import { inertJson, inertLine } from '../../adapters/terminal/inert.js';
import { ConfigError, readConfig } from '../../config/config.js';
import { type EffectiveSetting, effectiveSettings } from '../../config/effective.js';
import { startProblems } from '../../config/start-problems.js';
import { readSources } from '../../corpus/sources/read-sources.js';
import { commandLine } from '../../texts/command-line/index.js';
import type { Terminal } from '../wiring/terminal.js';

const { config: texts } = commandLine.printed;

/** `config check|show`: whether the configuration is right, without asking any platform; or what it is. */
export async function config(argv: readonly string[], terminal: Terminal): Promise<number> {
  const { what, json } = readConfigArguments(argv);
  return what === 'check' ? check(json, terminal) : show(json, terminal);
}

/** @returns 3 where anything is wrong; all of it is told. */
async function check(json: boolean, { env, stdout }: Terminal): Promise<number> {
  const { file, problems } = await problemsIn(env);
  if (json) stdout.write(`${inertJson({ passes: problems.length === 0, problems })}\n`);
  else if (problems.length > 0) stdout.write(problems.map((problem) => `${inertLine(problem)}\n`).join(''));
  else stdout.write(`${texts.isUnderstood(inertLine(file))}\n`);
  return problems.length === 0 ? 0 : 3;
}

async function problemsIn(
  env: NodeJS.ProcessEnv,
): Promise<{ readonly file: string; readonly problems: readonly string[] }> {
  try {
    const config = readConfig(env);
    const { problems, warnings } = await readSources(config.corpus.sourcesFile);
    return { file: config.file, problems: [...startProblems(config), ...problems, ...warnings] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { file: '', problems: error.problems };
  }
}

function show(json: boolean, { env, stdout }: Terminal): number {
  const settings = effectiveSettings(env);
  stdout.write(json ? `${inertJson({ settings: settings.map(dataOf) })}\n` : columns(settings.map(row)));
  return 0;
}

function row(setting: EffectiveSetting): readonly string[] {
  const { name, source } = setting;
  const told = 'default' in setting ? texts.withDefault(source, written(setting.default)) : source;
  return [name, setting.isHidden ? texts.hidden : written(setting.value), told];
}

function written(value: unknown): string {
  if (value === undefined) return texts.notSet;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function dataOf({ name, value, isHidden, source, ...rest }: EffectiveSetting) {
  return { name, value: value ?? null, hidden: isHidden, source, ...rest };
}
