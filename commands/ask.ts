import { answerData } from '../src/chat/answer-data.js';
import { defineCommand } from '../src/chat/command.js';
import { settingsOf } from '../src/chat/settings.js';
import { answered, shareLabel, unknownSource } from '../src/chat/words/answer.js';
import { inScope, narrowToSource } from '../src/core/scope.js';
import { suggestTitles } from './suggest-titles.js';

/** `/ask`: the passages that answer a question, word for word. */
export const ask = defineCommand({
  name: 'ask',
  description: 'Answers a question with the passages themselves, word for word',
  options: {
    question: { type: 'words', description: 'What you want to know', required: true },
    source: {
      type: 'string',
      description: 'Only documents with this in their title or name',
      suggest: suggestTitles,
    },
    public: { type: 'boolean', description: 'Answer where everyone in the channel can read it' },
  },
  access: 'everyone',
  effort: 'quick',
  examples: ['which companies had access', 'who wrote an open letter? public:yes'],

  async run({ args, scope, place, person, visibility, conversation, publicScope, services }) {
    const { library, givenAnswers, settings } = services;
    const visible =
      args.source === undefined ? scope : narrowToSource(scope, await library.catalogue(scope), args.source);
    const startedAt = services.now();
    const answer = await library.answer(args.question, {
      scope: visible,
      limit: settingsOf(place, settings).maxQuotes,
      ...(conversation === undefined ? {} : { subject: conversation.subject }),
    });
    if (conversation?.takes(answer) === false) return { blocks: [] };
    const data = answerData(answer, services.now() - startedAt);
    if (args.source !== undefined && visible.kind === 'documents' && visible.ids.size === 0) {
      return unknownSource(args.source, data);
    }
    const content = answered(answer, data, conversation?.isForgotten);
    // Where others read along, a private answer can be shared if they may see all of it; the state keeps what a press
    // of the button needs.
    const isShareable = answer.quotes.every(({ citation }) => inScope(publicScope, citation.documentId));
    if (answer.kind === 'not-found' || place.kind !== 'channel' || visibility !== 'asker' || !isShareable) {
      return content;
    }

    const answerId = services.newId();
    await givenAnswers.save({
      id: answerId,
      quotes: answer.quotes.map(({ citation: { documentId, span } }) => ({
        documentId,
        documentHash: answer.hashes[documentId] ?? '',
        span,
      })),
      place,
      personId: person.id,
      fingerprint: answer.index.fingerprint,
      givenAt: services.now(),
    });
    const share = { name: 'share', label: shareLabel, answerId, question: args.question } as const;
    return { ...content, blocks: [...content.blocks, { kind: 'actions', actions: [share] }] };
  },
});
