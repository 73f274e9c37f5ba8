import { foldAccents } from './fold.js';

/**
 * Inflectional endings of Greek nouns, adjectives and verbs, without accents, final sigma written as σ. A light stemmer
 * in the manner of those that only take inflection away (Savoy 2006); Snowball's package has none for Greek.
 */
const endings = `
ματων ματοσ ματα μα ουδεσ ουδων αδεσ αδων
οντασ ωντασ ομαστε ουμαστε ομουν οσουν οταν ονταν ουνται ονται ιεται εται ειται αται
ηθηκαν ηθηκε ηκαν ηκεσ ηκα ηκε ησαν ησεσ ησα ησε ουσαν ουσεσ ουσα ουσε ουμε ουνε ουν ετε ατε αμε ανε
ιουσ ιων ιεσ ιοι ιου ιοσ ιασ εωσ εων εισ ουσ αισ
οσ ου ον οι ων εσ ησ ασ αν ισ υσ ει αι ια ιο
α ε η ι ο υ ω
`
  .trim()
  .split(/\s+/u)
  .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

/** What must stay of a word, in letters. */
const minStemLength = 3;

/** @param word Case-folded, accents as written. */
export function stemGreek(word: string): string {
  const plain = foldAccents(word);
  const ending = endings.find((one) => plain.endsWith(one) && plain.length - one.length >= minStemLength);
  return ending === undefined ? plain : plain.slice(0, -ending.length);
}
