/** What kind of thing would answer: an amount, a time, a name, a reason; `any` where the question does not tell. */
export type AnswerType = 'number' | 'time' | 'name' | 'reason' | 'any';

/**
 * Where an English question word asks: at the start, behind a mark, or behind one of these. Behind any other word it only
 * opens a clause: "remove a user who owns a table", "what do we do when it rains".
 */
const asking =
  "(?<=(?:^|[^\\p{L}\\p{N}\\s'’])\\s{0,3}|(?<![\\p{L}])(?:and|or|but|so|then|in|on|at|by|for|from|to|with|of|since|until|till|about|as|is|was|are|know|knows|known|tell|me|us|you|say|says|said|wonder|wondering|idea|clear|sure|see|show|find|check|ask|asking|explain|remember|recall|understand|exactly|please|hi|hello|hey|also|now|ok|okay|well)\\s{1,3})";

/** Question words by what they ask for: English, German, French, Spanish, Italian, Portuguese, Dutch, Chinese. */
const askedFor: readonly (readonly [AnswerType, RegExp])[] = [
  [
    'reason',
    asks(
      'why|what (?:caused?|led|made)|warum|wieso|weshalb|pourquoi|por qué|perché|por que|waarom',
      '为什么|为何',
    ),
  ],
  [
    'number',
    asks(
      "how (?:many|much|long|old|far|large|big|high|tall|often)|what (?:percentage|percent)|what(?:['’]?s| is| was| are| were) (?:the |our |its )?(?:[\\p{L}-]+ )?(?:price|cost|costs|fee|percentage|amount)|what do(?:es)? (?:[\\p{L}\\p{N}-]+ ){1,8}cost|(?:what|which) (?:[\\p{L}\\p{N}.-]+ ){0,2}(?:versions?|ports?(?! of call))|what(?:['’]?s| is| was| are| were) the (?:default |usual |maximum |minimum |max |min |largest |smallest |highest |lowest |current |average |total )*(?:[\\p{L}-]+ )?(?:size|length|limit|number|port|version|timeout|interval|rate|speed|weight|height|width|depth|age|temperature|population|distance|duration|budget|salary|turnout|share|score)|wie ?(?:viele?|oft|lange|hoch|alt|groß)|combien|cuánt[oa]s?|quant[oiae]|hoeveel",
      '多少|几',
    ),
  ],
  [
    'time',
    asks(
      `${asking}when|(?:what|which) (?:years?|dates?|days?|weekdays?|months?|decade|century|time(?! off))|wann|welche[mns]? (?:jahr|tag|monat|jahrhundert)|quand|cuándo|quando|wanneer`,
      '何时|哪年|哪一年|什么时候',
    ),
  ],
  [
    'name',
    asks(
      `${asking}(?:who|whom|whose|where)|wer|wem|wen|wo|qui|où|quién(?:es)?|dónde|chi|dove|quem|onde|wie (?:is|was|heeft)`,
      '谁|哪里',
    ),
  ],
];

