/**
 * English function words: articles, pronouns, prepositions, conjunctions, auxiliaries, question words, and what a
 * tokenizer leaves of contractions and of "10 th". Words that can carry a question's meaning ("use", "make", "said", "back") are
 * not among them.
 */
export const englishStopWords: readonly string[] = `
a an the
i me my myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
it its itself they them their theirs themselves one ones
this that these those here there
who whom whose which what when where why how whatever whichever whoever
am is are was were be been being have has had having do does did doing done will would shall should can could may
might must ought
and but if or nor because as until while so than then though although whether unless since
of at by for with about against between into through during before after to from up down in out on off over under
onto upon within without per via among toward towards
again further once also too very just only even still yet ever
all any both each few more most other another some such own same
no not cannot
s t d ll m re ve don doesn didn isn aren wasn weren hasn haven hadn won wouldn couldn shouldn mustn mightn needn shan ain th nd
`
  .trim()
  .split(/\s+/u);
