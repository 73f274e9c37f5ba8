import type { ChatSettings } from '../../src/chat/protocol/settings.js';
import type { Library } from '../../src/core/types/library.js';
import { SupervisedWorker } from '../../src/worker/supervised-worker.js';
import { Thread } from '../../src/worker/thread.js';
import { Bot, chatSettings } from '../support/bot.js';
import { gate } from '../support/gate.js';
import { InProcessWorker } from '../worker/in-process-worker.js';

/** 200 questions of 50 people, four of each. */
export const questions = Array.from({ length: 200 }, (_, i) => ({
  number: i,
  userId: `${String(i % 50).padStart(2, '0')}`,
}));

/** Each person has three answered; eight are with the thread at a time, and so many wait. */
const settings: ChatSettings = {
  ...chatSettings,
  limits: { ...chatSettings.limits, perUser: { questions: 3, seconds: 60 } },
};
const maxQueueLength = 40;

export const expected = {
  limited: 50,
  answered: 8 + maxQueueLength,
  busy: 150 - 8 - maxQueueLength,
} as const;

/** A bot whose answers come over a thread's line, and none before `open` is called. */
export async function crowdedBot(): Promise<{ bot: Bot; open: () => void; close: () => Promise<void> }> {
  const bot = await Bot.with(undefined, { services: { settings } });
  const { passed: opened, open } = gate();
  const { library } = bot;
  const answer = library.answer.bind(library);
  const answering = async ([question, options]: readonly unknown[]) => {
    await opened;
    return answer(question as string, options as Parameters<Library['answer']>[1]);
  };
  const line = new SupervisedWorker({
    start: () => new Thread(new InProcessWorker({ answer: answering })),
    maxQueueLength,
    onDeath: () => {},
    maxSilenceMs: 600_000,
  });
  library.answer = (question, options) =>
    line.call('answer', [question, options], { deadlineMs: 600_000 }) as ReturnType<Library['answer']>;
  return { bot, open, close: () => line.close() };
}

/** How many of what was shown are of which kind. */
export function kindsOf(shown: readonly { readonly text: string; readonly quotes: readonly string[] }[]) {
  const kinds = { limited: 0, answered: 0, busy: 0, others: 0 };
  for (const { text, quotes } of shown) {
    if (quotes.length > 0) kinds.answered++;
    else if (text.includes('as much as I take from one person')) kinds.limited++;
    else if (text.includes('Too many questions are waiting')) kinds.busy++;
    else kinds.others++;
  }
  return kinds;
}
