/** How a language writes ordinals in figures and in words. */
interface Ordinals {
  /** Behind the figure, case-folded: "o" is what folding makes of "º". */
  readonly endings: string;
  /** From the first up, in order. */
  readonly words: readonly string[];
  /** Others of their own: "1er premier". */
  readonly others?: string;
}

const english = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ');
const teens =
  'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth';
const tens = 'twent thirt fort fift sixt sevent eight ninet'.split(' ');

const languages: Readonly<Record<string, Ordinals>> = {
  en: {
    endings: 'st nd rd th',
    words: [
      ...english,
      ...teens.split(' '),
      // "twenty-first" is indexed as one word, too.
      ...tens.flatMap((ten) => [`${ten}ieth`, ...english.map((one) => `${ten}y${one}`)]),
    ],
  },
  de: {
    endings: 'te ter tes ten',
    words: 'erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte'.split(' '),
  },
  fr: {
    endings: 'e ème eme',
    words: 'premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième'.split(
      ' ',
    ),
    others: '1er premier, 1re première, 1ère première, 1ere première',
  },
  es: {
    endings: 'o',
    words: 'primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo'.split(' '),
    others: '1er primer, 3er tercer',
  },
  it: {
    endings: 'o',
    words: 'primo secondo terzo quarto quinto sesto settimo ottavo nono decimo'.split(' '),
  },
  pt: {
    endings: 'o',
    words: 'primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo'.split(' '),
  },
  nl: {
    endings: 'e de ste',
    words: 'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende'.split(' '),
  },
};

/** Ordinals in figures, case-folded, by the word that they stand for (`2nd`: "second"). @param code ISO 639-1 */
export function ordinalsOf(code: string): ReadonlyMap<string, string> {
  const ordinals = new Map<string, string>();
  const language = Object.hasOwn(languages, code) ? languages[code] : undefined;
  if (language === undefined) return ordinals;
  for (const [i, word] of language.words.entries()) {
    for (const ending of language.endings.split(' ')) ordinals.set(`${i + 1}${ending}`, word);
  }
  for (const other of language.others?.split(', ') ?? []) {
    const [figure = '', word = ''] = other.split(' ');
    ordinals.set(figure, word);
  }
  return ordinals;
}

/** "first", "twenty-first" without its hyphen: a word for a place in an order. @param word Case-folded. @param code ISO 639-1 */
export function isOrdinal(word: string, code: string): boolean {
  return Object.hasOwn(languages, code) && languages[code]?.words.includes(word) === true;
}

/** A figure with the ending of an ordinal, which is no word of its own. */
export const ordinalInFigures =
  /^(?<figure>\d{1,4})(?:st|nd|rd|th|te[nrs]?|er|[eèé]re|re|[eèé]me|e|ste|de|[oaºª])$/iu;
