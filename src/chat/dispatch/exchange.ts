import type { Answer } from '../../core/types/answer.js';
import type { Conversation, Utterance } from '../protocol/conversation.js';
import type { Prepared } from '../protocol/invocation.js';
import type { Location } from '../protocol/location.js';
import type { ThreadSubjects } from '../protocol/thread-subjects.js';

/** A question of this many content words stands by itself: it begins a new subject. A shorter one extends it. */
const wordsOfNewSubject = 3;

/** The oldest words of a subject beyond this many are let go. */
const maxWords = 12;

/** One thing that was said; its words become the thread's subject once the answer was shown. */
export class Exchange implements Conversation {
  readonly subject: readonly string[];
  readonly isForgotten: boolean;
  readonly #utterance: Utterance;
  readonly #place: Location;
  readonly #subjects: ThreadSubjects;
  readonly #now: () => number;
  readonly #isSureEnough: (answer: Answer) => boolean;
  #next: readonly string[] | undefined;

  /** @param isSureEnough Whether an answer may be shown. */
  constructor(
    utterance: Utterance,
    place: Location,
    subjects: ThreadSubjects,
    now: () => number,
    isSureEnough: (answer: Answer) => boolean = () => true,
  ) {
    this.#utterance = utterance;
    this.#place = place;
    this.#subjects = subjects;
    this.#now = now;
    this.#isSureEnough = isSureEnough;
    const known =
      utterance.follows === undefined ? undefined : subjects.recall(this.#key(utterance.follows), now());
    this.subject = known ?? [];
    this.isForgotten =
      utterance.follows !== undefined &&
      known === undefined &&
      subjects.mayHaveForgotten(utterance.begunAt, now());
  }

  /** Whether an answer was taken. */
  get isAnswered(): boolean {
    return this.#next !== undefined;
  }

  takes(answer: Answer): boolean {
    if (!this.#isSureEnough(answer)) return false;
    const own = askedWords(answer);
    this.#next = own.length >= wordsOfNewSubject ? own : [...new Set([...own, ...this.subject])];
    return true;
  }

  /** To be called when the answer stands there. @param messageId Its own id, where the platform told. */
  shown(messageId: string | undefined): void {
    const { thread, message } = this.#utterance;
    if (this.#next === undefined || this.#next.length === 0) return;
    for (const id of thread === undefined ? [message, messageId] : [thread]) {
      if (id !== undefined)
        this.#subjects.remember(this.#key(id), this.#next.slice(0, maxWords), this.#now());
    }
  }

  /** Ids of messages are a channel's own on some platforms. */
  #key(id: string): string {
    return `${this.#place.platform}:${this.#place.channel}:${id}`;
  }
}

/** The same request, whose subject is remembered once its answer stands there, or may stand there. */
export function remembering(prepared: Prepared, exchange: Exchange): Prepared {
  return {
    ...prepared,
    run: async (context) => {
      const outcome = await prepared.run(context);
      return {
        ...outcome,
        delivered: async (delivery) => {
          await outcome.delivered(delivery);
          if (delivery.kind !== 'refused')
            exchange.shown(delivery.kind === 'posted' ? delivery.messageId : undefined);
        },
      };
    },
  };
}

/** The content words as they were typed: what they were corrected to comes from documents, which not everybody may see. */
function askedWords({ evidence: { words, corrections } }: Answer): readonly string[] {
  const typed = new Map(corrections.map(({ from, to }) => [to, from]));
  return words.map((word) => typed.get(word) ?? word);
}
