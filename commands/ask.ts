import { keepAnswer, quotesToKeep, shownReceipts } from '../src/chat/buttons/keep.js';
import { offersUnderNothing } from '../src/chat/buttons/under-nothing.js';
import { suggestedQuestions } from '../src/chat/dispatch/examples.js';
import { smallTalkOf } from '../src/chat/dispatch/small-talk.js';
import { answerData } from '../src/chat/export/answer-data.js';
import { answered, unknownSource } from '../src/chat/messages/answer.js';
import { help } from '../src/chat/messages/help.js';
import { type CommandRequest, defineCommand } from '../src/chat/protocol/command.js';
import { maxKeptQuotes } from '../src/chat/protocol/given-answers.js';
import { takesButtons } from '../src/chat/protocol/location.js';
import { type Action, type Block, goOnNames, note, withKnown } from '../src/chat/protocol/reply.js';
import type { Services } from '../src/chat/protocol/services.js';
import { settingsOf } from '../src/chat/protocol/settings.js';
import type { Answer } from '../src/core/types/answer.js';
import { inScope, narrowToSource, type Scope } from '../src/core/types/scope.js';
import { suggestQuestions } from './suggest-questions.js';
import { suggestTitles } from './suggest-titles.js';

/** `/ask`: the passages that answer a question, word for word. */
export const ask = defineCommand({
  name: 'ask',
  description: (texts) => texts.commands.ask.description,
  options: {
    question: {
      type: 'words',
      description: (texts) => texts.commands.ask.options.question,
      required: true,
      mayBeEmpty: true,
      suggest: suggestQuestions,
    },
    source: {
      type: 'string',
      description: (texts) => texts.commands.ask.options.source,
      suggest: suggestTitles,
    },
    by: { type: 'string', description: (texts) => texts.commands.ask.options.by },
    public: { type: 'boolean', description: (texts) => texts.commands.ask.options.public },
  },
  access: 'everyone',
  effort: 'quick',
  searches: true,
  answersInTwoSteps: true,
  isForAskerAlone: ({ question }) => smallTalkOf(question) !== undefined,
  examples: [
    'which companies had access',
    'who wrote an open letter? public:yes',
    'where was the information stored',
    'did ZTE have an agreement with Facebook',
    'who is Ben Kepes',
    // The sample documents do not tell.
    'who won the world cup',
  ],

  async run({ args, scope, place, person, visibility, conversation, publicScope, services, commands }) {
    const { library, settings } = services;
    const { texts } = settings;
    const talk = smallTalkOf(args.question);
    if (talk !== undefined) {
      const [nothing, suggestions] = await Promise.all([
        library.answer('', { scope, limit: 1 }),
        suggestedQuestions(library, scope, commands),
      ]);
      const data = answerData({ ...nothing, question: args.question }, 0);
      return help(texts, talk, { nothing, suggestions, isSpokenTo: conversation !== undefined, data });
    }
    const hasButtons = takesButtons(place);
    const { maxQuotes } = settingsOf(place, settings);
    const visible =
      args.source === undefined ? scope : narrowToSource(scope, await library.catalogue(scope), args.source);
    const by = args.by?.trim() || undefined;
    const startedAt = services.now();
    const whole = await library.answer(args.question, {
      scope: visible,
      limit: hasButtons ? maxKeptQuotes : maxQuotes,
      ...(by === undefined ? {} : { by }),
      ...(conversation === undefined ? {} : { subject: conversation.subject }),
    });
    const answer = shortened(whole, maxQuotes);
    if (conversation?.takes(answer) === false) return { blocks: [] };
    const tookMs = services.now() - startedAt;
    const isNarrowed = args.source !== undefined || by !== undefined;
    if (settings.notesGaps && !isNarrowed) await noteGaps(answer, { place, person, services });
    if (args.source !== undefined && visible.kind === 'documents' && visible.ids.size === 0) {
      return unknownSource(texts, args.source, answerData(answer, tookMs));
    }
    // What others who read along may see.
    const isForPlace = (documentId: string) => inScope(publicScope, documentId);
    const isForgotten = conversation?.isForgotten ?? false;
    if (answer.kind === 'not-found') {
      // What is no answer is posted for all to see only where the asker said so. It has no buttons of an answer: what can be
      // shared, voted on and corrected later is one.
      const showsNearest = visibility === 'asker' || args.public === true;
      const content = answered(texts, answer, answerData(answer, tookMs), { isForgotten, showsNearest, by });
      const offers = await offersUnderNothing(answer, { place, person, visibility, services, isNarrowed });
      return { ...content, blocks: [...content.blocks, ...offers] };
    }
    const quotes = quotesToKeep(whole.quotes, whole.hashes, services);
    const keeping = keepAnswer(
      {
        quotes,
        shown: answer.quotes.length,
        visibility,
        place,
        personId: person.id,
        fingerprint: answer.index.fingerprint,
        question: args.question,
        isShareable: answer.quotes.every(({ citation }) => isForPlace(citation.documentId)),
        isForPlace,
      },
      services,
    );
    // On this machine an answer whose receipts cannot be kept is given without.
    const kept = await (place.kind === 'local' ? keeping.catch(() => undefined) : keeping);
    if (kept === undefined) return answered(texts, answer, answerData(answer, tookMs), { isForgotten, by });
    const { links, buttons } = kept;
    const receipts = shownReceipts(quotes, services);
    const content = answered(texts, answer, answerData(answer, tookMs, { receipts, links }), {
      isForgotten,
      by,
    });
    const blocks = withKnown(withKnown(content.blocks, 'receipt', receipts), 'link', links);
    if (!hasButtons) return { ...content, blocks };
    return {
      ...content,
      blocks: [...blocks, buttons, ...(await goOnFrom(answer, kept.answerId, scope, services))],
    };
  },
});

/** Buttons with questions to go on with; [] where there are none, and on any fault, for the answer stands without them. */
async function goOnFrom(
  { question, quotes }: Answer,
  answerId: string,
  scope: Scope,
  { library, settings: { texts } }: Services,
): Promise<readonly Block[]> {
  const places = quotes.map(({ citation: { documentId, span } }) => ({ documentId, span }));
  const further = await library.furtherQuestions({ question, quotes: places }, scope).catch(() => []);
  const actions = further.flatMap((label, i): Action[] => {
    const name = goOnNames[i];
    return name === undefined ? [] : [{ name, label, answerId, question: label }];
  });
  return actions.length === 0 ? [] : [note(texts.answer.goOn), { kind: 'actions', actions }];
}

/** A fault of the state keeps nobody from an answer. */
async function noteGaps(
  { evidence }: Answer,
  { place, person, services }: Pick<CommandRequest, 'place' | 'person' | 'services'>,
): Promise<void> {
  if (evidence.missing.length === 0) return;
  await services.gaps.note(evidence.missing, { place, personId: person.id }).catch(() => {});
}

/** The same answer with fewer quotes: the first ones are the same for every limit. */
function shortened(answer: Answer, limit: number): Answer {
  const quotes = answer.quotes.slice(0, limit);
  const candidates = answer.candidates.slice(0, limit);
  const hashes = Object.fromEntries(
    candidates
      .flatMap((quote) => [quote, ...(quote.copies ?? [])])
      .map(({ citation: { documentId } }) => [documentId, answer.hashes[documentId] ?? '']),
  );
  return { ...answer, quotes, candidates, hashes };
}
