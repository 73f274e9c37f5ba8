import { defineCommand } from '../src/chat/command.js';
import { granted } from '../src/chat/words/access.js';
import { about as aboutWords } from '../src/chat/words/corpus.js';

/** `/about`: what is indexed, what is stored, how to ask; to moderators also who may ask what. */
export const about = defineCommand({
  name: 'about',
  description: 'Tells what is indexed, what is stored and how to ask',
  options: {
    show: {
      type: 'choice',
      choices: ['access'],
      forModerators: ['access'],
      description: 'access: who may ask what until when (moderators)',
    },
  },
  access: 'everyone',
  effort: 'quick',
  examples: ['', 'show:access'],

  async run({ args, place, scope, services, commands }) {
    const { settings } = services;
    const now = services.now();
    if (args.show === 'access') {
      const isLocal = place.kind === 'local';
      const grants = settings.access.grants.filter(
        (grant) =>
          isLocal ||
          (grant.platform === place.platform && 'workspace' in grant && grant.workspace === place.workspace),
      );
      return granted(grants, { isOpen: settings.access.grants.length === 0, isLocal, now });
    }
    return aboutWords({
      status: await services.library.status(scope),
      program: services.program(),
      commands,
      retentionDays: settings.retentionDays,
      now,
    });
  },
});
