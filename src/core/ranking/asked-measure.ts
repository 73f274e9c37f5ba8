/** What kind of amount a question asks for. */
export type Measure = 'duration' | 'distance' | 'weight' | 'frequency' | 'length' | 'money' | 'count';

/** What is paid; and words that are none behind "how much is the". */
const price = '(?:price|cost|fee|fare|rent|salary|deposit|per diem)s?';
const notPaid =
  '(?:(?:the|an?|our|my) )?(?:speed|time|weight|memory|storage|space|size|data|traffic|load|left|missing|known|used|allowed|too|of)';

/** What is done with money, behind "how much do I". */
const paid =
  '(?:cost|pay|paid|earn|charge[ds]?|spend|owe[ds]?|refund(?:ed)?|reimburse[ds]?|claim|donate[ds]?|fined|invest(?:ed)?|get for)';

const aFewWords = "(?:[\\p{L}\\p{N}'’-]+ ){1,8}?";

const asksForMoney = [
  'how (?:much money|expensive)',
  `how much(?: is| are| was| were|['’]s)(?! ${notPaid}(?!\\p{L}))`,
  `how much ${aFewWords}${paid}`,
  `what (?:do(?:es)?|did) ${aFewWords}cost`,
  `${price} (?:of|for)`,
  `what(?:['’]s| is| was| are| were) (?:the |our )?(?:[\\p{L}-]+ )?${price}`,
  'was kosten?|was kostet|wie teuer|wie ?viel (?:kosten?|kostet|geld|bekommen?)',
].join('|');

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
  ['money', new RegExp(`(?<!\\p{L})(?:${asksForMoney})(?!\\p{L})`, 'iu')],
  ['count', /(?<!\p{L})(?:how many|wie ?viele)(?!\p{L})/iu],
];

/** The kind of amount that a question asks for; undefined where any number will do. @param question Without what frames it. */
export function measureOf(question: string): Measure | undefined {
  return asked.find(([, pattern]) => pattern.test(question))?.[0];
}

/** What ends the name of that which is counted: a verb, or what says where and when. */
const behindCounted =
  /^(?:do|does|did|is|are|was|were|am|be|been|can|could|will|would|shall|should|may|might|must|have|has|had|get|gets|got|need|needs|needed|there|in|on|at|of|to|for|from|with|per|by|before|after|until|since|when|if|that|who|which|i|we|you|they|he|she|it|gibt|sind|hat|haben|ist|kann|muss|darf|werden|wurden|im|in|pro|bei|ich|wir|man)$/iu;

/** So many words may name it: "query string parameters". */
const maxNouns = 3;

/**
 * Where it asks how many there are of something, the words for it, in lower case: of "how many query params are kept" query and
 * params, of "how many died" none.
 */
export function countedNouns(question: string): readonly string[] {
  const behind =
    /(?<!\p{L})(?:how many|wie ?viele) (?:of the |of our |different |more )?((?:[\p{L}-]+ ?){1,4})/iu.exec(
      question,
    )?.[1];
  const words = behind?.split(' ') ?? [];
  if (/ed$/iu.test(words[0] ?? '')) return [];
  const end = words.findIndex((word) => word === '' || behindCounted.test(word));
  // Where no verb ends it, the first word alone is sure to name it: "how many people died".
  const nouns = end < 0 || end > maxNouns ? words.slice(0, 1) : words.slice(0, end);
  return nouns.map((noun) => noun.toLowerCase());
}
