/** Words that deny, case-folded: function words of the languages that documents are most often in. */
const negations = new Set(
  [
    'not no never none nobody nothing neither nor without cannot nowhere n’t',
    'nicht nie niemals niemand nichts ohne weder nirgends',
    'ne n pas jamais rien aucun aucune sans non ni personne',
    'nunca jamás nada nadie ningún ninguno ninguna sin tampoco',
    'não nem ninguém nenhum nenhuma sem',
    'nessuno nessuna niente nulla senza mai neanche',
    'niet geen nooit niemand niets zonder',
    'inte ingen inget aldrig utan ikke ingen aldri uden',
    'nie nigdy nikt nic bez не ни нет никогда никто ничего без',
    'لا لم لن ليس بدون לא אין בלי',
  ].flatMap((words) => words.split(' ')),
);

/** Whether a case-folded word denies: `not`, `don't`, `kein`, `不`. */
export function isNegation(word: string): boolean {
  return (
    negations.has(word) ||
    /n['’]t$/u.test(word) ||
    /^kein(?:e[mnrs]?)?$/u.test(word) ||
    /[不没沒未无無非]|ない|ません/u.test(word)
  );
}
