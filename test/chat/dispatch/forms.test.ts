import { describe, expect, it } from 'vitest';
import { Bot } from '../../support/bot.js';

async function formOf(command: string, text: string) {
  return (await Bot.with()).dispatcher.form({ command, input: { kind: 'text', text } });
}

describe('a form', () => {
  it('is opened by a command that takes drafts where it has no words, with what else was typed', async () => {
    expect(await formOf('check', '')).toEqual({
      title: 'Check quotations',
      label: 'A text with quotations in quotation marks',
      submit: 'Check',
      command: 'check',
      values: {},
    });
    expect(await formOf('find', ' \n')).toMatchObject({ command: 'find', values: {} });
    expect(await formOf('check', 'public:yes')).toMatchObject({ values: { public: true } });
    const values = { kind: 'values', values: { public: false } } as const;
    expect((await Bot.with()).dispatcher.form({ command: 'check', input: values })).toMatchObject({
      values: { public: false },
    });
  });

  it.each([
    ['check', 'words'],
    ['check', 'words public:yes'],
    ['check', 'public:'],
    ['check', 'public:perhaps'],
    ['ask', ''],
    ['coverage', ''],
    ['nothing', ''],
    ['__proto__', ''],
  ])('is not opened by /%s %s', async (command, typed) => {
    expect(await formOf(command, typed)).toBeUndefined();
  });
});
