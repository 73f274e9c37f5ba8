import type { Dispatcher } from '../../../src/chat/dispatch/dispatch.js';
import { defineCommand } from '../../../src/chat/protocol/command.js';
import { text } from '../../../src/chat/protocol/reply.js';
import { chatSettings } from '../../support/bot.js';
import { dispatcherOf } from '../../support/services.js';

/** A command that says again what was typed, to whom it was asked for. */
const echo = defineCommand({
  name: 'echo',
  description: () => 'Says it again',
  options: {
    words: { type: 'words', description: () => 'What' },
    public: { type: 'boolean', description: () => 'For all' },
  },
  access: 'everyone',
  effort: 'quick',
  examples: [],
  run: async ({ args }) => ({ blocks: [text(args.words ?? '')] }),
});

export function echoing(): Dispatcher {
  return dispatcherOf([echo], { settings: chatSettings, now: Date.now });
}
