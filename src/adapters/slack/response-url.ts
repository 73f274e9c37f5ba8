import type { ResponseMessage } from './bodies.js';
import { quietly } from './bodies.js';
import { faultOfAnswer, SlackFault } from './faults.js';
import { limits, patience } from './limits.js';
import type { ReplyAddress, ReplyTarget } from './reply-target.js';

/** The address that came with a command or a press: five messages within thirty minutes. */
export class ResponseUrl implements ReplyTarget {
  readonly canReplace = true;
  readonly reachesChannel = true;
  readonly #url: string;
  readonly #now: () => number;
  readonly #openedAt: number;
  #uses = 0;

  /**
   * @param now Milliseconds since 1970.
   * @param openedAt When the address came; absent: now.
   */
  constructor(url: string, now: () => number, openedAt = now()) {
    this.#url = url;
    this.#now = now;
    this.#openedAt = openedAt;
  }

  get address(): ReplyAddress {
    return { kind: 'response-url', url: this.#url, openedAt: this.#openedAt };
  }

  /** Uses that are surely left; 0 once the thirty minutes are nearly over. */
  get usesLeft(): number {
    const age = this.#now() - this.#openedAt;
    const isOpen = this.#url !== '' && age < limits.responseUrlLifetimeMs - patience.delivery;
    return isOpen ? Math.max(0, limits.responseUrlUses - this.#uses) : 0;
  }

  /**
   * One attempt to post.
   * @throws {SlackFault} saying whether it may have been posted.
   */
  async post({ besideThread: _, ...message }: ResponseMessage): Promise<undefined> {
    this.#uses++;
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify({
        ...message,
        ...(message.text === undefined ? {} : quietly),
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(patience.request),
    });
    // A body that breaks off after a good status changes nothing: the message stands.
    const body = await response.text().catch(() => '');
    const fault = faultOfAnswer(response.status, response.headers.get('retry-after'), body);
    if (fault?.kind === 'rate-limited') this.#uses--;
    if (fault !== undefined) throw new SlackFault(fault);
    return undefined;
  }
}
