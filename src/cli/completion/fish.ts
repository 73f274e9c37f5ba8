import { commandLine } from '../../texts/command-line/index.js';
import type { Entry } from '../commands/entries.js';
import { generalFlags, type Offer, valueOffer, wordOffer } from './words.js';

/** A script that completes `verbatim` in fish: to be sourced, or a file of ~/.config/fish/completions. */
export function fishCompletion(entries: readonly Entry[]): string {
  return [
    '# Completes verbatim in fish.',
    'complete -c verbatim -f',
    ...entries.map(
      ({ name, description }) =>
        `complete -c verbatim -n __fish_use_subcommand -a ${quoted(name)} -d ${quoted(description)}`,
    ),
    ...Object.entries(generalFlags).map(
      ([flag, description]) =>
        `complete -c verbatim -n __fish_use_subcommand -l ${flag.slice(2)} -d ${quoted(description)}`,
    ),
    ...entries.flatMap(linesOf),
    '',
  ].join('\n');
}

function linesOf(entry: Entry): readonly string[] {
  const begin = `complete -c verbatim -n ${quoted(`__fish_seen_subcommand_from ${entry.name}`)}`;
  const flags = Object.entries(entry.flags).map(([name, flag]) => {
    const value = flag.type === 'boolean' ? '' : ` ${following(valueOffer(flag))}`;
    return `${begin} -l ${name}${value} -d ${quoted(flag.description)}`;
  });
  const offer = wordOffer(entry);
  const words =
    offer === undefined ? [] : [`${begin} ${offer.kind === 'words' ? following(offer).slice(3) : '-F'}`];
  return [...flags, `${begin} -l help -d '${commandLine.help.options.helpOfCommandInShell}'`, ...words];
}

function following(offer: Offer): string {
  if (offer === undefined) return '-x';
  if (offer.kind === 'words') return `-x -a ${quoted(offer.words.join(' '))}`;
  return offer.kind === 'files' ? '-r -F' : '-x -a "(__fish_complete_directories)"';
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
