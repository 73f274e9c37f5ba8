import { describe, expect, it } from 'vitest';
import { answerTypeOf, asksWhether, listNounOf } from '../../../src/core/ranking/question-type.js';

describe('what a question wants', () => {
  it.each([
    ['name', ['Who wrote it?', 'whose idea was it', 'Where was it signed?', 'Wer war das?', 'Wo ist es?']],
    [
      'name',
      ['Où est-ce ?', 'Qui a signé ?', '¿Quién firmó?', 'Chi ha firmato?', 'Wie heeft getekend?', '谁签了'],
    ],
    [
      'number',
      [
        'How many users?',
        'how much did it cost',
        'Wie viele Nutzer?',
        'Wie groß ist es?',
        'Combien de pages ?',
      ],
    ],
    [
      'number',
      [
        'which python version does it need',
        'what is the default port',
        "what's the maximum upload size",
        'what was the average turnout',
      ],
    ],
    ['any', ['which ports of call are on the route', 'what does the limit mean']],
    ['number', ['¿Cuántos usuarios?', 'Quanti utenti?', 'Hoeveel gebruikers?', '有多少用户']],
    ['time', ['When did it begin?', 'In what year was it?', 'Which day?', 'Wann?', 'Quand est-ce ?']],
    ['time', ['what time is it', 'which days are free']],
    ['time', ['¿Cuándo fue?', 'Wanneer was het?', '什么时候']],
    [
      'reason',
      ['Why did they share it?', 'What caused it?', 'Warum?', 'Pourquoi ?', '¿Por qué?', 'Perché?', '为什么'],
    ],
    ['any', ['Did ZTE agree?', 'What is a window?', 'data sharing', 'Wie ist das Wetter?', '', '漢字']],
  ] as const)('is of kind %s: %j', (wanted, questions) => {
    for (const question of questions) expect(answerTypeOf(question), question).toBe(wanted);
  });

  it('is no more than a yes or no where a verb begins the question, whatever word stands further on', () => {
    for (const question of [
      'do we get paid when called up',
      'Can someone who left keep the phone?',
      "isn't the yard locked where the bikes are",
    ]) {
      expect(answerTypeOf(question), question).toBe('any');
      expect(asksWhether(question), question).toBe(true);
    }
    for (const [question, wanted] of [
      ['do we know when it opens', 'time'],
      ['is it clear who pays', 'name'],
      ['can you say to us how many came', 'number'],
    ] as const) {
      expect(answerTypeOf(question), question).toBe(wanted);
      expect(asksWhether(question), question).toBe(false);
    }
  });

  it('is not told by a question word that only opens a clause', () => {
    for (const question of [
      'how do I remove a user who still owns tables',
      'what do we do when it rains',
      'the office where the bikes are',
    ])
      expect(answerTypeOf(question), question).toBe('any');
    for (const [question, wanted] of [
      ['the show opens when?', 'any'],
      ['and when does it open', 'time'],
      ['since when, and who says so', 'time'],
      ['it broke: who repairs it', 'name'],
      ['a bridge was built by whom', 'name'],
      ['who began it and in which year', 'time'],
    ] as const)
      expect(answerTypeOf(question), question).toBe(wanted);
  });

  it('is an amount where a price or a share is asked for', () => {
    for (const question of [
      'what does a seat on the night bus cost',
      'what is the entry fee',
      "what's the price of a keg",
      'with what percentage did she win',
    ])
      expect(answerTypeOf(question), question).toBe('number');
    expect(answerTypeOf('what does cost accounting mean')).toBe('any');
  });

  it('is not told by a question word inside another word', () => {
    for (const question of ['the whole thing', 'a showdown', 'whenceforth', 'somewhere'])
      expect(answerTypeOf(question), question).toBe('any');
  });
});

describe('what several of are asked for', () => {
  it.each([
    ['which companies had access', 'companies'],
    ['Which four companies had access?', 'companies'],
    ['which of the companies had access', 'companies'],
    ['Name the countries that signed', 'countries'],
    ['List all towns', 'towns'],
    ['What large cities are there', 'cities'],
    ['which company had access', undefined],
    ['which class is it', undefined],
    ['which bus is it', undefined],
    ['who had access', undefined],
    ['', undefined],
  ])('%s: %s', (question, noun) => {
    expect(listNounOf(question)).toBe(noun);
  });
});
