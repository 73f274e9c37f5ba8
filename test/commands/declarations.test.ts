import { describe, expect, expectTypeOf, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { parseText } from '../../src/chat/dispatch/options.js';
import { defineCommand, type Options, usageOf } from '../../src/chat/protocol/command.js';

describe.each(commands)('/$name', (command) => {
  const options = Object.entries(command.options as Options);

  it('has a name, options and descriptions that every platform takes', () => {
    expect(command.name).toMatch(/^[a-z]{1,32}$/);
    // Slack's own words. https://slack.com/help/articles/201259356-Slash-commands-in-Slack
    expect(['status', 'help', 'search', 'who', 'topic', 'remind']).not.toContain(command.name);
    for (const { description } of [command, ...options.map(([, option]) => option)]) {
      expect(description.length).toBeGreaterThan(0);
      expect(description.length).toBeLessThanOrEqual(100);
    }
    for (const [name] of options) expect(name).toMatch(/^[a-z-]{1,32}$/);
    expect(options.filter(([, { type }]) => type === 'words').length).toBeLessThanOrEqual(1);
  });

  it('has examples that its own options understand', () => {
    expect(command.examples.length).toBeGreaterThan(0);
    for (const example of command.examples)
      expect(parseText(command.options, example)).toHaveProperty('args');
  });
});

it('are named once each', () => {
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
});

it('say how they are used by their options, the optional ones in brackets', () => {
  expect(commands.map((command) => usageOf(command))).toContain('question [source] [by] [public]');
});

it('get arguments whose types follow from their options', () => {
  defineCommand({
    name: 'typed',
    description: () => 'A command',
    options: {
      words: { type: 'words', description: () => '', required: true },
      source: { type: 'string', description: () => '' },
      flag: { type: 'boolean', description: () => '' },
      sure: { type: 'boolean', description: () => '', required: true },
      show: { type: 'choice', description: () => '', choices: ['history', 'audit'] },
    },
    access: 'everyone',
    effort: 'quick',
    examples: [],
    run: async ({ args }) => {
      expectTypeOf(args.words).toEqualTypeOf<string>();
      expectTypeOf(args.source).toEqualTypeOf<string | undefined>();
      expectTypeOf(args.flag).toEqualTypeOf<boolean | undefined>();
      expectTypeOf(args.sure).toEqualTypeOf<boolean>();
      expectTypeOf(args.show).toEqualTypeOf<'history' | 'audit' | undefined>();
      // @ts-expect-error An option that is not declared is no argument.
      args.other;
      return { blocks: [] };
    },
  });
});
