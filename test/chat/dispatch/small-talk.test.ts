import { describe, expect, it } from 'vitest';
import { smallTalkOf } from '../../../src/chat/dispatch/small-talk.js';

describe('small talk', () => {
  it.each(['', '  ', '?', ' ?? ', '？'])('is nothing at all: %j', (said) => {
    expect(smallTalkOf(said)).toBe('nothing');
  });

  it.each([
    'hi',
    'Hi!',
    'hello there',
    'Hey everyone 👋',
    'good morning',
    'Hallo zusammen!',
    'Bonjour à tous',
    'Dzień dobry',
  ])('is a greeting: %s', (said) => {
    expect(smallTalkOf(said)).toBe('hello');
  });

  it.each([
    'thanks',
    'Thank you so much!',
    'thx 🙏',
    'ok thanks',
    'Great, thank you',
    'Vielen Dank!',
    'merci beaucoup',
  ])('is thanks: %s', (said) => {
    expect(smallTalkOf(said)).toBe('thanks');
  });

  it.each(['help', 'HELP!', 'help me please', 'what can you do?', 'Hilfe', 'ayuda'])(
    'is a call for help: %s',
    (said) => {
      expect(smallTalkOf(said)).toBe('help');
    },
  );

  it.each([
    'hi, how many days of leave do we get? thanks',
    'who is Hi',
    'help desk',
    'thanks to whom',
    'the help page',
    'hello world program',
    'how do I get help with the router',
    '?!x',
    'helpline',
    'hi'.repeat(100),
  ])('is no question with words of its own: %s', (said) => {
    expect(smallTalkOf(said)).toBeUndefined();
  });
});