/** @param words Whole words; `\b` would know no letter but those of ASCII. */
function asks(words: string, unspaced: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])|${unspaced}`, 'iu');
}

export function answerTypeOf(question: string): AnswerType {
  if (asksWhether(question)) return 'any';
  return askedFor.find(([, pattern]) => pattern.test(question))?.[0] ?? 'any';
}

/** "is", "can", "darf man": what asks whether something is so begins with the verb, behind a few words at most. */
const whether =
  /^(?:[\p{L}']+[, ]+){0,2}?(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|may|must|(?:is|are|was|were|do|does|did|could|would|should|has|have|had|must)n't|can't|won't|cannot|ist|sind|war|hat|haben|kann|können|darf|dürfen|muss|müssen|gibt es|wird|werden|est-ce que|peut-on|può|posso|puedo|se puede|mag|kan|moet)(?![\p{L}\p{N}])|吗/iu;

/** Whether something is so, not who, what or how: "can I carry over leave". */
export function asksWhether(question: string): boolean {
  const asked = question.trim().replaceAll('’', "'");
  if (!whether.test(asked)) return false;
  return !questionWord.test(asked) || (beginsWithVerb.test(asked) && !askedWithin.test(asked));
}

/** "do we get paid when called up" asks whether, for all its question word; */
const beginsWithVerb =
  /^(?:(?:is|are|was|were|do|does|did|could|would|should|has|have|had|must)(?:n't)?|can|may|can't|cannot|won't)(?![\p{L}\p{N}])/iu;

/** "do we know when it opens" and "is it clear who pays" do not. */
const askedWithin = asks(
  "(?:know|knows|tell|say|says|said|explain|explains|describe|describes|mention|mentions|clear|idea|sure|remember|out|see|show|shows|state|states|specify|specifies|define|defines|list|lists)(?:[ ,]+[\\p{L}']+){0,2}[ ,]+(?:what|who|whom|whose|when|where|why|how|which)",
  '知道',
);

const questionWord = asks(
  'what|who|whom|whose|when|where|why|how|which|was für|wer|wen|wem|wann|wo|warum|wie|welche[mnrs]?|qui|quand|où|comment|pourquoi|quel(?:le)?s?|quién|cuándo|dónde|cómo|cuál|chi|quando|dove|come|perché|quale|wie|wanneer|waar|hoe|welke?',
  '什么|谁|哪',
);

/** "how do I", "how to", "what do we do when": what begins so asks for a way, behind a few words at most. */
const way = asks(
  [
    'how (?:do|does|did|can|could|should|would|shall|must|may|to|is|are|was)',
    'how (?:i|we|you|one)(?: can| could| should| have to| must)?',
    'what (?:do|should|must|can|shall) (?:i|we|you|one) (?:have to )?do',
    'what to do|(?:what (?:are|is) the )?(?:steps?|procedures?|process|instructions?|way) (?:to|for|of)',
    'wie (?:kann|können|muss|müssen|soll|sollen|darf|dürfen|mache?n?|geht|funktioniert|setzt|setze|stelle|stellt|bekomme)',
    'comment (?:faire|puis-je|peut-on|je|on|dois-je|doit-on|pouvons-nous|se)',
    'cómo (?:puedo|se|podemos|hago|hacemos|debo|hay)|come (?:posso|si|possiamo|faccio|devo)|como (?:posso|se|faço|podemos)',
    'hoe (?:kan|kun|moet|doe|krijg|stel|maak)',
  ].join('|'),
  '怎么|如何|怎样',
);

/** Frames of a request that ask for a way: "walk me through resetting it", "the steps to". */
const wayAskedFor = asks(
  '(?:walk|talk|guide|take) (?:me|us) through|(?:steps?|procedure|process|instructions?|way) (?:to|for|of)',
  '步骤',
);

/** Whether what frames a question asks how something is done. */
export function framesWay(question: string): boolean {
  return wayAskedFor.test(question);
}

/** How something is done, not how much or how it is: "how do I reset it". */
export function asksHow(question: string): boolean {
  return way.test(question) && !asksWhether(question) && answerTypeOf(question) === 'any';
}

/** Something as code writes it (`--amend`, `.gitignore`, `max_size`, `readFile`, `run()`, a path), or the word for it. */
const codeAsked =
  /(?:^|\s)(?:--?\p{L}|\.\p{L}|\$)|[\p{L}\p{N}](?:_[\p{L}\p{N}]|\()|\p{Ll}\p{Lu}|[`\\/]|(?<![\p{L}\p{N}])(?:code|commands?|syntax|snippets?|scripts?|examples?|beispiele?|befehle?)(?![\p{L}\p{N}])/u;

/** Whether lines of code may be what is asked for. */
export function asksForCode(question: string): boolean {
  return codeAsked.test(question);
}

