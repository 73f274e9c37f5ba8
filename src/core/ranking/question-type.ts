/** What kind of thing would answer: an amount, a time, a name, a reason; `any` where the question does not tell. */
export type AnswerType = 'number' | 'time' | 'name' | 'reason' | 'any';

/** Question words by what they ask for: English, German, French, Spanish, Italian, Portuguese, Dutch, Chinese. */
const askedFor: readonly (readonly [AnswerType, RegExp])[] = [
  [
    'reason',
    /\bwhy\b|\bwhat (?:caused?|led|made)\b|\b(?:warum|wieso|weshalb)\b|\bpourquoi\b|\bpor qué\b|\bperché\b|\bpor que\b|\bwaarom\b|为什么|为何/iu,
  ],
  [
    'number',
    /\bhow (?:many|much|long|old|far|large|big|high|tall|often)\b|\bwie ?(?:viele?|oft|lange|hoch|alt|groß)\b|\bcombien\b|\bcuánt[oa]s?\b|\bquant[oiae]\b|\bhoeveel\b|多少|几/iu,
  ],
  [
    'time',
    /\bwhen\b|\b(?:what|which) (?:year|date|day|month|decade|century)\b|\bwann\b|\bwelche[mns]? (?:jahr|tag|monat|jahrhundert)\b|\bquand\b|\bcuándo\b|\bquando\b|\bwanneer\b|何时|哪年|哪一年|什么时候/iu,
  ],
  [
    'name',
    /\b(?:who|whom|whose|where)\b|\b(?:wer|wem|wen|wo)\b|\bqui\b|\boù\b|\bquién(?:es)?\b|\bdónde\b|\bchi\b|\bdove\b|\bquem\b|\bonde\b|\bwie\b(?= (?:is|was|heeft))|谁|哪里/iu,
  ],
];

export function answerTypeOf(question: string): AnswerType {
  return askedFor.find(([, pattern]) => pattern.test(question))?.[0] ?? 'any';
}

/** "which (four) companies", "name the countries": a plural behind the question word. */
const severalAsked =
  /\b(?:which|what|name|list)\s+(?:of\s+)?(?:the\s+)?(?:\p{L}+\s+){0,2}?(\p{L}+[^su\W]s)\b/iu;

/** Where several things are asked for, what they are, in lower case: "companies". */
export function listNounOf(question: string): string | undefined {
  return severalAsked.exec(question)?.[1]?.toLowerCase();
}
