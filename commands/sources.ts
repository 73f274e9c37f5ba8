import { catalogue } from '../src/chat/messages/corpus.js';
import { defineCommand } from '../src/chat/protocol/command.js';
import { inScope, narrowToSource } from '../src/core/types/scope.js';

/** `/sources`: the documents that can be asked. */
export const sources = defineCommand({
  name: 'sources',
  description: 'Lists the documents with title, date, size and passages',
  options: {
    filter: { type: 'words', description: 'Only documents with this in their title, name or publisher' },
  },
  access: 'everyone',
  effort: 'quick',
  examples: ['', 'huawei'],

  async run({ args, scope, services: { library } }) {
    const shown =
      args.filter === undefined ? scope : narrowToSource(scope, await library.catalogue(scope), args.filter);
    const entries = (await library.catalogue(scope)).filter(({ id }) => inScope(shown, id));
    return catalogue(entries, args.filter);
  },
});
