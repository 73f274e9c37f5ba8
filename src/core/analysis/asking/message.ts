import type { Span } from '../../types/span.js';

/** Words of a language by which one tells what a sentence beside a question is. */
interface BesideWords {
  /** Of asking and of courtesy: "sorry for the dumb question", "my boss wants to know". Nothing of it is asked about. */
  readonly courtesy: string;
  /** Who asks and who is asked: "my laptop was stolen". What is told with them may be what the question is about. */
  readonly persons: string;
  /** Stands for something named before: "how do I report it?" */
  readonly back: string;
}

const languages: Readonly<Record<string, BesideWords>> = {
  en: {
    courtesy: `question questions q ask asks asked asking wonder wonders wondering know knows find found searched looked curious sorry
      apologies apologise apologize thanks thank thx cheers regards hope hoping help helps helpful urgent asap fyi btw newbie joiner following
      anyone anybody someone somebody everyone everybody folks guys team morning afternoon evening weekend`,
    persons: "i im ive id i'm i've i'd me my myself you your u",
    back: 'it its this these those they them their theirs he him his she her hers one ones such same there',
  },
  de: {
    courtesy: `frage fragen frag gefragt fragt wissen weiß finde gefunden gesucht hilfe hilf helfen entschuldigung entschuldigt sorry danke
      dank gruß grüße hoffe jemand leute team morgen wochenende dringend`,
    persons: 'ich mir mich mein meine meinen meiner meinem du dir dich dein deine euch ihr eure',
    back: 'es er ihn ihm ihnen seine seinen dies diese dieser diesen dieses davon dafür damit daran dazu dort',
  },
  fr: {
    courtesy: `question questions demande demander savoir sais trouve trouvé cherché aide aider désolé désolée merci bonjour cordialement
      espère quelqu'un équipe urgent`,
    persons: "je j'ai me moi mon ma mes tu vous votre vos",
    back: 'elle elles lui leur leurs ça cela ceci celui celle ceux celles',
  },
  es: {
    courtesy: `pregunta preguntas preguntar saber sé encuentro encontrado buscado ayuda ayudar perdón disculpa disculpen gracias saludos espero
      alguien equipo urgente`,
    persons: 'yo me mi mis tú te ti usted ustedes',
    back: 'él ella ellos ellas lo le les esto eso esta este estos estas ese esa esos esas su sus',
  },
  it: {
    courtesy: `domanda domande chiedere sapere so trovo trovato cercato aiuto aiutare scusate scusa grazie saluti spero qualcuno urgente`,
    persons: 'io mi mio mia miei mie tu ti voi vi',
    back: 'lui lei loro questo questa questi queste quello quella ciò suo sua ne ci',
  },
  pt: {
    courtesy: `pergunta perguntas perguntar saber sei encontro encontrei procurei ajuda ajudar desculpe desculpem obrigado obrigada espero
      alguém equipe urgente`,
    persons: 'eu me meu minha meus minhas tu você vocês',
    back: 'ele ela eles elas isto isso este esta esse essa seu sua disso dele dela',
  },
  nl: {
    courtesy: `vraag vragen gevraagd weten weet vind gevonden gezocht hulp help helpen sorry bedankt dank groet groeten groetjes hoop iemand
      team dringend`,
    persons: 'ik mij me mijn jij je jullie u',
    back: 'hij zij ze hem haar hun dit dat deze ervan daarvan ermee',
  },
};

interface Rules {
  readonly courtesy: ReadonlySet<string>;
  readonly persons: ReadonlySet<string>;
  readonly back: ReadonlySet<string>;
}

const made = new Map<string, Rules>();

function rulesOf(code: string): Rules | undefined {
  const words = Object.hasOwn(languages, code) ? languages[code] : undefined;
  if (words === undefined) return undefined;
  const setOf = (some: string) => new Set(some.trim().split(/\s+/u));
  const rules = made.get(code) ?? {
    courtesy: setOf(words.courtesy),
    persons: setOf(words.persons),
    back: setOf(words.back),
  };
  made.set(code, rules);
  return rules;
}

/** What may part two sentences of a message: marks at the end of one, a line's end, a colon, a dash, brackets, a smiley. */
const border =
  /[.!?…]+(?=[\s\0]|$)|[\n()[\]]|:[a-z0-9_+-]+:|:(?=\s)|(?<=\s)[-–—]+(?=\s)|\p{Extended_Pictographic}/gu;

/** What may part a topic from what is asked about it. */
const label = /^(?:[:[\]()]|[-–—]+)$/u;

/** A point behind one of these, or behind a single letter, ends no sentence. */
const abbreviation =
  /(?:^|[^\p{L}])(?:\p{L}|etc|vs|inc|ltd|dept|approx|mrs?|dr|prof|fig|no|st|z\.\s?B|bzw|ca|usw)$/iu;

