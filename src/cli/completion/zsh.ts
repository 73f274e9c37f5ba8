import type { Flag } from '../../adapters/terminal/arguments.js';
import { commandLine } from '../../texts/command-line/index.js';
import type { Entry } from '../commands/entries.js';
import { generalFlags, type Offer, quoted, valueOffer, wordOffer } from './words.js';

/** A script that completes `verbatim` in zsh: to be sourced, or a file `_verbatim` in a folder of `fpath`. */
export function zshCompletion(entries: readonly Entry[]): string {
  const first = [
    ...entries.map(({ name, description }) => [name, description]),
    ...Object.entries(generalFlags),
  ].map(([name, description]) => `      ${quoted(`${name}:${description}`)}`);
  return [
    '#compdef verbatim',
    '_verbatim() {',
    '  if (( CURRENT == 2 )); then',
    '    local -a commands=(',
    ...first,
    '    )',
    '    _describe command commands',
    '    return',
    '  fi',
    '  local command=$words[2]',
    '  shift words',
    '  (( CURRENT-- ))',
    '  case $command in',
    ...entries.map((entry) => `    ${entry.name}) _arguments ${specs(entry).map(quoted).join(' ')} ;;`),
    '  esac',
    '}',
    // Loaded by name it is run at once; sourced it is made known.
    'if [ "$funcstack[1]" = "_verbatim" ]; then _verbatim "$@"; else compdef _verbatim verbatim; fi',
    '',
  ].join('\n');
}

function specs(entry: Entry): readonly string[] {
  const flags = Object.entries(entry.flags).map(([name, flag]) => `--${name}${described(flag)}`);
  const offer = wordOffer(entry);
  return [
    ...flags,
    `--help[${commandLine.help.options.helpOfCommandInShell}]`,
    ...(offer === undefined ? [] : [`1:word:${action(offer)}`]),
  ];
}

function described(flag: Flag): string {
  const told = `[${flag.description.replace(/[[\]\\]/g, '\\$&')}]`;
  if (flag.type === 'boolean') return told;
  return `${told}:${(flag.value ?? 'value').replaceAll(':', '\\:')}:${action(valueOffer(flag))}`;
}

function action(offer: Offer): string {
  if (offer === undefined) return ' ';
  if (offer.kind === 'words') return `(${offer.words.join(' ')})`;
  return offer.kind === 'files' ? '_files' : '_files -/';
}
