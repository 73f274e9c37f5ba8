import { refreshEntry } from '../src/chat/audit.js';
import { defineCommand } from '../src/chat/command.js';
import { notRefreshed, refreshed } from '../src/chat/words/corpus.js';
import { CorpusError } from '../src/core/ports.js';

/** `/refresh`: reads the corpus again; the old index answers until the new one is whole. */
export const refresh = defineCommand({
  name: 'refresh',
  description: 'Reads the documents again and says what changed (moderators)',
  options: {
    'dry-run': { type: 'boolean', description: 'Only say what would change' },
  },
  access: 'moderators',
  effort: 'long',
  examples: ['', 'dry-run'],

  async run({ args, place, person, services: { library, audit }, signal, progress }) {
    const who = place.platform === 'terminal' ? 'terminal' : `${place.platform} ${person.id}`;
    const by = `${person.name} (${who})`;
    try {
      const record = await library.refresh({
        by,
        dryRun: args['dry-run'] ?? false,
        onProgress: progress,
        signal,
      });
      if (!record.dryRun) await audit.append(refreshEntry(record, place, person));
      return refreshed(record);
    } catch (error) {
      if (error instanceof CorpusError) return notRefreshed(error.message);
      throw error;
    }
  },
});