/** A version, "when" before all else, or a word of what a change log says: "new", "no longer". */
const changesAsked =
  /\d\.\d|^\P{L}*(?:when|wann)(?!\p{L})|(?<![\p{L}\p{N}])(?:in (?:which|what) versions?|what versions? (?:added|introduced|brought)|releas(?:e[sd]?|ing)|chang(?:e[sd]?|ing|elogs?)|new|added?|remov(?:e[sd]?|ing)|deprecated?|introduced?|upgrad(?:e[sd]?|ing)|fix(?:e[sd])?|bugs?|since|history|longer|latest|seit|neu(?:e[nrs]?)?|geändert)(?![\p{L}\p{N}])/iu;

/** Whether what became otherwise may be what is asked for. */
export function asksForChanges(question: string): boolean {
  return changesAsked.test(question);
}

/** "which (four) companies", "name the countries": a plural behind the question word. */
const severalAsked =
  /\b(?:which|what|name|list)\s+(?:of\s+)?(?:the\s+)?(?:\p{L}+\s+){0,2}?(\p{L}+[^su\W]s)\b/iu;

/** Where several things are asked for, what they are, in lower case: "companies". */
export function listNounOf(question: string): string | undefined {
  return severalAsked.exec(question)?.[1]?.toLowerCase();
}

/** "what is a window", "who is Ada", "define X": what begins so asks what one thing is. */
const definitionAsked =
  /^[^\p{L}]{0,20}(?:(?:what|who)(?:['’]?s| is| are| was| were)(?! (?:there|it|this|that|going|happening|needed|required|allowed|included|my|our|your)(?!\p{L}))|define|definition of|meaning of|(?:was|wer) (?:ist|sind|bedeutet|war)|was hei(?:ß|ss)t|qu['’]est-ce qu|qu[ée] (?:es|son|significa)|(?:che )?cos['’]?[aè]|wat (?:is|zijn|betekent))(?!\p{L})/iu;

/** "what does LEV stand for": begins so and ends so. */
const whatDoes = /^[^\p{L}]{0,20}what do(?:es)?(?!\p{L})/iu;
const itMeans = /(?<!\p{L})(?:mean|do|stand for|refer to)[^\p{L}]{0,20}$/iu;

/** More words are asked about than a name has. */
const maxTerms = 3;

/** Frames that ask what something is, before or behind it: "meaning of X", "explain X", "X, what does that stand for", "X - definition?". */
const definitionFramed =
  /(?<!\p{L})(?:(?:explain|describe)(?: to)?(?: me| us)?(?! (?:how|why|when|where|who|which|whether|to|me|us|my|our|your)(?!\p{L}))|(?:meaning|definition|explanation) of|what (?:does|do|is|are) (?:it|that|this|they|those)(?: mean| stand for| do| for)?[^\p{L}]{0,20}$|what['’]?s (?:it|that|this)(?: for)?[^\p{L}]{0,20}$|(?:meaning|definition)[^\p{L}]{0,20}$)(?!\p{L})/iu;

/** Whether what frames a question asks what something is. @param question As typed. @param terms How many words it asks about. */
export function framesDefinition(question: string, terms: number): boolean {
  return terms > 0 && terms <= maxTerms && definitionFramed.test(question);
}

/** Whether a question asks what something is. @param question Without what frames it. @param terms How many words it asks about. */
export function isDefinition(question: string, terms: number): boolean {
  if (terms === 0 || terms > maxTerms) return false;
  return definitionAsked.test(question) || (whatDoes.test(question) && itMeans.test(question));
}

/** What did Ada say about it, who said so, what does the minister think. */
const speaks = asks(
  'say|said|says|tell|told|think|thinks|thought|claimed|commented|promise|promised|warn|warned|announce|announced|stated|argue|argued|explain|explained|reply|replied|answered|respond|responded|sagte|sagt|meint|meinte|gesagt|dit|dijo|detto|zei',
  '说',
);

/** The words by which such a question begins to ask. */
const asksWhat = asks('what|who|why|how|when|did|does|do|has|have|was|wer|que|qu|qué|cosa|wat', '什么|谁');

/** Whether a question asks for somebody's words. @param question Without what frames it. */
export function isAboutSpeech(question: string): boolean {
  return asksWhat.test(question) && speaks.test(question);
}
