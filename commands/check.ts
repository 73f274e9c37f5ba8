import { checkData } from '../src/chat/check-data.js';
import { defineCommand } from '../src/chat/command.js';
import { readReceiptId, showReceiptId } from '../src/chat/receipt-id.js';
import { type Receipt, wordsOf } from '../src/chat/receipts.js';
import type { ReplyContent } from '../src/chat/reply.js';
import type { Services } from '../src/chat/services.js';
import { verificationData } from '../src/chat/verification-data.js';
import { checked } from '../src/chat/words/check.js';
import { unknownReceipt, verified } from '../src/chat/words/verify.js';
import type { Scope } from '../src/core/scope.js';

/** `/check`: whether quoted words stand in the documents, character for character, or what became of a receipt's. */
export const check = defineCommand({
  name: 'check',
  description: 'Checks quoted words, or a quote by its receipt, against the documents',
  options: {
    words: {
      type: 'words',
      description: 'A quote, a text with quotes in quotation marks, or the id of a receipt',
      required: true,
    },
    public: { type: 'boolean', description: 'Answer where everyone in the channel can read it' },
  },
  access: 'everyone',
  effort: 'quick',
  searches: true,
  onMessage: 'Check this quote',
  examples: [
    '“private access to some user data”',
    'They wrote “private access to all user data”. public:yes',
    '7K2M-9QXR-4F0T-WB8N',
  ],

  async run({ args, scope, services }) {
    const typed = readReceiptId(args.words);
    if (typed !== undefined) {
      const receipt = typed.id === undefined ? undefined : await services.receipts.find(typed.id);
      if (receipt !== undefined) return verify(receipt, scope, services);
      if (!typed.mayBeWords) return unknownReceipt(services.settings.retentionDays);
    }
    const result = await services.library.check(args.words, { scope });
    return checked(result, checkData(result));
  },
});

async function verify(receipt: Receipt, scope: Scope, { library, now }: Services): Promise<ReplyContent> {
  const verification = await library.verify(wordsOf(receipt), { scope });
  const { receiptId, givenAt } = receipt;
  return verified(
    [{ receipt: showReceiptId(receiptId), given: receipt, givenAt, verification }],
    now(),
    verificationData(receipt, verification),
  );
}
