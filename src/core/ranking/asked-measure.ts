/** What kind of amount a question asks for. */
export type Measure = 'duration' | 'distance' | 'weight' | 'frequency' | 'length' | 'count';

/** What asks for a kind: English and German. */
const asked: readonly (readonly [Measure, RegExp])[] = [
  [
    'duration',
    /(?<!\p{L})(?:how (?:long|old|soon|late)|how much (?:time|notice|leave|holiday|vacation)|wie (?:lange|alt))(?!\p{L})/iu,
  ],
  ['distance', /(?<!\p{L})(?:how far|wie weit)(?!\p{L})/iu],
  ['weight', /(?<!\p{L})(?:how heavy|wie schwer)(?!\p{L})/iu],
  ['frequency', /(?<!\p{L})(?:how (?:often|frequently)|wie (?:oft|häufig))(?!\p{L})/iu],
  ['length', /(?<!\p{L})(?:how (?:tall|high|wide|deep|thick)|wie (?:hoch|breit|tief))(?!\p{L})/iu],
  ['count', /(?<!\p{L})(?:how many|wie ?viele)(?!\p{L})/iu],
];

/** The kind of amount that a question asks for; undefined where any number will do. @param question Without what frames it. */
export function measureOf(question: string): Measure | undefined {
  return asked.find(([, pattern]) => pattern.test(question))?.[0];
}

/** Where it asks how many there are of something, that word: of "how many people died" people, of "how many died" none. */
export function countedNoun(question: string): string | undefined {
  const counted = /(?<!\p{L})(?:how many|wie ?viele) (?:of the |of our |different |more )?(\p{L}+)/iu.exec(
    question,
  )?.[1];
  return counted === undefined || /ed$/iu.test(counted) ? undefined : counted.toLowerCase();
}