/** A sentence that asks begins so, behind a word or two at most that only lead to it. */
const asking =
  /^[\s,]*(?:(?:and|but|so|or|also|now|then|please|well|ok|okay|just|und|aber|also|et|mais|y|pero|e|ma|mas|en|maar)[\s,]+){0,2}(?:what|who|whom|whose|when|where|why|how|which|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|may|must|wer|wen|wem|wann|wo|warum|wieso|wie|was|welche[mnrs]?|wieviele?|ist|sind|gibt|hat|haben|kann|können|darf|dürfen|muss|müssen|soll|qui|quand|où|comment|pourquoi|combien|quel(?:le)?s?|est-ce|peut-on|puis-je|qué|quién(?:es)?|cuándo|dónde|cómo|cuál|cuánt[oa]s?|puedo|hay|chi|quando|dove|come|perché|quale|quant[oiae]|posso|quem|onde|como|qual|wie|wanneer|waar|hoe|hoeveel|welke?|kan|mag)(?![\p{L}\p{N}])/iu;

interface Sentence extends Span {
  readonly asks: boolean;
}

export interface ToldBeside extends Span {
  readonly role: 'courtesy' | 'beside';
}

/** A message of several sentences, as far as it can be told what of it asks. */
export interface Message {
  /** What is told beside the question: "I hope you are all doing well", "a customer wants to know:". */
  readonly beside: readonly ToldBeside[];
  /** Sentences each of which may be all that is asked: those that ask, or the only one that is not about asking. */
  readonly alone: readonly Span[];
  /** Whether there is one sentence that asks, and says enough by itself. */
  readonly asksOnce: boolean;
}

/** A single sentence, or one in a language whose words are not known. */
export const oneSentence: Message = { beside: [], alone: [], asksOnce: false };

/** A question of fewer words may well be about what is told beside it: "I work part-time. how many holidays?" */
const minContent = 2;

/** Of a longer message so many sentences are asked by themselves, the first ones. */
const maxAlone = 3;

/**
 * What of a message asks, and what is told beside it: nothing where what asks says too little by itself.
 * @param typed The message.
 * @param text The same with blanks in the place of what is set aside already.
 * @param code ISO 639-1
 * @param contentIn How many words of a stretch say something.
 */
export function readMessage(
  typed: string,
  text: string,
  code: string,
  contentIn: (span: Span) => number,
): Message {
  const rules = rulesOf(code);
  if (rules === undefined) return oneSentence;
  const sentences = sentencesOf(typed, text, rules).filter((sentence) => contentIn(sentence) > 0);
  if (sentences.length < 2) return oneSentence;
  const has = (sentence: Span, words: ReadonlySet<string>, within = text) =>
    wordsIn(within, sentence).some((word) => words.has(word));
  const someAsk = sentences.some(({ asks }) => asks);
  // "VPN reset": what is asked for need not be a sentence.
  const asks = (sentence: Sentence) =>
    someAsk ? sentence.asks : !has(sentence, rules.courtesy) && !has(sentence, rules.persons);
  const asked = sentences.filter(asks);
  const whole = asked.filter((sentence) => !has(sentence, rules.back));
  const content = asked.reduce((sum, sentence) => sum + contentIn(sentence), 0);
  // What several sentences tell that do not ask is asked together or not at all: a post is no list of questions.
  const mayBeAlone = someAsk || whole.length === 1 ? whole.slice(0, maxAlone) : [];
  const alone = mayBeAlone.map(({ start, end }) => ({ start, end }));
  const asksOnce = someAsk && whole.length === 1 && alone.every((one) => contentIn(one) >= minContent);
  if (whole.length < asked.length) return { beside: [], alone, asksOnce };
  const beside: ToldBeside[] = [];
  for (const sentence of sentences) {
    if (asks(sentence)) continue;
    const { start, end } = sentence;
    if (has(sentence, rules.courtesy, typed)) beside.push({ start, end, role: 'courtesy' });
    else if (content >= minContent && has(sentence, rules.persons))
      beside.push({ start, end, role: 'beside' });
  }
  return { beside, alone, asksOnce };
}

function sentencesOf(typed: string, text: string, { courtesy, persons }: Rules): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const add = (end: number, mark: string) => {
    const words = text.slice(start, end);
    if (/\p{L}/u.test(words)) sentences.push({ start, end, asks: mark.includes('?') || asking.test(words) });
  };
  for (const match of typed.matchAll(border)) {
    const [mark] = match;
    if (mark.startsWith('.') && abbreviation.test(typed.slice(start, match.index))) continue;
    // "Parental leave: how many weeks?" names what it asks about.
    const before = wordsIn(typed, { start, end: match.index });
    const isLabel = before.length > 0 && before.every((word) => !courtesy.has(word) && !persons.has(word));
    if (label.test(mark) && isLabel) continue;
    add(match.index, mark);
    start = match.index + mark.length;
  }
  add(text.length, '');
  return sentences;
}

/** Case-folded; "j'espère" and its parts. */
function wordsIn(text: string, { start, end }: Span): string[] {
  const words =
    text
      .slice(start, end)
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}]+(?:'\p{L}+)?/gu) ?? [];
  return words.flatMap((word) => (word.includes("'") ? [word, ...word.split("'")] : [word]));
}
