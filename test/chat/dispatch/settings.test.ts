import { expect, it } from 'vitest';
import { Bot, chatSettings } from '../../support/bot.js';

/** A bot whose settings may change between any two looks at them; counted since `clear`. */
async function counted() {
  let looks = 0;
  const bot = await Bot.with(undefined, {
    services: {
      get settings() {
        looks++;
        return chatSettings;
      },
    },
  });
  return {
    bot,
    looksOf: async (request: () => Promise<unknown>) => {
      looks = 0;
      await request();
      return looks;
    },
  };
}

it.each([
  ['ask', 'when does the zebra eat grass'],
  ['ask', 'when does the zebra eat grass public:yes'],
  ['check', '“The zebra eats grass in the morning”'],
  ['coverage', 'zebra'],
  ['about', ''],
])('a request is handled by one look at the settings: /%s %s', async (command, typed) => {
  const { bot, looksOf } = await counted();
  expect(await looksOf(() => bot.reply(command, typed))).toBe(1);
});
