import { giveQuotes } from '../src/chat/buttons/give-quotes.js';
import { readGiven } from '../src/chat/drafts/read-given.js';
import { statementsOf } from '../src/chat/drafts/statements.js';
import { foundSources, type RelevantPassage } from '../src/chat/messages/find.js';
import { type CommandRequest, defineCommand, type Options } from '../src/chat/protocol/command.js';
import type { ReplyContent } from '../src/chat/protocol/reply.js';
import type { Quote } from '../src/core/types/quote.js';
import { foundInDraft } from './find-draft.js';
import { relevantPassage } from './relevant-passage.js';
import { quotingOf, shareable } from './shareable.js';

/** So many sentences of a text are looked for; the others are counted. */
const maxSentences = 12;

const options = {
  text: { type: 'words', description: (texts) => texts.commands.find.options.text, required: true },
  public: { type: 'boolean', description: (texts) => texts.commands.find.options.public },
} as const satisfies Options;

/** `/find`: what of the documents bears on a text, sentence by sentence. */
export const find = defineCommand({
  name: 'find',
  description: (texts) => texts.commands.find.description,
  options,
  access: 'everyone',
  effort: 'quick',
  searches: true,
  onMessage: (texts) => texts.commands.find.onMessage,
  draftForm: {
    title: (texts) => texts.commands.find.form.title,
    label: (texts) => texts.commands.find.form.label,
    submit: (texts) => texts.commands.find.form.submit,
  },
  examples: ['Huawei had access to user data. So had Lenovo.'],

  async run(request) {
    if (request.draft === undefined) return findSources(request.args.text, request);
    const given = await readGiven(request.draft, request.services);
    return 'refusal' in given ? given.refusal : foundInDraft(given.draft, request);
  },
});

async function findSources(text: string, request: CommandRequest): Promise<ReplyContent> {
  const { scope, services } = request;
  const statements = statementsOf({ name: '', text });
  const relevant: RelevantPassage[] = [];
  const hashes: Record<string, string> = {};
  const read = statements.slice(0, maxSentences);
  for (const { text: sentence } of read) {
    const answer = await relevantPassage(sentence, request);
    const [quote] = answer?.quotes ?? [];
    if (answer === undefined || quote === undefined) continue;
    Object.assign(hashes, answer.hashes);
    const known = relevant.find((passage) => overlap(passage.quote, quote));
    if (known === undefined) relevant.push({ sentences: [sentence], quote, confidence: answer.confidence });
    else known.sentences.push(sentence);
  }
  const { documents, fingerprint } = await services.library.status(scope);
  const counts = { read: read.length, leftOut: statements.length - read.length };
  const quotes = relevant.map(({ quote }) => quote);
  const question = shareable(options, text);
  const quoting = quotingOf({ hashes, index: { fingerprint } }, quotes, question, 'share-find');
  return giveQuotes(quoting, request, (write) => {
    const found = relevant.map(({ sentences: about, quote, confidence }) => ({
      sentences: about,
      confidence,
      quote: write(quote),
    }));
    return foundSources(services.settings.texts, relevant, { ...counts, documents }, { ...counts, found });
  });
}

function overlap(one: Quote, other: Quote): boolean {
  const [a, b] = [one.citation, other.citation];
  return a.documentId === b.documentId && a.span.start < b.span.end && b.span.start < a.span.end;
}
