import type { Texts } from '../../texts/texts.js';
import type { HelperLimits, NamedHelper } from '../protocol/helpers.js';
import { type Action, type Block, note, type ReplyContent, says, strong, text } from '../protocol/reply.js';
import { excerpt } from './excerpt.js';

/** Of a name, on a button and in a line; in characters. */
const maxNameLength = 40;

function shortName({ name }: Pick<NamedHelper, 'name'>): string {
  return excerpt(name, maxNameLength);
}

/** Above the button: what pressing it shows, and to whom. */
export function offered({ helpers: words }: Texts, helper: NamedHelper): Block {
  const name = shortName(helper);
  return note(words.offered(words.askNamed(name), name));
}

export function callButton(
  { helpers: words }: Texts,
  helper: NamedHelper,
  asked: Pick<Action, 'answerId' | 'question'>,
): Action {
  return { name: 'ask-helper', label: words.askNamed(shortName(helper)), ...asked };
}

/** The message that calls a helper, with what marks it as resolved. */
export function called(
  { helpers: words, buttons }: Texts,
  helper: NamedHelper,
  asked: { readonly question: string; readonly askedBy: string; readonly callId: string },
): ReplyContent {
  const { question, askedBy, callId } = asked;
  return {
    blocks: [
      { kind: 'call', helper, words: ` ${words.canYouAnswer}` },
      { kind: 'question', text: question, askedBy },
      {
        kind: 'actions',
        actions: [{ name: 'resolve', label: buttons.labels.resolve, answerId: callId, question }],
      },
    ],
  };
}

/** The same message once somebody has marked it; it mentions nobody any more. */
export function resolved(
  { helpers: words, buttons }: Texts,
  call: {
    readonly helper: NamedHelper | undefined;
    readonly question: string;
    readonly by: string;
    /** Of a message that answers. */
    readonly address: string | undefined;
    readonly callId: string;
  },
): ReplyContent {
  const { helper, question, by, address, callId } = call;
  const add: Action = {
    name: 'add-link',
    label: buttons.labels['add-link'],
    answerId: callId,
    question,
  };
  return {
    blocks: [
      text(strong(words.resolvedBy(excerpt(by, maxNameLength)))),
      ...(helper === undefined ? [] : [note(words.wasAsked(shortName(helper)))]),
      { kind: 'question', text: question },
      address === undefined
        ? { kind: 'actions', actions: [add] }
        : { kind: 'message-link', label: words.answerIsHere, address },
    ],
  };
}

export function calledAlready({ helpers: words }: Texts): ReplyContent {
  return says(words.calledAlready);
}

/** Where nobody is there to be asked, or nobody any more. */
export function nobodyToCall({ helpers: words }: Texts): ReplyContent {
  return says(words.nobodyThere);
}

export function tooManyCalls(
  { helpers: words }: Texts,
  of: 'user' | 'channel',
  { perUserHourly, perChannelDaily }: HelperLimits,
): ReplyContent {
  return says(of === 'user' ? words.tooManyOfYours(perUserHourly) : words.tooManyHere(perChannelDaily));
}

export function notTheirsToResolve({ helpers: words }: Texts): ReplyContent {
  return says(words.notYours);
}

export function noMessageLink({ helpers: words }: Texts): ReplyContent {
  return says(words.noLink);
}
