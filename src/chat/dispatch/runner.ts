import { withDeadline } from '../../core/types/deadline.js';
import { LibraryBusyError, LibraryLateError } from '../../core/types/library.js';
import type { Texts } from '../../texts/texts.js';
import * as words from '../messages/requests.js';
import type { AnyCommand } from '../protocol/command.js';
import type { Prepared, RunContext } from '../protocol/invocation.js';
import type { Location } from '../protocol/location.js';
import type { Logger } from '../protocol/logger.js';
import { type Meter, outcomeOf } from '../protocol/meter.js';
import type { Reply, ReplyContent, Visibility } from '../protocol/reply.js';
import type { Services } from '../protocol/services.js';
import { errorFields } from './error-fields.js';

/** A quick command that has not answered by then is told to the asker as too slow. */
const quickDeadlineMs = 60_000;

/** Brings requests to their end: logs how they went, says what failed, and notes where the reply stands. */
export class Runner {
  readonly #services: Services;
  readonly #log: Logger;
  readonly #meter: Meter;

  constructor(services: Services, log: Logger, meter: Meter) {
    this.#services = services;
    this.#log = log;
    this.#meter = meter;
  }

  /** A request that was read: `run` ends with exactly one reply, whatever goes wrong. */
  prepared(
    request: { readonly id: string; readonly place: Location },
    command: string | undefined,
    visibility: Visibility,
    effort: AnyCommand['effort'],
    run: (context: RunContext) => Promise<Reply>,
  ): Prepared {
    return {
      visibility,
      effort,
      run: async (context = {}) => {
        const started = this.#services.now();
        const fields = {
          requestId: request.id,
          command: command ?? 'unknown',
          platform: request.place.platform,
        };
        let reply: Reply;
        try {
          const running = run(context);
          reply = (effort === 'quick'
            ? await withDeadline(running, quickDeadlineMs, undefined)
            : await running) ?? { ...words.tooSlow(this.#services.settings.texts), visibility };
          this.#log.info({ ...fields, visibility, tookMs: this.#services.now() - started }, 'answered');
        } catch (error) {
          this.#log.error(
            { ...fields, error: errorFields(error), tookMs: this.#services.now() - started },
            'a command failed',
          );
          reply = { ...failureText(this.#services.settings.texts, error, request.id), visibility };
        }
        const { now } = this.#services;
        const readyAt = now();
        const { command: name, platform } = fields;
        this.#meter.answered({
          platform,
          command: name,
          // What was typed in place of a command gets a hint, which is no answer.
          outcome: command === undefined ? 'misused' : outcomeOf(reply),
          tookMs: readyAt - started,
        });
        return {
          reply,
          delivered: async (delivery) => {
            if (delivery.kind === 'posted') this.#meter.shown(now() - readyAt);
            if (delivery.kind !== 'posted')
              this.#log.warn({ ...fields, delivery: delivery.kind }, 'a reply was not shown');
            else await this.settle(request.id, () => this.#notePosted(reply, delivery.messageId));
          },
        };
      },
    };
  }

  /** Under which id an answer stands there, so that its buttons can be told from copies elsewhere. */
  async #notePosted({ blocks }: Reply, messageId: string | undefined): Promise<void> {
    if (messageId === undefined) return;
    for (const block of blocks) {
      const answerId = block.kind === 'actions' ? block.actions[0]?.answerId : undefined;
      if (answerId !== undefined) await this.#services.givenAnswers.posted(answerId, messageId);
    }
  }

  /** Notes what became of a reply; a fault there is for the log alone. */
  async settle(requestId: string, settle: () => Promise<void>): Promise<void> {
    try {
      await settle();
    } catch (error) {
      this.#log.error({ requestId, error: errorFields(error) }, 'noting a delivery failed');
    }
  }
}

/** What is said where a request failed. */
export function failureText(texts: Texts, error: unknown, requestId: string): ReplyContent {
  if (error instanceof LibraryBusyError) return words.busy(texts);
  return error instanceof LibraryLateError ? words.tooSlow(texts) : words.failed(texts, requestId);
}
