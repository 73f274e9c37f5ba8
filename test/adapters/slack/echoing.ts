import { defineCommand } from '../../../src/chat/command.js';
import { Dispatcher } from '../../../src/chat/dispatch.js';
import { silent } from '../../../src/chat/logger.js';
import { text } from '../../../src/chat/reply.js';
import type { Services } from '../../../src/chat/services.js';
import { chatSettings } from '../../support/bot.js';

/** A command that says again what was typed, to whom it was asked for. */
const echo = defineCommand({
  name: 'echo',
  description: 'Says it again',
  options: {
    words: { type: 'words', description: 'What' },
    public: { type: 'boolean', description: 'For all' },
  },
  access: 'everyone',
  effort: 'quick',
  examples: [],
  run: async ({ args }) => ({ blocks: [text(args.words ?? '')] }),
});

export function echoing(): Dispatcher {
  const services = { settings: chatSettings, now: Date.now } as unknown as Services;
  return new Dispatcher([echo], services, silent);
}
