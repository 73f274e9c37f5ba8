import { notRefreshed, refreshed, refreshHistory, whereOf } from '../src/chat/messages/refresh.js';
import { refreshEntry } from '../src/chat/protocol/audit.js';
import { type CommandRequest, defineCommand } from '../src/chat/protocol/command.js';
import type { ReplyContent } from '../src/chat/protocol/reply.js';
import { defined } from '../src/core/types/defined.js';
import { CorpusError, EngineError } from '../src/core/types/ports.js';

/** As many records are listed. */
const recordsShown = 10;

/** `/refresh`: reads the corpus again; the old index answers until the new one is whole. */
export const refresh = defineCommand({
  name: 'refresh',
  description: (texts) => texts.commands.refresh.description,
  options: {
    show: {
      type: 'choice',
      choices: ['dry-run', 'history'],
      description: (texts) => texts.commands.refresh.options.show,
    },
    public: { type: 'boolean', description: (texts) => texts.commands.refresh.options.public },
  },
  access: 'moderators',
  effort: 'long',
  examples: ['', 'show:dry-run', 'show:history'],

  async run(request) {
    const { args, place, services } = request;
    const { texts } = services.settings;
    if (args.show === 'history')
      return refreshHistory(texts, await services.library.pastRefreshes(recordsShown), place);
    try {
      return await read(request, args.show === 'dry-run');
    } catch (error) {
      if (error instanceof CorpusError || error instanceof EngineError)
        return notRefreshed(texts, error.message);
      throw error;
    }
  },
});

async function read(request: CommandRequest, dryRun: boolean): Promise<ReplyContent> {
  const { place, person, services, progress, signal } = request;
  const where = whereOf(place);
  const record = await services.library.refresh({
    by: `${person.name} (${where === undefined ? 'terminal' : `${place.platform} ${person.id}`})`,
    ...defined({ where }),
    dryRun,
    onProgress: progress,
    signal,
  });
  if (!dryRun) await services.audit.append(refreshEntry(record, place, person));
  return refreshed(services.settings.texts, record, place);
}
