import { columns } from '../../adapters/terminal/columns.js';
import { commandLine } from '../../texts/command-line/index.js';
import type { Entry } from './entries.js';

const { help: texts } = commandLine;

const generalOptions = [
  ['-h, --help', texts.options.help],
  ['-V, --version', texts.options.version],
];

/** What `--help` prints: all that there is, a line each. */
export function help(entries: readonly Entry[]): string {
  return [
    texts.usage(texts.anyCommand),
    texts.about,
    section(
      texts.sections.commands,
      entries.map(({ name, description }) => [name, description]),
    ),
    section(texts.sections.options, generalOptions),
    section(
      texts.sections.exitCodes,
      texts.exitCodes.map((meaning, code) => [String(code), meaning]),
    ),
    `${texts.inTheFolder}\n`,
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
    texts.usage(usage),
    description,
    section(texts.sections.options, [...options, ['-h, --help', texts.options.helpOfCommand]]),
    ...(examples.length === 0
      ? []
      : [
          section(
            texts.sections.examples,
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
