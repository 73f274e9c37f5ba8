import { setTimeout as delay } from 'node:timers/promises';
import { SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Logger } from '../../chat/protocol/logger.js';
import { withDeadline } from '../../core/types/deadline.js';
import { boltLog } from './bolt-log.js';
import { type Fault, faultOf, SlackFault } from './faults.js';
import { patience } from './limits.js';

export interface SocketEvents {
  /** The connection is gone, or another attempt to mend it has failed. */
  onDown(fault: Fault): void;
  onUp(): void;
}

const silence = Symbol('silence');

/**
 * A Socket Mode connection that mends itself. The library's own reconnecting waits five seconds, gives up for good on
 * an HTTP error and then ends the process by an unhandled rejection
 * (https://github.com/slackapi/node-slack-sdk/issues/2656), so it is switched off and done here.
 */
export class SlackSocket {
  readonly receiver: SocketModeReceiver;
  readonly #events: SocketEvents;
  readonly #log: Logger;
  readonly #closing = new AbortController();
  #mending = false;
  #upSince = 0;

  constructor(appToken: string, options: WebClientOptions, events: SocketEvents, log: Logger) {
    this.receiver = new SocketModeReceiver({
      appToken,
      autoReconnectEnabled: false,
      installerOptions: { clientOptions: options },
      logger: boltLog(log),
    });
    this.#events = events;
    this.#log = log;
    this.receiver.client.on('disconnected', () => this.#mend());
  }

  /**
   * One attempt to connect; resolves at Slack's `hello`.
   * @throws {SlackFault}
   */
  async open(): Promise<void> {
    const { client } = this.receiver;
    const starting = client.start();
    starting.catch(() => {});
    try {
      if ((await withDeadline(starting, patience.hello + patience.request, silence)) === silence) {
        client.disconnect().catch(() => {});
        throw new SlackFault({ kind: 'uncertain', code: 'no_hello' });
      }
    } catch (error) {
      // The client rejects with nothing at all when the socket closes before its hello.
      throw error === undefined
        ? new SlackFault({ kind: 'uncertain', code: 'socket_closed' })
        : new SlackFault(faultOf(error));
    }
    if (this.#closing.signal.aborted) {
      client.disconnect().catch(() => {});
      throw new SlackFault({ kind: 'refused', code: 'stopping' });
    }
    this.#upSince = Date.now();
    this.#events.onUp();
  }

  /** Ends the connection for good; does not wait for the other side. */
  close(): void {
    this.#closing.abort();
    this.receiver.client.disconnect().catch(() => {});
  }

  #mend(): void {
    if (this.#closing.signal.aborted || this.#mending || this.#upSince === 0) return;
    this.#mending = true;
    const wasStable = Date.now() - this.#upSince >= patience.stableConnection;
    this.#events.onDown({ kind: 'uncertain', code: 'connection_dropped' });
    this.#mendUntilUp(wasStable ? 0 : patience.firstWait).finally(() => {
      this.#mending = false;
    });
  }

  async #mendUntilUp(firstWait: number): Promise<void> {
    const { signal } = this.#closing;
    for (let wait = firstWait; !signal.aborted; ) {
      try {
        await delay(wait, undefined, { signal });
        await this.open();
        this.#log.info({}, 'connected to Slack again');
        return;
      } catch (error) {
        if (signal.aborted) return;
        const fault = faultOf(error);
        this.#log.warn({ fault: fault.kind, code: fault.code }, 'connecting to Slack again failed');
        this.#events.onDown(fault);
        const min = fault.kind === 'rate-limited' ? fault.retryAfterMs : patience.firstWait;
        wait = Math.min(Math.max(wait * 2, min), patience.reconnectWait);
      }
    }
  }
}
