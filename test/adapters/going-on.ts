import { expect, it, onTestFinished } from 'vitest';
import { Bot } from '../support/bot.js';
import { documentOf } from '../support/texts.js';
import type { Harness, Shown } from './contract.js';

/** With what a platform may take for markup. */
const asking = 'How do I _report_ a *sick* day?';
const documents = [
  documentOf(
    'handbook.md',
    `## Annual leave\n\nEverybody has 28 days of annual leave. Annual leave is booked two weeks ahead.\n\n## ${asking}\n\nWrite to your manager before nine to report a sick day. After three sick days a note is needed.`,
    { title: 'Staff handbook', titleOrigin: 'heading' },
  ),
];

/** What an adapter owes to who goes on from an answer. */
export function goingOnContract(make: () => Harness & { press(label: string): Promise<void> }): void {
  it('offers questions to go on with, as they stand, and answers one that is pressed to the presser alone', async () => {
    const harness = make();
    const bot = await Bot.with(documents);
    onTestFinished(() => harness.stop());
    await harness.start(bot.dispatcher);
    await harness.type('ask', 'annual leave');
    await bot.library.tryFurther();
    await harness.type('ask', 'annual leave public:yes');
    const last = () => harness.shown().at(-1) as Shown;
    expect(last()).toMatchObject({ visibility: 'channel', pings: false });
    expect(last().buttons).toContain(asking);
    await harness.press(asking);
    expect(last()).toMatchObject({ visibility: 'asker', pings: false });
    expect(last().quotes.join()).toContain('report a sick day');
    expect(last().text).toContain(asking);
  });
}
