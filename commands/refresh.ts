import { notRefreshed, refreshed, refreshHistory, whereOf } from '../src/chat/messages/refresh.js';
import { refreshEntry } from '../src/chat/protocol/audit.js';
import { type CommandRequest, defineCommand } from '../src/chat/protocol/command.js';
import type { ReplyContent } from '../src/chat/protocol/reply.js';
import { CorpusError, EngineError } from '../src/core/types/ports.js';

/** As many records are listed. */
const recordsShown = 10;

/** `/refresh`: reads the corpus again; the old index answers until the new one is whole. */
export const refresh = defineCommand({
  name: 'refresh',
  description: 'Reads the documents again and says what changed (moderators)',
  options: {
    show: {
      type: 'choice',
      choices: ['dry-run', 'history'],
      description: 'dry-run: only say what would change; history: the records of the last refreshes',
    },
    public: { type: 'boolean', description: 'Tell everyone in the channel, of the documents open to them' },
  },
  access: 'moderators',
  effort: 'long',
  examples: ['', 'show:dry-run', 'show:history'],

  async run(request) {
    const { args, place, services } = request;
    if (args.show === 'history')
      return refreshHistory(await services.library.pastRefreshes(recordsShown), place);
    try {
      return await read(request, args.show === 'dry-run');
    } catch (error) {
      if (error instanceof CorpusError || error instanceof EngineError) return notRefreshed(error.message);
      throw error;
    }
  },
});

async function read(request: CommandRequest, dryRun: boolean): Promise<ReplyContent> {
  const { place, person, services, progress, signal } = request;
  const where = whereOf(place);
  const record = await services.library.refresh({
    by: `${person.name} (${where === undefined ? 'terminal' : `${place.platform} ${person.id}`})`,
    ...(where === undefined ? {} : { where }),
    dryRun,
    onProgress: progress,
    signal,
  });
  if (!dryRun) await services.audit.append(refreshEntry(record, place, person));
  return refreshed(record, place);
}
