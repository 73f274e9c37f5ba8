/**
 * Function words as English chat shortens and runs them together, with what they stand for. Those are left out that are
 * other words as well: bc (a program), cos (of an angle), rn (a nurse), y, k, c.
 */
const pairs = `
u you, ur your, gonna going to, wanna want to, gotta have to, gimme give me, lemme let me, dunno don't know, kinda kind of,
sorta sort of, outta out of, tho though, thru through, cuz because, coz because, whatcha what are you
`;

const englishChatWords: ReadonlyMap<string, string> = new Map(
  pairs
    .trim()
    .split(/,\s*/u)
    .map((pair) => {
      const [typed = '', ...spelt] = pair.split(' ');
      return [typed, spelt.join(' ')] as const;
    }),
);

/** "r" for "are": behind a question word or before a pronoun or an article; else it is the language, or a label. */
const are =
  /(?<=(?<![\p{L}\p{N}])(?:what|where|who|how|when|why|which) )r(?= )|(?<=^|[\s,])r(?= (?:u|you|we|they|there|the|these|those|our|your|my)(?![\p{L}\p{N}]))/gu;

/** "2" for "to": "how 2 join". */
const to = /(?<=(?<![\p{L}\p{N}])(?:how|way|want|need|have|able) )2(?= \p{Ll}{2})/gu;

const chatWord = new RegExp(
  `(?<=^|[\\s,(])(?:${[...englishChatWords.keys()].join('|')})(?=$|[\\s,.?!)])`,
  'gu',
);

interface ChatWord {
  readonly start: number;
  readonly end: number;
  readonly spelt: string;
}

/** Where a question has such words, in small letters, between blanks and marks; in order. @param code ISO 639-1 */
export function chatWordsIn(text: string, code: string): ChatWord[] {
  if (code !== 'en') return [];
  const found = (pattern: RegExp, spelt: (word: string) => string) =>
    Array.from(text.matchAll(pattern), ({ 0: word, index }) => ({
      start: index,
      end: index + word.length,
      spelt: spelt(word),
    }));
  return [
    ...found(chatWord, (word) => englishChatWords.get(word) ?? word),
    ...found(are, () => 'are'),
    ...found(to, () => 'to'),
  ].sort((a, b) => a.start - b.start);
}

/** The text with these words as they are spelt: "where r u" asks as "where are you" does. */
export function withChatWordsSpelt(text: string, code: string): string {
  let rest = text;
  for (const { start, end, spelt } of chatWordsIn(text, code).reverse())
    rest = rest.slice(0, start) + spelt + rest.slice(end);
  return rest;
}
