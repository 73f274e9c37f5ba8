import { foldAccents } from '../fold.js';

/**
 * Words that ask, and verbs of what one may, can and has to, which the lists of stop words have not got: they say what is asked
 * for, and no document is about them.
 */
const languages: Readonly<Record<string, string>> = {
  de: 'wieviel wieviele',
  fr: 'quoi quand comment pourquoi combien lequel laquelle lesquels lesquelles dois doit doivent devons devez peut peux peuvent pouvons pouvez faut',
  es: 'quiénes adónde cuáles cuánto cuánta cuántos cuántas puedo puede pueden podemos debo debe deben debemos hay tengo tiene tienen tenemos',
  it: 'cosa quando quali quanti quante posso può possono possiamo devo deve devono dobbiamo',
  pt: 'onde aonde quanto quanta quantos quantas posso pode podem podemos devo deve devem devemos há tenho tem têm temos',
  nl: 'wanneer waar waarom hoeveel welke welk mag mogen moet moeten',
  da: 'hvilken hvilket hvilke',
  no: 'hvilken hvilket hvilke må',
  fi: 'kuka mikä mitä milloin missä mihin mistä miksi miten kuinka paljonko montako voiko voinko saako saanko pitääkö',
  ru: 'почему какие какой какая какое сколько должен должны можно',
  pl: 'jaka jaki jakie ile muszę musi można',
  uk: 'хто чому який яка яке які скільки можна',
  tr: 'kaç',
  ro: 'trebuie',
  ca: 'quants quantes puc',
  cs: 'jaký jaká jaké kolik',
  el: 'τι πότε γιατί πόσο πόσα πόσες πόσοι',
  sl: 'kateri katera katero koliko',
};

const made = new Map<string, ReadonlySet<string>>();

/** Whether a word only asks, in the language of the question; with accents or without. @param word Case-folded. */
export function onlyAsks(word: string, code: string): boolean {
  let words = made.get(code);
  if (words === undefined) {
    const listed = Object.hasOwn(languages, code) ? (languages[code] ?? '') : '';
    words = new Set(
      listed
        .split(' ')
        .filter((one) => one !== '')
        .map(foldAccents),
    );
    made.set(code, words);
  }
  return words.has(foldAccents(word));
}
