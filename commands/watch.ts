import { isModerator } from '../src/chat/access/moderators.js';
import { moderatorsOnly } from '../src/chat/messages/requests.js';
import * as words from '../src/chat/messages/watches.js';
import {
  type CommandRequest,
  defineCommand,
  type Options,
  type Suggestion,
  type SuggestRequest,
} from '../src/chat/protocol/command.js';
import { type ReplyContent, text } from '../src/chat/protocol/reply.js';
import { canTell, keepWatch } from '../src/chat/watches/keep-watch.js';
import { stopWatch } from '../src/chat/watches/stop-watch.js';
import { ask } from './ask.js';
import { suggestPhrases } from './suggest-phrases.js';

const options = {
  question: {
    type: 'words',
    description: (texts) => texts.commands.watch.options.question,
    suggest: suggestPhrases,
  },
  show: {
    type: 'choice',
    choices: ['mine'],
    description: (texts) => texts.commands.watch.options.show,
  },
  stop: {
    type: 'string',
    description: (texts) => texts.commands.watch.options.stop,
    suggest: suggestWatches,
  },
  for: {
    type: 'choice',
    choices: ['me', 'channel'],
    description: (texts) => texts.commands.watch.options.for,
  },
} as const satisfies Options;

/** `/watch`: keeps a question that has no answer, and tells of the first one that comes. */
export const watch = defineCommand({
  name: 'watch',
  description: (texts) => texts.commands.watch.description,
  options,
  access: 'everyone',
  effort: 'quick',
  searches: true,
  isPrivate: true,
  isForAskerAlone: ({ question = '' }) => question.trim() === '',
  examples: ['who won the appeal', 'show:mine', 'stop:7K2M9QXR4F'],

  async run(request): Promise<ReplyContent> {
    const { args, place, person, visibility, conversation, services } = request;
    const { watches, settings, now } = services;
    const { texts } = settings;
    if (!canTell(place, settings)) return words.nobodyToTell(texts);
    if (args.stop !== undefined) {
      return await stopWatch(args.stop, { place, person, mayStopAny: () => mayModerate(request) }, services);
    }
    if (args.show === 'mine') {
      if (conversation !== undefined && visibility === 'channel') return words.listedPrivately(texts);
      const { days } = settings.watches;
      return words.watchList(texts, await watches.of({ place, personId: person.id }, days), {
        days,
        now: now(),
      });
    }
    if ((args.question ?? '').trim() === '') return words.whatToWatch(texts);
    return await keep(request, args.question ?? '');
  },
});

async function keep(request: CommandRequest<typeof options>, question: string): Promise<ReplyContent> {
  const { args, place, person, visibility, publicScope, services } = request;
  const { settings, audit, now } = services;
  const { texts, watches: limits } = settings;
  if (limits.perUser === 0) return words.watchesNothing(texts);
  const tells = args.for === 'channel' && place.kind === 'channel' ? 'channel' : 'asker';
  if (tells === 'channel' && !(await mayModerate(request))) {
    const asked = 'watch for:channel';
    await audit.append({ at: now(), place, person, action: 'refused', detail: asked });
    return moderatorsOnly(texts, asked);
  }
  const scope = tells === 'channel' ? publicScope : request.scope;
  const isPublic = visibility === 'channel';
  const kept = await keepWatch({ question, place, person, tells, isPublic, scope }, services);
  switch (kept.kind) {
    case 'full':
      return words.tooManyWatches(texts, kept.of, limits[kept.of === 'user' ? 'perUser' : 'perChannel']);
    case 'no-need': {
      const answer = await ask.run({
        ...request,
        args: { question, source: undefined, by: undefined, public: undefined },
      });
      const isAnswer = answer.blocks.some(({ kind }) => kind === 'quote');
      return isAnswer
        ? { ...answer, blocks: [text(texts.watches.answeredAlready), ...answer.blocks] }
        : answer;
    }
    default:
      return words.watched(texts, kept.watch, kept.kind === 'added', limits.days);
  }
}

function mayModerate({ place, person, services }: CommandRequest<typeof options>): Promise<boolean> {
  return isModerator(person, place, services.settings.moderators);
}

/** The ids of one's own, each with its question. */
async function suggestWatches(
  typed: string,
  { place, person, services }: SuggestRequest,
): Promise<readonly Suggestion[]> {
  const own = await services.watches.of({ place, personId: person.id }, services.settings.watches.days);
  const begun = typed.trim().toUpperCase();
  return own
    .filter(({ id }) => id.startsWith(begun))
    .map(({ id, question }) => ({ value: id, label: `${id} ${question}` }));
}
