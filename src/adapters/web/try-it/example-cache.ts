import type { View } from '../../../chat/access/views.js';
import type { Dispatcher } from '../../../chat/dispatch/dispatch.js';
import { type Examples, examplesFor, untriedExamples } from '../../../chat/dispatch/examples.js';
import type { Location, Person } from '../../../chat/protocol/location.js';
import type { Logger } from '../../../chat/protocol/logger.js';
import { withDeadline } from '../../../core/types/deadline.js';
import { errorName } from '../../../core/types/error-names.js';

/** Phrases of the documents may still be collected when they are first asked for: so often they are asked for again. */
const maxAttempts = 3;

/** The examples for the documents as they are, made out once for each index. */
export class ExampleCache {
  readonly #dispatcher: Dispatcher;
  readonly #log: Logger;
  #last:
    | { readonly fingerprint: string; readonly attempts: number; readonly examples: Promise<Examples> }
    | undefined;

  constructor(dispatcher: Dispatcher, log: Logger) {
    this.#dispatcher = dispatcher;
    this.#log = log;
  }

  /**
   * Those that nothing had to be tried for where the others would come late, and on any fault.
   * @param patienceMs The page is shown with fewer examples rather than later.
   */
  async examples(place: Location, person: Person, patienceMs: number): Promise<Examples> {
    const untried = untriedExamples(this.#dispatcher.commands);
    return withDeadline(
      this.find(place, person).catch(() => untried),
      patienceMs,
      untried,
    );
  }

  /** All of them, however long that takes. */
  async find(place: Location, person: Person): Promise<Examples> {
    try {
      const view = await this.#dispatcher.viewOf(place, person, 'asker');
      const { fingerprint } = await view.services.library.status(view.visibleScope.scope);
      const last = this.#last;
      if (last?.fingerprint !== fingerprint) return await this.#tryAll(fingerprint, view, 1);
      const examples = await last.examples;
      const isEnough = examples.answered.length > 0 || last.attempts >= maxAttempts || this.#last !== last;
      return isEnough ? examples : await this.#tryAll(fingerprint, view, last.attempts + 1);
    } catch (error) {
      this.#last = undefined;
      this.#log.debug({ error: errorName(error) }, 'no examples were found');
      throw error;
    }
  }

  #tryAll(fingerprint: string, view: View, attempts: number): Promise<Examples> {
    const examples = examplesFor(view, this.#dispatcher.commands);
    this.#last = { fingerprint, attempts, examples };
    return examples;
  }
}
