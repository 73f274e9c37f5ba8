import { LRUCache } from 'lru-cache';
import type { Answer } from '../../core/types/answer.js';

/**
 * Words that open a question, by language. Those that open a statement as often, there or in a neighbouring language
 * (English "was", Italian "come", Spanish "que" without its accent), are left out.
 */
const questionWords = {
  en: 'who whom whose what when where which why how',
  de: 'wer wen wem wessen wann wo woher wohin warum weshalb wieso wie welche welcher welches welchen',
  fr: 'qui quand où quel quelle quels quelles pourquoi comment combien est-ce qu’est-ce',
  es: 'quién quiénes qué cuándo dónde cuál cuáles cómo cuánto cuántos cuántas',
  it: 'chi quando dove quale quali perché quanto quanti quante',
  pt: 'quem quando onde qual quais quanto quantos quantas',
  nl: 'wie wat wanneer waar waarom welk welke hoe hoeveel',
  sv: 'vem vad när var varför vilken vilket vilka hur',
  da: 'hvem hvad hvornår hvor hvorfor hvilken hvilket hvilke hvordan',
  pl: 'kto kiedy gdzie dlaczego jak który która które ile czy',
  ru: 'кто что когда где куда почему зачем какой какая какие как сколько',
  uk: 'хто що коли де чому який яка які як скільки',
  el: 'ποιος ποια ποιο ποιοι πότε πού γιατί πώς πόσο πόσα',
} as const;

const openers = new Set(Object.values(questionWords).flatMap((words) => words.split(' ')));

/** Question marks of all scripts at the end, whatever closes or decorates the sentence behind them. */
const endsInMark = /[?？؟\u037e՞⁇⁈](?:[\s\p{Pe}\p{Pf}\p{Pi}"'*_~.!\p{Extended_Pictographic}]|\ufe0f)*$/u;

/** Particles that close a question where scripts have no blanks. */
const endsInParticle = /(?:吗|嗎|呢|ですか|ますか)[。.]?$/u;

/** Whether a message reads as a question: by its mark at the end, or by a question word at its start. */
export function isQuestion(message: string): boolean {
  const text = message.trim();
  if (endsInMark.test(text) || endsInParticle.test(text)) return true;
  const [first = ''] = /^[¿\p{Pi}"'(]*[\p{L}’'-]+/u.exec(text) ?? [];
  if (first.startsWith('¿')) return true;
  const word = first
    .replace(/^[^\p{L}]+/u, '')
    .replace(/'/gu, '’')
    .toLowerCase();
  // “who’s” opens a question as “who” does.
  return openers.has(word) || openers.has(word.replace(/’.*/su, ''));
}

/** A question of fewer content words is no topic to be answered unasked. */
const minWords = 2;

/** Whether an answer is good enough to be given unasked. */
export function isWorthSaying({ kind, confidence, evidence }: Answer, confidenceFloor: number): boolean {
  return kind === 'found' && confidence >= confidenceFloor && evidence.words.length >= minWords;
}

/** So many questions of one channel are taken up in so long; the others are passed over. */
const pace = { questions: 6, perMs: 60_000 } as const;

/** Channels remembered; the one that was silent longest is forgotten first. */
const maxChannels = 1_000;

/** Keeps what is answered unasked from filling a channel, and the machine from searching for every line of a quarrel. */
export class ListeningPace {
  readonly #taken = new LRUCache<string, readonly number[]>({ max: maxChannels });

  /**
   * @param now Milliseconds since 1970.
   * @returns false for a question beyond the pace of its channel.
   */
  take(channel: string, now: number): boolean {
    const recent = (this.#taken.get(channel) ?? []).filter((at) => now - at < pace.perMs);
    const isTaken = recent.length < pace.questions;
    this.#taken.set(channel, isTaken ? [...recent, now] : recent);
    return isTaken;
  }
}
