import { checkData } from '../src/chat/check-data.js';
import { defineCommand } from '../src/chat/command.js';
import { checked } from '../src/chat/words/check.js';

/** `/check`: whether quoted words stand in the documents, character for character. */
export const check = defineCommand({
  name: 'check',
  description: 'Checks quoted words against the documents: exact, altered or not there',
  options: {
    words: {
      type: 'words',
      description: 'A quote, or a text with quotes in quotation marks',
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
  ],

  async run({ args, scope, services: { library } }) {
    const result = await library.check(args.words, { scope });
    return checked(result, checkData(result));
  },
});
