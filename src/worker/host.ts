import type { MessagePort } from 'node:worker_threads';
import { copyOf, type EndRequest, type MethodCall, type ThreadMessage } from './messages.js';

/** What runs in the thread: methods by name. The last argument tells of progress. */
export type Methods = Readonly<
  Record<string, (args: readonly unknown[], report: (progress: unknown) => void) => Promise<unknown>>
>;

/**
 * Answers calls that come over `port`, several at a time; a call that comes while `methods` are made waits for them.
 * Where they cannot be made, the call is told why, and the port closed: another thread may fare better.
 * @param exit Ends the thread.
 */
export function host(
  port: MessagePort,
  methods: Promise<Methods>,
  exit: () => void = () => process.exit(),
): void {
  // Every call tells the failure; until one comes it is nobody's fault.
  methods.catch(() => {});
  port.on('message', async (message: MethodCall | EndRequest) => {
    if (!('id' in message)) return exit();
    const { id, method, args } = message;
    const post = (message: ThreadMessage) => port.postMessage(message);
    const fail = (error: unknown) => post({ id, kind: 'failed', error: copyOf(error) });
    let made: Methods;
    try {
      made = await methods;
    } catch (error) {
      fail(error);
      port.close();
      return;
    }
    try {
      const run = made[method];
      if (run === undefined) throw new TypeError(`no method ${method}`);
      const value = await run(args, (progress) => post({ id, kind: 'progress', progress } as ThreadMessage));
      post({ id, kind: 'done', value });
    } catch (error) {
      fail(error);
    }
  });
}
