import { defineCommand } from '../src/chat/command.js';
import { about as aboutWords } from '../src/chat/words/corpus.js';

/** `/about`: what is indexed, what is stored, how to ask. */
export const about = defineCommand({
  name: 'about',
  description: 'Tells what is indexed, what is stored and how to ask',
  options: {},
  access: 'everyone',
  effort: 'quick',
  examples: [''],

  async run({ scope, services, commands }) {
    return aboutWords({
      status: await services.library.status(scope),
      program: services.program(),
      commands,
      retentionDays: services.settings.retentionDays,
      now: services.now(),
    });
  },
});
