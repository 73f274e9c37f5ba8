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
    cat: List,
    ces: List,
    dan: List,
    deu: List,
    ell: List,
    eus: List,
    fin: List,
    fra: List,
    gle: List,
    hin: List,
    hun: List,
    hye: List;
  export const ita: List,
    nld: List,
    nob: List,
    pol: List,
    por: List,
    ron: List,
    rus: List,
    slv: List,
    spa: List,
    swe: List;
  export const tur: List, ukr: List, vie: List;
}
