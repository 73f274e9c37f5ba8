import { giveQuotes } from '../src/chat/buttons/give-quotes.js';
import { requestLine } from '../src/chat/dispatch/request-line.js';
import { comparisonData, coverageData } from '../src/chat/export/coverage-data.js';
import { unknownSource } from '../src/chat/messages/answer.js';
import * as words from '../src/chat/messages/coverage.js';
import { noSuchPage } from '../src/chat/messages/paging.js';
import { type CommandRequest, defineCommand, type Options } from '../src/chat/protocol/command.js';
import { takesButtons } from '../src/chat/protocol/location.js';
import type { ReplyContent } from '../src/chat/protocol/reply.js';
import { narrowToSource, type Scope } from '../src/core/types/scope.js';
import { readPage } from './read-page.js';
import { quotingOf } from './shareable.js';
import { readSides, suggestSides } from './sides.js';
import { suggestTitles } from './suggest-titles.js';

/** Documents of one page, and those named that have no matching passage: in a chat what surely fits into one message. */
const chatPage = { documents: 4, silentNamed: 12 } as const;
const localPage = { documents: 50, silentNamed: 200 } as const;

const options = {
  topic: { type: 'words', description: (texts) => texts.commands.coverage.options.topic, required: true },
  between: {
    type: 'string',
    description: (texts) => texts.commands.coverage.options.between,
    suggest: suggestSides,
  },
  source: {
    type: 'string',
    description: (texts) => texts.commands.coverage.options.source,
    suggest: suggestTitles,
  },
  page: { type: 'string', description: (texts) => texts.commands.coverage.options.page },
  public: { type: 'boolean', description: (texts) => texts.commands.coverage.options.public },
} as const satisfies Options;

type Request = CommandRequest<typeof options>;

/** `/coverage`: how each document covers a topic, side by side. */
export const coverage = defineCommand({
  name: 'coverage',
  description: (texts) => texts.commands.coverage.description,
  options,
  access: 'everyone',
  effort: 'quick',
  searches: true,
  hasPages: 'quotes',
  examples: ['private access to user data', 'user data between:"Android Headlines,The Verge"'],

  async run(request) {
    const { args, scope, services } = request;
    const { library, settings } = services;
    const { texts } = settings;
    const isNarrowed = args.source !== undefined || args.between !== undefined;
    const documents = isNarrowed ? await library.catalogue(scope) : [];
    const visible = args.source === undefined ? scope : narrowToSource(scope, documents, args.source);
    if (args.source !== undefined && visible.kind === 'documents' && visible.ids.size === 0) {
      return unknownSource(texts, args.source, { error: 'unknown-source', name: args.source });
    }
    if (args.between === undefined) return coverDocuments(request, visible);
    const sides = readSides(args.between, visible, documents);
    switch (sides.kind) {
      case 'unclear':
        return words.twoNames(texts);
      case 'unknown':
        return words.unknownSide(texts, sides.name, sides.nearest);
      case 'same':
        return words.sameSides(texts, sides.names, sides.documents);
      case 'sides':
        return compareSides(request, sides.names, sides.sides);
    }
  },
});

async function coverDocuments(request: Request, scope: Scope): Promise<ReplyContent> {
  const { args, place, services } = request;
  const { library, now, settings } = services;
  const { texts } = settings;
  const page = readPage(args.page);
  if (page === undefined) return noSuchPage(texts, args.page ?? '', undefined);
  const { documents: perPage, silentNamed } = takesButtons(place) ? chatPage : localPage;
  const startedAt = now();
  const coverage = await library.coverage(args.topic, { scope, from: (page - 1) * perPage, limit: perPage });
  const pages = Math.max(1, Math.ceil(coverage.covering / perPage));
  if (page > pages) return noSuchPage(texts, String(page), pages);
  const tookMs = now() - startedAt;
  const asked = requestLine(options, args.topic, { source: args.source });
  const turning = asked === undefined || pages === 1 ? {} : { turning: { page, pages } };
  const shown = { ...coverage, topic: asked ?? args.topic };
  const quotes = coverage.documents.map(({ quote }) => quote);
  return giveQuotes({ ...quotingOf(shown, quotes, asked, 'share-coverage'), ...turning }, request, (write) =>
    words.covered(
      texts,
      shown,
      { page, pages, silentNamed },
      coverageData(coverage, { page, pages }, tookMs, write),
    ),
  );
}

async function compareSides(
  request: Request,
  names: readonly [string, string],
  sides: readonly [Scope, Scope],
): Promise<ReplyContent> {
  const { args, services } = request;
  const startedAt = services.now();
  const found = await services.library.compare(args.topic, { sides });
  const tookMs = services.now() - startedAt;
  const { topic, between, source } = args;
  const asked = requestLine(options, topic, { between, source });
  const comparison = { ...found, topic: asked ?? topic };
  const quotes = comparison.sides.flatMap(({ quotes: best, only }) =>
    only === undefined ? best : [...best, only],
  );
  return giveQuotes(quotingOf(comparison, quotes, asked, 'share-coverage'), request, (write) =>
    words.compared(services.settings.texts, comparison, names, comparisonData(found, names, tookMs, write)),
  );
}
