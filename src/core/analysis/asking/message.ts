import type { Span } from '../../types/span.js';
import { partedAtJoints } from './joined-questions.js';

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
      anyone anybody someone somebody everyone everybody folks guys morning afternoon evening weekend`,
    persons: "i im ive id i'm i've i'd me my myself you your u we we're we've us our",
    back: 'it its this these those they them their theirs he him his she her hers one ones such same there',
  },
  de: {
    courtesy: `frage fragen frag gefragt fragt wissen weiß finde gefunden gesucht hilfe hilf helfen entschuldigung entschuldigt sorry danke
      dank gruß grüße hoffe jemand leute morgen wochenende dringend`,
    persons:
      'ich mir mich mein meine meinen meiner meinem du dir dich dein deine euch ihr eure wir uns unser unsere unserem unseren unserer',
    back: 'es er ihn ihm ihnen seine seinen dies diese dieser diesen dieses davon dafür damit daran dazu dort',
  },
  fr: {
    courtesy: `question questions demande demander savoir sais trouve trouvé cherché aide aider désolé désolée merci bonjour cordialement
      espère quelqu'un urgent`,
    persons: "je j'ai me moi mon ma mes tu vous votre vos nous notre nos",
    back: 'elle elles lui leur leurs ça cela ceci celui celle ceux celles',
  },
  es: {
    courtesy: `pregunta preguntas preguntar saber sé encuentro encontrado buscado ayuda ayudar perdón disculpa disculpen gracias saludos espero
      alguien urgente`,
    persons: 'yo me mi mis tú te ti usted ustedes nosotros nos nuestro nuestra',
    back: 'él ella ellos ellas lo le les esto eso esta este estos estas ese esa esos esas su sus',
  },
  it: {
    courtesy: `domanda domande chiedere sapere so trovo trovato cercato aiuto aiutare scusate scusa grazie saluti spero qualcuno urgente`,
    persons: 'io mi mio mia miei mie tu ti voi vi noi nostro nostra',
    back: 'lui lei loro questo questa questi queste quello quella ciò suo sua ne ci',
  },
  pt: {
    courtesy: `pergunta perguntas perguntar saber sei encontro encontrei procurei ajuda ajudar desculpe desculpem obrigado obrigada espero
      alguém urgente`,
    persons: 'eu me meu minha meus minhas tu você vocês nós nosso nossa',
    back: 'ele ela eles elas isto isso este esta esse essa seu sua disso dele dela',
  },
  nl: {
    courtesy: `vraag vragen gevraagd weten weet vind gevonden gezocht hulp help helpen sorry bedankt dank groet groeten groetjes hoop iemand
      dringend`,
    persons: 'ik mij me mijn jij je jullie u wij we ons onze',
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
  /(?<![.!?…])[.!?…]+(?=[\s\0]|$)|[\n()[\]]|:[a-z0-9_+-]+:|:(?=\s)|(?<=\s)[-–—]+(?=\s)|\p{Extended_Pictographic}/gu;

/** What may part a topic from what is asked about it. */
const label = /^(?:[:[\]()]|[-–—]+)$/u;

/** Of an item in a list: "1)". */
const listMark = /^\s*\p{N}+$/u;

/** The same within a line, in a message that counts its questions. */
const numberBehind = /\s\p{N}{1,2}$/u;
const longestNumber = 3;
const numberedList = /(?:^|[\s:])1[.)]\s/u;

/** What stands before what is asked: blanks, a comma, the mark of an item. */
const leading = /^[\s,;]*(?:[-*•>]\s*)?(?:\p{N}{1,2}[.)]\s+)?/u;

/** So far behind a border a sentence is looked at for how it begins, in UTF-16 code units. */
const maxOpening = 40;

/** A point behind one of these, or behind a single letter, ends no sentence. */
const abbreviation =
  /(?:^|[^\p{L}])(?:\p{L}|etc|vs|inc|ltd|dept|approx|mrs?|ms|dr|prof|fig|no|nr|st|str|evtl|ggf|inkl|z\.\s?B|bzw|ca|usw)$/iu;

