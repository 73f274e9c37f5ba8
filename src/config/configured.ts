import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { errorCode } from '../core/types/error-names.js';
import {
  missingVariables,
  readVariables,
  secretsAmong,
  setVariables,
  type Variables,
} from './environment.js';
import { defaultSettings, type FileSettings, readSettings } from './file.js';
import { installationsIn } from './installations.js';
import { platforms } from './platforms.js';
import { Redactor } from './problems.js';
import { findProjectFolder } from './project.js';

/** As messages name it. */
const shippedFile = 'config/verbatim.yaml';

export interface ReadConfigOptions {
  /** Instead of VERBATIM_CORPUS and corpus.folder, from the command line. */
  readonly corpus?: string;
  /** What relative paths from the environment and the command line start at. Default: the working directory. */
  readonly cwd?: string;
  /** What relative paths in the file start at. Default: this project's folder. */
  readonly projectFolder?: string;
}

/** What stands in the environment and in the file, read and checked, before anything is made of it. */
export interface Configured {
  /** The variables that are set, as text. */
  readonly set: Readonly<Record<string, string>>;
  readonly values: Variables;
  readonly settings: FileSettings;
  /** The keys, dotted, that stand in the file. */
  readonly given: ReadonlySet<string>;
  /** The file that was read, or would be, were it there. */
  readonly file: string;
  /** How messages name it. */
  readonly label: string;
  readonly redactor: Redactor;
  readonly cwd: string;
  readonly project: string;
  readonly corpus: string | undefined;
  readonly problems: readonly string[];
}

export function readConfigured(env: NodeJS.ProcessEnv, options: ReadConfigOptions): Configured {
  const cwd = options.cwd ?? process.cwd();
  const project = options.projectFolder ?? findProjectFolder();
  const set = setVariables(env);
  const redactor = new Redactor(secretsAmong(set));

  const { values, problems: wrongVariables } = readVariables(set, redactor);
  const named = set['VERBATIM_CONFIG'];
  const file = named === undefined ? join(project, 'config', 'verbatim.yaml') : resolve(cwd, named);
  const { settings, given, problems: wrongKeys } = readFile(file, named, redactor);
  // A file with a fault is read as one with none of its keys.
  const isFaulty = wrongKeys.length > 0;
  const installing = new Set(
    platforms
      .map(({ name }) => name)
      .filter((name) => installationsIn(settings).has(name) || (isFaulty && given.has(`${name}.install`))),
  );
  return {
    set,
    values,
    settings,
    given,
    file,
    label: named ?? shippedFile,
    redactor,
    cwd,
    project,
    corpus: options.corpus,
    problems: [...wrongVariables, ...missingVariables(set, installing), ...wrongKeys],
  };
}

/** @param named The file as VERBATIM_CONFIG gives it; only the shipped one may be missing. */
function readFile(
  file: string,
  named: string | undefined,
  redactor: Redactor,
): ReturnType<typeof readSettings> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = errorCode(error) ?? 'unknown fault';
    if (named === undefined && code === 'ENOENT') return nothing([]);
    const problem =
      named === undefined
        ? `${shippedFile}: cannot be read (${code})`
        : `environment: VERBATIM_CONFIG must name a readable file, got ${redactor.describe(named)} (${code})`;
    return nothing([problem]);
  }
  return readSettings(text, named ?? shippedFile, redactor);
}

function nothing(problems: readonly string[]): ReturnType<typeof readSettings> {
  return { settings: defaultSettings(), given: new Set(), problems };
}
