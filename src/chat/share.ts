import type { Sight } from './access/sight.js';
import type { Delivery, Press } from './invocation.js';
import { samePlace } from './place.js';
import type { ReplyContent, Visibility } from './reply.js';
import type { Services } from './services.js';
import { notForChannel } from './words/access.js';
import * as words from './words/requests.js';

interface ShareOutcome {
  readonly content: ReplyContent;
  readonly visibility: Visibility;
  delivered(delivery: Delivery): Promise<void>;
}

/**
 * "Share with channel": posts a private answer once, the asker named as text and the question restated.
 *
 * The claim is taken before the post and given back only when the post surely did not happen, so pressing twice, or
 * again after a restart, never posts twice.
 * @param sight What everybody in the channel may see; `services` hold no more.
 */
export async function pressShare(press: Press, services: Services, sight: Sight): Promise<ShareOutcome> {
  const toAsker = (content: ReplyContent): ShareOutcome => ({
    content,
    visibility: 'asker',
    delivered: async () => {},
  });

  const given = await services.givenAnswers.find(press.answerId);
  if (given === undefined || !samePlace(given.place, press.place) || given.personId !== press.person.id) {
    return toAsker(words.answerUnknown());
  }
  if (press.question === undefined) return toAsker(words.answerUnknown());

  if (!given.quotes.every(({ documentId }) => sight.includes(documentId))) return toAsker(notForChannel());
  const quotes = await services.library.quotesAgain(given.quotes, press.question, sight.scope);
  if (quotes.length < given.quotes.length) return toAsker(words.answerOutdated());

  if (!(await services.givenAnswers.claimShare(given.id))) return toAsker(words.alreadyShared());
  return {
    content: words.shared(press.question, press.person.name, quotes),
    visibility: 'channel',
    delivered: async (delivery) => {
      if (delivery.kind === 'refused') await services.givenAnswers.releaseShare(given.id);
    },
  };
}
