import { listButtons } from '../src/chat/buttons/list-pages.js';
import { requestLine } from '../src/chat/dispatch/request-line.js';
import { listedDocuments, noDocuments } from '../src/chat/messages/catalogue.js';
import { noSuchPage } from '../src/chat/messages/paging.js';
import { type CommandRequest, defineCommand, type Options } from '../src/chat/protocol/command.js';
import { type Location, takesButtons } from '../src/chat/protocol/location.js';
import type { ReplyContent } from '../src/chat/protocol/reply.js';
import { inScope, narrowToSource } from '../src/core/types/scope.js';
import { readPage } from './read-page.js';
import { suggestTitles } from './suggest-titles.js';

const options = {
  filter: {
    type: 'words',
    description: (texts) => texts.commands.sources.options.filter,
    suggest: suggestTitles,
  },
  page: { type: 'string', description: (texts) => texts.commands.sources.options.page },
} as const satisfies Options;

/** `/sources`: the documents that can be asked. */
export const sources = defineCommand({
  name: 'sources',
  description: (texts) => texts.commands.sources.description,
  options,
  access: 'everyone',
  effort: 'quick',
  hasPages: 'documents',
  examples: ['', 'huawei'],

  async run(request): Promise<ReplyContent> {
    const { args, scope, place, services } = request;
    const { library, settings } = services;
    const { texts } = settings;
    const documents = await library.catalogue(scope);
    const fitting = args.filter === undefined ? scope : narrowToSource(scope, documents, args.filter);
    const entries = documents.filter(({ id }) => inScope(fitting, id));
    if (entries.length === 0) return noDocuments(texts, args.filter);
    const perPage = documentsOn(place) ?? entries.length;
    const page = readPage(args.page);
    const pages = Math.ceil(entries.length / perPage);
    if (page === undefined || page > pages)
      return noSuchPage(texts, args.page ?? '', page === undefined ? undefined : pages);
    const from = (page - 1) * perPage;
    const shown = entries.slice(from, from + perPage);
    const paging = { page, pages, from, shown: shown.length, total: entries.length };
    const content = listedDocuments(texts, shown, args.filter, paging);
    const buttons = pages === 1 ? undefined : await buttonsOf(page, pages, request);
    return buttons === undefined ? content : { ...content, blocks: [...content.blocks, buttons] };
  },
});

/** What surely fits into one message of a chat; undefined: all that there are. */
function documentsOn(place: Location): number | undefined {
  if (!takesButtons(place)) return undefined;
  return place.platform === 'web' ? 50 : 15;
}

/** None where what was typed would be read otherwise when it is typed again. */
async function buttonsOf(page: number, pages: number, request: CommandRequest<typeof options>) {
  const { filter } = request.args;
  if (requestLine(options, filter) === undefined) return undefined;
  const { fingerprint } = await request.services.library.status(request.scope);
  return listButtons({ page, pages, asked: filter, fingerprint }, request);
}
