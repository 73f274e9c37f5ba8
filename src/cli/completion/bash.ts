import type { Entry } from '../commands/entries.js';
import { generalFlags, type Offer, quoted, valueOffer, wordOffer } from './words.js';

/** A script that completes `verbatim` in bash, 3.2 or newer. */
export function bashCompletion(entries: readonly Entry[]): string {
  const names = [...entries.map(({ name }) => name), ...Object.keys(generalFlags)];
  const values = entries.flatMap((entry) =>
    Object.entries(entry.flags)
      .filter(([, flag]) => flag.type !== 'boolean')
      .map(([name, flag]) => `    ${entry.name}:--${name}) ${reply(valueOffer(flag))} return ;;`),
  );
  const words = entries.map((entry) => {
    const flags = [...Object.keys(entry.flags).map((name) => `--${name}`), '--help'];
    const offer = wordOffer(entry);
    const other = offer === undefined ? '' : `[[ $cur != -* ]] && { ${reply(offer)} return; }; `;
    return `    ${entry.name}) ${other}${reply({ kind: 'words', words: flags })} ;;`;
  });
  return [
    '# Completes verbatim in bash: source this, or keep it as a file of the folder of bash-completion.',
    '_verbatim() {',
    // Names of files may hold blanks: the shell splits what is offered at line breaks alone.
    `  local IFS=$'\\n' cur=$2 previous=$3 command="\${COMP_WORDS[1]}"`,
    '  COMPREPLY=()',
    `  if [ "$COMP_CWORD" -eq 1 ]; then ${reply({ kind: 'words', words: names })} return; fi`,
    '  case "$command:$previous" in',
    ...values,
    '  esac',
    '  case "$command" in',
    ...words,
    '  esac',
    '}',
    'complete -F _verbatim verbatim',
    '',
  ].join('\n');
}

function reply(offer: Offer): string {
  if (offer === undefined) return '';
  if (offer.kind === 'words')
    return `COMPREPLY=($(compgen -W $${quoted(offer.words.join('\\n'))} -- "$cur"));`;
  const names = `COMPREPLY=($(compgen ${offer.kind === 'files' ? '-f' : '-d'} -- "$cur"));`;
  return `compopt -o filenames 2>/dev/null; ${names}`;
}
