import { expect, it, onTestFinished } from 'vitest';
import type { Dispatcher } from '../../src/chat/dispatch/dispatch.js';
import { text } from '../../src/chat/protocol/reply.js';
import { type Harness, hostileTexts, scriptedDispatcher } from './contract.js';

const words = 'This part is yours alone.';

/** The same, with a part of each reply that is for the asker alone. */
function withAside(dispatcher: Dispatcher): Dispatcher {
  const { prepare } = dispatcher;
  dispatcher.prepare = (invocation) => {
    const prepared = prepare.call(dispatcher, invocation);
    const run: typeof prepared.run = async (context) => {
      const outcome = await prepared.run(context);
      return { ...outcome, reply: { ...outcome.reply, aside: { blocks: [text(words)] } } };
    };
    return { ...prepared, run };
  };
  return dispatcher;
}

/** What an adapter owes to an answer for all of which a part is for the asker alone. */
export function asideContract(make: () => Harness): void {
  it('shows an answer to all, then to the asker alone what is theirs', async () => {
    const harness = make();
    onTestFinished(() => harness.stop());
    await harness.start(withAside(scriptedDispatcher()));
    await harness.type('ask', '1 public:yes');
    await expect.poll(() => harness.shown().length).toBe(2);
    expect(harness.shown()).toMatchObject([
      { visibility: 'channel', quotes: [hostileTexts[1]], pings: false },
      { visibility: 'asker', text: words, pings: false },
    ]);
  });
}
