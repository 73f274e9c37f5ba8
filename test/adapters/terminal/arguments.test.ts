import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/adapters/terminal/arguments.js';
import { readAskArguments } from '../../../src/adapters/terminal/ask-arguments.js';
import { readCommandLine } from '../../../src/adapters/terminal/command-line.js';
import { readIndexArguments } from '../../../src/adapters/terminal/index-arguments.js';
import { defineCommand } from '../../../src/chat/protocol/command.js';
import { text } from '../../../src/chat/protocol/reply.js';
import { commandLine } from '../../../src/texts/command-line/index.js';

const { misuse } = commandLine;

function messageOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as UsageError).message;
  }
  throw new Error('nothing was thrown');
}

describe('readAskArguments', () => {
  it('joins the words to a question', () => {
    expect(readAskArguments(['which', 'companies had access'])).toEqual({
      question: 'which companies had access',
      format: 'text',
      explain: false,
    });
  });

  it('takes options before and behind the question, with and without =', () => {
    expect(
      readAskArguments([
        '--json',
        'who',
        '--corpus',
        'docs',
        '--source=Android Headlines',
        '--limit',
        '10',
        '--explain',
      ]),
    ).toEqual({
      question: 'who',
      format: 'json',
      explain: true,
      corpus: 'docs',
      source: 'Android Headlines',
      limit: 10,
    });
  });

  it('lets words begin with a dash behind --', () => {
    expect(readAskArguments(['--json', '--', '--limit', '-5']).question).toBe('--limit -5');
  });

  it('takes source:x and public:yes among the words out of the question, as chats do', () => {
    expect(
      readAskArguments(['which companies', 'source:“Android Headlines”', 'had access public:yes']),
    ).toEqual({
      question: 'which companies had access',
      source: 'Android Headlines',
      format: 'text',
      explain: false,
    });
    expect(readAskArguments(['ratio 3:1 and time:noon']).question).toBe('ratio 3:1 and time:noon');
    expect(messageOf(() => readAskArguments(['who', 'source:a', '--source', 'b']))).toBe(
      misuse.givenTwice('source'),
    );
    expect(messageOf(() => readAskArguments(['who', 'public:perhaps']))).toContain(
      'public must be yes or no',
    );
  });

  it('leaves a question without such words as typed, blanks and all', () => {
    for (const typed of ['  access ', 'access\n', ' '])
      expect(readAskArguments([typed]).question).toBe(typed);
    expect(readAskArguments([' access ', 'source:x']).question).toBe('access');
  });

  it('lets an empty question through only if it was given', () => {
    expect(readAskArguments(['']).question).toBe('');
    expect(messageOf(() => readAskArguments([]))).toBe(misuse.questionMissing);
  });

  it.each([
    [['--limit', '0', 'x'], misuse.limit('0')],
    [['--limit', '11', 'x'], misuse.limit('11')],
    [['--limit', '2.5', 'x'], misuse.limit('2.5')],
    [['--limit', '1e1', 'x'], misuse.limit('1e1')],
    [['--limit=', 'x'], misuse.limit('')],
    [['--limit=-1', 'x'], misuse.limit('-1')],
    [['x', '--limit'], misuse.needsValue('--limit')],
    [['--corpus', '--json', 'x'], misuse.needsValue('--corpus')],
    [['--corpus=', 'x'], misuse.needsValue('--corpus')],
    [['--json=yes', 'x'], misuse.takesNoValue('--json')],
    [['--limit', '1', '--limit', '2', 'x'], misuse.givenTwice('--limit')],
    [['--jsn', 'x'], misuse.optionUnknown(misuse.unknown('option', '--jsn', '--json'))],
    [['-5', 'degrees'], misuse.optionUnknown(misuse.unknown('option', '-5', undefined))],
    [['--\u001b[31m', 'x'], misuse.optionUnknown(misuse.unknown('option', '--␛[31m', undefined))],
  ])('refuses %j in one clear line', (argv, message) => {
    expect(messageOf(() => readAskArguments(argv))).toBe(message);
  });
});

describe('readIndexArguments', () => {
  it('takes a folder, a file to explain, json, and whether all is made anew', () => {
    expect(readIndexArguments([])).toEqual({ json: false, full: false });
    expect(readIndexArguments(['--corpus', 'docs', '--json', '--full', '--explain', 'a.txt'])).toEqual({
      json: true,
      full: true,
      corpus: 'docs',
      explain: 'a.txt',
    });
  });

  it.each([
    [['docs'], misuse.takesNoWords('index', 'docs', misuse.folderIsGivenAs('--corpus'))],
    [['--explain'], misuse.needsValue('--explain')],
    [['--corpse', 'docs'], misuse.optionUnknown(misuse.unknown('option', '--corpse', '--corpus'))],
  ])('refuses %j in one clear line', (argv, message) => {
    expect(messageOf(() => readIndexArguments(argv))).toBe(message);
  });
});

describe('readCommandLine', () => {
  const ask = defineCommand({
    name: 'ask',
    description: () => 'Quotes',
    options: {
      question: { type: 'words', description: () => 'What to ask', required: true },
      source: { type: 'string', description: () => 'Where to look' },
      public: { type: 'boolean', description: () => 'For all to see' },
      show: { type: 'choice', description: () => 'Which list', choices: ['history', 'audit'] },
    },
    access: 'everyone',
    effort: 'quick',
    examples: ['who'],
    run: async () => ({ blocks: [text('')] }),
  });
  const read = (...argv: string[]) => readCommandLine(ask, argv);
  const messages = (...argv: string[]) => messageOf(() => read(...argv));

  it('takes flags, name:value words and words in any order', () => {
    expect(read('who', '--source', 'a b', 'had', '--public', 'access', 'show:audit', '--json')).toEqual({
      values: { question: 'who had access', source: 'a b', public: true, show: 'audit' },
      json: true,
      exitCode: false,
    });
    expect(read('--source=a=b', '--public=no', 'who').values).toEqual({
      question: 'who',
      source: 'a=b',
      public: false,
    });
    expect(read('source:"Android Headlines" who', '--public:yes').values).toEqual({
      question: 'who',
      source: 'Android Headlines',
      public: true,
    });
    expect(read('--question', 'who').values).toEqual({ question: 'who' });
  });

  it('takes everything behind -- as words', () => {
    expect(read('--', '--source', 'is', '--json', 'a', 'flag').values).toEqual({
      question: '--source is --json a flag',
    });
  });

  it.each([
    [[], 'the question is missing'],
    [['--souce', 'a', 'who'], misuse.unknown('option', '--souce', '--source')],
    [['--constructor', 'who'], misuse.unknown('option', '--constructor', undefined)],
    [['who', '--source'], misuse.needsValue('--source')],
    [['who', '--source', '--json'], misuse.needsValue('--source')],
    [['who', '--source', 'a', '--source=b'], misuse.givenTwice('--source')],
    [['who', '--source', 'a', 'source:b'], misuse.givenTwice('source')],
    [['who', '--question', 'what'], misuse.givenTwice('question')],
    [['who', '--public=perhaps'], 'public must be yes or no, got “perhaps”'],
    [['who', '--show', 'all'], 'show must be history or audit, got “all”'],
    [['public:perhaps'], 'public must be yes or no, got “perhaps”'],
  ])('refuses %j', (argv, message) => {
    expect(messages(...argv).split('; ')).toContain(message);
  });
});
