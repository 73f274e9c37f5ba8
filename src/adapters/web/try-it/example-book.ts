import { withDeadline } from '../../../chat/deadline.js';
import type { Dispatcher } from '../../../chat/dispatch.js';
import { type Examples, examplesFor, untriedExamples } from '../../../chat/examples.js';
import type { Logger } from '../../../chat/logger.js';
import type { Person, Place } from '../../../chat/place.js';

/** The page is shown with fewer examples rather than later. */
const patienceMs = 1_500;

/** The examples for the documents as they are, made out once for each index. */
export class ExampleBook {
  readonly #dispatcher: Dispatcher;
  readonly #log: Logger;
  #last: { readonly fingerprint: string; readonly examples: Promise<Examples> } | undefined;

  constructor(dispatcher: Dispatcher, log: Logger) {
    this.#dispatcher = dispatcher;
    this.#log = log;
  }

  /** Those that nothing had to be tried for where the others would come late, and on any fault. */
  async examples(place: Place, person: Person): Promise<Examples> {
    const untried = untriedExamples(this.#dispatcher.commands);
    return withDeadline(
      this.find(place, person).catch(() => untried),
      patienceMs,
      untried,
    );
  }

  /** All of them, however long that takes. */
  async find(place: Place, person: Person): Promise<Examples> {
    try {
      const view = await this.#dispatcher.viewOf(place, person, 'asker');
      const { fingerprint } = await view.services.library.status(view.sight.scope);
      if (this.#last?.fingerprint !== fingerprint) {
        this.#last = { fingerprint, examples: examplesFor(view, this.#dispatcher.commands) };
      }
      const examples = await this.#last.examples;
      // Phrases may still be collected: the next page asks again.
      if (examples.answered.length === 0) this.#last = undefined;
      return examples;
    } catch (error) {
      this.#last = undefined;
      this.#log.debug(
        { error: error instanceof Error ? error.name : typeof error },
        'no examples were found',
      );
      throw error;
    }
  }
}
