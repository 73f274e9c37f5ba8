import { giveQuotes } from '../src/chat/buttons/give-quotes.js';
import { keepAnswer } from '../src/chat/buttons/keep.js';
import { verifyGiven } from '../src/chat/buttons/verify-given.js';
import { readGiven } from '../src/chat/drafts/read-given.js';
import { checkData } from '../src/chat/export/check-data.js';
import { verificationData } from '../src/chat/export/verification-data.js';
import { checked } from '../src/chat/messages/check.js';
import { passesStill, unknownReceipt, verified } from '../src/chat/messages/verify.js';
import { type CommandRequest, defineCommand, type Options } from '../src/chat/protocol/command.js';
import { readReceiptId, showReceiptId } from '../src/chat/protocol/receipt-id.js';
import type { Receipt } from '../src/chat/protocol/receipts.js';
import type { ReplyContent } from '../src/chat/protocol/reply.js';
import { defined } from '../src/core/types/defined.js';
import type { Draft } from '../src/core/types/draft.js';
import { quotesOf } from '../src/core/types/quote-check.js';
import { inScope } from '../src/core/types/scope.js';
import { checkedDraft } from './check-draft.js';
import { quotingOf, shareable } from './shareable.js';

const options = {
  words: {
    type: 'words',
    description: (texts) => texts.commands.check.options.words,
    required: true,
  },
  public: { type: 'boolean', description: (texts) => texts.commands.check.options.public },
} as const satisfies Options;

/** `/check`: whether quoted words stand in the documents, character for character, or what became of a receipt's. */
export const check = defineCommand({
  name: 'check',
  description: (texts) => texts.commands.check.description,
  options,
  access: 'everyone',
  effort: 'quick',
  searches: true,
  isCheck: true,
  onMessage: (texts) => texts.commands.check.onMessage,
  draftForm: {
    title: (texts) => texts.commands.check.form.title,
    label: (texts) => texts.commands.check.form.label,
    submit: (texts) => texts.commands.check.form.submit,
  },
  examples: [
    '“private access to some user data”',
    'They wrote “private access to all user data”. public:yes',
    '7K2M-9QXR-4F0T-WB8N',
  ],

  async run(request) {
    const { draft, services } = request;
    if (draft === undefined) return checkWords(request.args.words, request);
    const given = await readGiven(draft, services);
    if ('refusal' in given) return given.refusal;
    if (draft.kind === 'file' || (await isQuoting(given.draft, request)))
      return checkedDraft(given.draft, request);
    // A text without marks is one quotation, or the id of a receipt.
    return checkWords(draft.text, request);
  },
});

async function isQuoting(draft: Draft, { services }: Pick<CommandRequest, 'services'>): Promise<boolean> {
  const { quotations, leftOut } = await services.library.quotations(draft, 1);
  return quotations.length + leftOut.length > 0;
}

async function checkWords(words: string, request: CommandRequest): Promise<ReplyContent> {
  const { scope, services } = request;
  const { texts, retentionDays } = services.settings;
  const typed = readReceiptId(words);
  if (typed !== undefined) {
    const receipt = typed.id === undefined ? undefined : await services.receipts.find(typed.id);
    if (receipt !== undefined) return verify(receipt, request);
    if (!typed.mayBeWords) return unknownReceipt(texts, retentionDays);
  }
  const result = await services.library.check(words, { scope });
  const quotes = result.strings.flatMap((string) => quotesOf(string).slice(0, 1));
  const question = shareable(options, words);
  const quoting = quotingOf(result, quotes, question, 'share-check');
  return giveQuotes(quoting, request, (write) => checked(texts, result, checkData(result, write)));
}

async function verify(receipt: Receipt, request: Pick<CommandRequest, 'scope' | 'services'> & Asked) {
  const { library, now, settings } = request.services;
  const found = await verifyGiven(receipt, library, request.scope);
  const { receiptId, givenAt } = receipt;
  const content = verified(
    settings.texts,
    [{ receipt: showReceiptId(receiptId), given: receipt, givenAt, ...found }],
    now(),
    verificationData(receipt, found),
  );
  return passesStill(found) && request.visibility === 'channel'
    ? givenAgain(receipt, content, request)
    : content;
}

type Asked = Pick<CommandRequest, 'place' | 'person' | 'visibility' | 'publicScope' | 'services'>;

/** Where all can read them, words that stand are given once more: with the buttons of an answer, and its corrections. */
async function givenAgain(
  { receiptId, text, citation, documentHash, fingerprint, parts }: Receipt,
  content: ReplyContent,
  { place, person, visibility, publicScope, services }: Asked,
): Promise<ReplyContent> {
  const { buttons } = await keepAnswer(
    {
      quotes: [{ receiptId, text, citation, documentHash, ...defined({ parts }) }],
      shown: 1,
      visibility,
      place,
      personId: person.id,
      fingerprint,
      question: undefined,
      isShareable: false,
      isForPlace: (documentId) => inScope(publicScope, documentId),
    },
    services,
  );
  return { ...content, blocks: [...content.blocks, buttons] };
}
