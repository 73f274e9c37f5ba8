import { columns } from '../../adapters/terminal/columns.js';
import type { Entry } from './entries.js';

/** What the exit codes mean, by number; the documentation has the same table. */
export const exitCodes: readonly string[] = [
  'done, also when nothing was found',
  'it failed while it ran',
  'the command line or the configuration is wrong',
  'a check found something',
];

const generalOptions = [
  ['-h, --help', 'Tells this; behind a command, how that one is used'],
  ['-V, --version', 'Tells which version this is'],
];

/** What `--help` prints: all that there is, a line each. */
export function help(entries: readonly Entry[]): string {
  return [
    'Usage: verbatim COMMAND [OPTIONS]',
    'Answers questions about a folder of documents with the passages themselves, word for word.',
    section(
      'Commands',
      entries.map(({ name, description }) => [name, description]),
    ),
    section('Options', generalOptions),
    section(
      'Exit codes',
      exitCodes.map((meaning, code) => [String(code), meaning]),
    ),
    'In the project’s folder `verbatim` is `npm run verbatim --`.\n',
  ].join('\n\n');
}

/** What `COMMAND --help` prints. */
export function helpOf({ usage, description, flags, examples }: Entry): string {
  const options = Object.entries(flags).map(([name, flag]) => [
    `--${name}${flag.type === 'boolean' ? '' : ` ${flag.value ?? 'VALUE'}`}`,
    flag.description +
      (flag.choices === undefined || flag.value?.includes('|') ? '' : `: ${flag.choices.join(', ')}`),
  ]);
  return [
    `Usage: verbatim ${usage}`,
    description,
    section('Options', [...options, ['-h, --help', 'Tells this']]),
    ...(examples.length === 0
      ? []
      : [
          section(
            'Examples',
            examples.map((example) => [`verbatim ${example}`]),
          ),
        ]),
  ]
    .join('\n\n')
    .concat('\n');
}

function section(title: string, rows: readonly (readonly string[])[]): string {
  return `${title}:\n${columns(rows.map((row) => [`  ${row[0]}`, ...row.slice(1)])).trimEnd()}`;
}

/** Whether `--help` stands among the options, before any `--`, or `-h` alone. */
export function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  const options = argv.slice(0, end === -1 ? argv.length : end);
  return options.includes('--help') || (options.length === 1 && options[0] === '-h');
}
