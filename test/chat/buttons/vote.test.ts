import { describe, expect, it } from 'vitest';
import { english } from '../../../src/texts/english/index.js';
import { person, wordsOf } from '../../support/bot.js';
import { givenTo, question } from './given.js';

const bob = { person: person({ id: 'U2' }) };

describe('pressing Helpful and Not helpful', () => {
  it('counts once a person, and the other button changes the vote', async () => {
    const { bot, done } = await givenTo(`${question} public:yes`);
    expect(wordsOf(await done('helpful'))).toBe(english.buttons.votes.helpful);
    expect(wordsOf(await done('helpful'))).toBe(english.buttons.votes.alreadyHelpful);
    expect(wordsOf(await done('helpful', bob))).toBe(english.buttons.votes.helpful);
    expect(wordsOf(await done('not-helpful'))).toBe(english.buttons.votes.changedToNotHelpful);
    const sums = await bot.feedback.sums('everywhere');
    expect(sums).toHaveLength(3);
    for (const sum of sums) expect(sum).toMatchObject({ helpful: 1, notHelpful: 1 });
  });

  it('answers the presser alone', async () => {
    const { done } = await givenTo(`${question} public:yes`);
    expect((await done('not-helpful', bob)).visibility).toBe('asker');
  });
});

describe('the sums in /about', () => {
  const moderator = { person: person({ id: 'UMOD' }) };

  it('are shown to moderators, by title, and to nobody else', async () => {
    const { bot, done } = await givenTo();
    await done('helpful');
    const said = wordsOf(await bot.reply('about', '', moderator));
    expect(said).toContain('On answers of the last 30 days');
    expect(said.match(/Zebras \d \| 1 \| 0/gu)).toHaveLength(3);
    expect(wordsOf(await bot.reply('about', ''))).not.toContain('Feedback');
  });

  it('are those of the moderator’s own workspace; this machine sees all of them', async () => {
    const { bot, done } = await givenTo();
    await done('helpful');
    const elsewhere = {
      ...moderator,
      place: { platform: 'slack', kind: 'channel', workspace: 'T2', channel: 'C2' },
    } as const;
    expect(wordsOf(await bot.reply('about', '', elsewhere))).not.toContain('Zebras');
    const machine = { ...moderator, place: { platform: 'terminal', kind: 'local' } } as const;
    expect(wordsOf(await bot.reply('about', '', machine))).toMatch(/Zebras \d \| 1 \| 0/u);
  });

  it('are shown to nobody where everyone reads along', async () => {
    const { bot, done } = await givenTo();
    await done('helpful');
    const place = { platform: 'slack', kind: 'channel', workspace: 'T1', channel: 'CPUBLIC' } as const;
    expect(wordsOf(await bot.reply('about', '', { ...moderator, place }))).not.toContain('Feedback');
  });
});