/** "im 18. Jahrhundert", "Elisabeth II. in Newcastle". */
const ordinal = /(?:^|[^\p{L}\p{N}])(?:\p{N}{1,2}|[IVX]{1,5})$/u;

/** A sentence that asks begins so, behind a word or two at most that only lead to it. */
const asking =
  /^[\s,¿¡]*(?:\d+[.)]\s*|[-*•>]\s*)?(?:(?:and|but|so|or|also|now|then|please|well|ok|okay|just|und|aber|also|et|mais|y|pero|e|ma|mas|en|maar)[\s,]+){0,2}(?:(?:until|since|from|by|at|to|for|with|in|on|bis|ab|seit|bei|von|zu|für|à|de|jusqu'à|depuis|desde|da|sinds|tot|van)\s+)?(?:what|who|whom|whose|when|where|why|how|which|is|are|was|were|do|does|did|can|could|will|would(?! be\b)|should|has|have|had|may|must|wer|wen|wem|wann|wo|warum|wieso|wie|was|welche[mnrs]?|wieviele?|ist|sind|gibt|hat|haben|kann|können|darf|dürfen|muss|müssen|soll|qui|quand|où|comment|pourquoi|combien|quel(?:le)?s?|est-ce|peut-on|puis-je|qué|quién(?:es)?|cuándo|dónde|cómo|cuál|cuánt[oa]s?|puedo|hay|chi|quando|dove|come|perché|quale|quant[oiae]|posso|quem|onde|como|qual|wie|wanneer|waar|hoe|hoeveel|welke?|kan|mag)(?![\p{L}\p{N}])/iu;

interface Sentence extends Span {
  readonly asks: boolean;
  /** It has no question mark alone. */
  readonly opensAsking: boolean;
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
  /** Where more than one thing is asked, each question that needs no other sentence; else []. */
  readonly questions: readonly Span[];
  /** Whether there is one sentence that asks, and says enough by itself. */
  readonly asksOnce: boolean;
}

/** A single sentence, or one in a language whose words are not known. */
export const oneSentence: Message = { beside: [], alone: [], questions: [], asksOnce: false };

/** A question of fewer words may well be about what is told beside it: "I work part-time. how many holidays?" */
const minContent = 2;

/** So many questions of one message are answered one by one, the first ones. */
const maxQuestions = 5;

/** Of a longer message so many sentences are asked by themselves, the first ones. */
const maxAlone = 3;

/** "there are", "is it possible to", "gibt es": words that point back elsewhere, and at nothing here. */
const pointingNowhere =
  /\b(?:(?:is|are|was|were|be) there|there (?:is|are|was|were)|is it (?:possible|true|ok|okay|allowed|necessary|correct|right|fine)|at the same time|one(?= (?!who|that|which|is|was|of|in|on|for|to|with|and|or|do|does|can)\p{L}))(?!\p{L})|gibt es|geht es um|ist es (?:möglich|erlaubt|richtig|wahr)/giu;

/** The IT and the US are no "it" and no "us". */
const initials = /(?<!\p{L})(?:IT|US)(?!\p{L})/gu;

/** Behind a verb these point back, before a noun they are articles or say which. */
const pointingBack =
  /\b(?:is|about|do|does|did|like|for|with) that(?=\s*(?:$|[?.!,]))|(?<!\p{L})(?:ich|man|wir|du|ihr) das(?=\s*(?:$|[?.!,])|\s\p{Ll})|-(?:je|tu|il|elle|on|nous|vous) (?:le|la|les)(?!\p{L})/u;

/** "could we put that into the leaflet", "is that still so": before what is no noun. */
const thatAlone =
  /\bthat (?:into|to|in|on|up|from|somewhere|anywhere|here|there|too|please)(?!\p{L})|^\W*(?:(?:or|and|but|so|then) )?(?:is|was|has|had|will|would|can|could|should|does|did|might|may) that (?:be|been|have|still|also|true|right|correct|even|really|so|not|ok|okay|possible|up|only|always|all|any|what|why|how|where|when|who|the|a|an|apply|mean|count|include|change|differ|work)(?!\p{L})/iu;

/** "If not, who does?" goes on from the question before. */
const goingOn =
  /^\W*(?:(?:and|or|und|et|y) )?(?:if (?:not|yes|so|no)|(?:wenn|falls) (?:ja|nein|nicht)|si (?:oui|non|no|sí))(?!\p{L})/iu;

/** "wants to know whether": what follows is asked. */
const whether = /(?<!\p{L})(?:whether|if|ob|si|se|of)(?!\p{L})/iu;

/** "a question about the roof": of what follows it is asked. */
const about = /(?<!\p{L})(?:about|regarding|concerning|on|zum|zur|zu|über|sur|sobre|su|over)(?!\p{L})/iu;

/**
 * What of a message asks, and what is told beside it: nothing where what asks says too little by itself.
 * @param typed The message.
 * @param text The same with blanks in the place of what is set aside already.
 * @param code ISO 639-1
 * @param contentIn The words of a stretch that say something, case-folded.
 */
export function readMessage(
  typed: string,
  text: string,
  code: string,
  contentIn: (span: Span) => readonly string[],
): Message {
  const rules = rulesOf(code);
  if (rules === undefined) return oneSentence;
  const sentences = sentencesOf(typed, text, code, rules).filter(
    (sentence) => contentIn(sentence).length > 0,
  );
  if (sentences.length === 0) return oneSentence;
  const has = (sentence: Span, words: ReadonlySet<string>, within = text) =>
    wordsIn(within, sentence).some((word) => words.has(word));
  /** What a sentence says beside asking and persons. */
  const saidIn = (sentence: Span) =>
    contentIn(sentence).filter((word) => !rules.courtesy.has(word) && !rules.persons.has(word)).length;
  const isOf = (pattern: RegExp, { start, end }: Span) => pattern.test(typed.slice(start, end));
  const asksFor = (sentence: Sentence) =>
    sentence.asks ||
    (has(sentence, rules.courtesy, typed) && isOf(whether, sentence) && saidIn(sentence) > 0);
  const someAsk = sentences.some(asksFor);
  // "VPN reset": what is asked for need not be a sentence.
  const asks = (sentence: Sentence) =>
    someAsk ? asksFor(sentence) : !has(sentence, rules.courtesy) && !has(sentence, rules.persons);
  const isEnough = (part: Span) =>
    contentIn(part).length > 0 && !isOf(goingOn, part) && !pointsBack(text, part, rules);
  const isAbout = (part: Span) => !has(part, rules.courtesy, typed) || saidIn(part) > 1;
  const parts = sentences
    .filter((sentence) => sentence.asks && isEnough(sentence) && isAbout(sentence))
    .flatMap((sentence) => (sentence.opensAsking ? partedAtJoints(text, sentence, isEnough) : [sentence]))
    .slice(0, maxQuestions);
  const questions = parts.length > 1 ? parts.map((part) => withoutMarks(text, part)) : [];
  if (sentences.length < 2) return { ...oneSentence, questions };
  const leading = leadingIn(
    sentences,
    (sentence) => asks(sentence) && pointsBack(text, sentence, rules),
    (sentence) => sentence.asks && !isOf(goingOn, sentence),
  );
  const asked = sentences.filter((sentence) => asks(sentence) && !leading.has(sentence));
  if (asked.length === 0) return oneSentence;
  const whole = asked.filter((sentence) => !pointsBack(text, sentence, rules));
  const saysEnough = (sentence: Sentence) => sentence.opensAsking || contentIn(sentence).length >= minContent;
  // What several sentences tell that do not ask is asked together or not at all: a post is no list of questions.
  const mayBeAlone = someAsk || whole.length === 1 ? whole.filter(saysEnough).slice(0, maxAlone) : [];
  const alone = mayBeAlone.map(({ start, end }) => ({ start, end }));
  const asksOnce = someAsk && whole.length === 1 && alone.length === 1;
  const isWhole = whole.length === asked.length;
  const saysMuch = asked.reduce((sum, sentence) => sum + contentIn(sentence).length, 0) >= minContent;
  const isComplete = someAsk && (saysMuch || asked.every(({ opensAsking }) => opensAsking));
  const lastAsked = asked.at(-1)?.start ?? 0;
  // What a question is about is told before it.
  const mayComment = (sentence: Sentence) =>
    isComplete && (leading.has(sentence) || (sentence.start > lastAsked && !isInBrackets(sentence)));
  // "how do I free space (sqlite)"
  const isInBrackets = ({ start }: Span) => /[([]/u.test(typed[start - 1] ?? '');
  const beside: ToldBeside[] = [];
  const isAsked = new Set(asked);
  for (const sentence of sentences) {
    if (isAsked.has(sentence)) continue;
    const { start, end } = sentence;
    const isAsking = has(sentence, rules.courtesy, typed);
    const said = saidIn(sentence);
    const isCourtesy = isAsking && (said === 0 || (said === 1 && isWhole && !isOf(about, sentence)));
    if (isCourtesy) beside.push({ start, end, role: 'courtesy' });
    else if (isWhole && (mayComment(sentence) || (saysMuch && (isAsking || has(sentence, rules.persons)))))
      beside.push({ start, end, role: 'beside' });
  }
  return { beside, alone, questions, asksOnce };
}

/**
 * Questions that open a message with what they point back to nowhere before them, where something else is asked then: "Could we
 * put that into the leaflet? How many books may I borrow?"
 */
function leadingIn(
  sentences: readonly Sentence[],
  isOpen: (sentence: Sentence) => boolean,
  asksAnew: (sentence: Sentence) => boolean,
): ReadonlySet<Sentence> {
  const behind = sentences.findIndex((sentence) => !isOpen(sentence));
  const isFollowed = behind > 0 && sentences.slice(behind).some(asksAnew);
  return new Set(isFollowed ? sentences.slice(0, behind) : []);
}

function pointsBack(text: string, { start, end }: Span, { back }: Rules): boolean {
  const said = text.slice(start, end).replace(initials, ' ').replace(pointingNowhere, ' ');
  return (
    pointingBack.test(said) ||
    thatAlone.test(said) ||
    wordsIn(said, { start: 0, end: said.length }).some((word) => back.has(word))
  );
}

function sentencesOf(typed: string, text: string, code: string, { courtesy, persons }: Rules): Sentence[] {
  const sentences: Sentence[] = [];
  const isNumbered = numberedList.test(typed);
  let start = 0;
  const add = (end: number, mark: string) => {
    const words = text.slice(start, end);
    if (!/\p{L}/u.test(words)) return;
    const opensAsking = asking.test(words);
    sentences.push({ start, end, asks: mark.includes('?') || opensAsking, opensAsking });
  };
  for (const match of typed.matchAll(border)) {
    const [mark] = match;
    const said = typed.slice(start, match.index);
    const opens = asking.test(typed.slice(match.index + mark.length, match.index + mark.length + maxOpening));
    const endsNone = abbreviation.test(said) || (code === 'de' && ordinal.test(said));
    if (mark.startsWith('.') && !opens && endsNone) continue;
    if (label.test(mark) && listMark.test(said)) continue;
    // "1) when does it open 2) who has the key"
    const number = opens && isNumbered ? numberBehind.exec(said.slice(-longestNumber))?.[0] : undefined;
    if (number !== undefined) {
      add(match.index - number.length, '');
      start = match.index + mark.length;
      continue;
    }
    // "Parental leave: how many weeks?" names what it asks about.
    const before = wordsIn(said, { start: 0, end: said.length });
    const isLabel = before.length > 0 && before.every((word) => !courtesy.has(word) && !persons.has(word));
    if (label.test(mark) && isLabel) continue;
    add(match.index, mark);
    start = match.index + mark.length;
  }
  add(text.length, '');
  return sentences;
}

function withoutMarks(text: string, { start, end }: Span): Span {
  const said = text.slice(start, end);
  return {
    start: start + (leading.exec(said)?.[0].length ?? 0),
    end: start + said.trimEnd().length,
  };
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
