/** Packages that ship no types. https://www.npmjs.com/package/snowball-stemmers */
declare module 'snowball-stemmers' {
  export interface Stemmer {
    stem(word: string): string;
  }
  const snowball: { newStemmer(algorithm: string): Stemmer; algorithms(): string[] };
  export default snowball;
}

/** Stop words by ISO 639-3 code. https://www.npmjs.com/package/stopword */
declare module 'stopword' {
  type List = readonly string[];
  export const ara: List,
    ces: List,
    dan: List,
    deu: List,
    ell: List,
    fin: List,
    fra: List,
    hin: List,
    hun: List;
  export const ita: List,
    nld: List,
    nob: List,
    pol: List,
    por: List,
    ron: List,
    rus: List,
    spa: List,
    swe: List;
  export const tur: List, ukr: List, vie: List;
}
