import type { Shown } from '../contract.js';
import type { Payload, ShownMessage } from './fake-slack.js';

/*
 * Reads a message off the wire as Slack displays it, after the block reference alone: it shares nothing with the
 * renderer. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */

/** Elements of rich text that notify somebody. */
const mentions = new Set(['user', 'usergroup', 'channel', 'broadcast', 'team']);

export function readMessage(message: ShownMessage): Shown {
  const blocks: readonly object[] = message.payload['blocks'] ?? [];
  return {
    visibility: message.visibility === 'channel' ? 'channel' : 'asker',
    quotes: readQuotes(blocks),
    text: [...blocks.map(readBlock), ...attachmentsOf(message.payload).map(({ text }) => text)].join('\n'),
    links: linksOf(blocks),
    buttons: buttonsOf(blocks).map((button) => button['text'].text),
    pings: pings(message.payload),
    ...(message.payload['thread_ts'] === undefined ? {} : { repliesTo: message.payload['thread_ts'] }),
  };
}

/** Each quote's text: the concatenated text elements of a rich_text_quote. */
export function readQuotes(blocks: readonly object[]): string[] {
  return partsOf(blocks)
    .filter((part) => part['type'] === 'rich_text_quote')
    .map((part) => part['elements'].map((element: Payload) => element['text']).join(''));
}

/** What quotes show in any form, in order and without citations: texts, what is preformatted, and tables by cells. */
export function readShaped(blocks: readonly object[]): {
  readonly text: string;
  readonly code: readonly string[];
  readonly tables: readonly (readonly (readonly string[])[])[];
} {
  const code: string[] = [];
  const tables: string[][][] = [];
  const shown: string[] = [];
  const wordsOf = (part: Payload): string =>
    part['elements'].map((element: Payload) => element['text'] ?? wordsOf(element)).join('');
  for (const block of blocks as readonly Payload[]) {
    if (block['type'] === 'table') {
      tables.push(block['rows'].map((row: Payload[]) => row.map((cell) => wordsOf(cell))));
      shown.push(...(tables.at(-1)?.flat() ?? []));
    }
    if (block['type'] !== 'rich_text') continue;
    for (const part of block['elements'] as readonly Payload[]) {
      if (part['type'] === 'rich_text_section') continue;
      if (part['type'] === 'rich_text_preformatted') code.push(wordsOf(part));
      shown.push(wordsOf(part));
    }
  }
  return { text: shown.join(''), code, tables };
}

export function buttonsOf(blocks: readonly object[]): Payload[] {
  return (blocks as readonly Payload[]).flatMap((block) => {
    if (block['type'] === 'actions') return block['elements'];
    return block['type'] === 'context_actions' ? block['elements'].flatMap(smallButtonsOf) : [];
  });
}

/** https://docs.slack.dev/reference/block-kit/block-elements/feedback-buttons-element: two buttons of one name. */
function smallButtonsOf(element: Payload): Payload[] {
  if (element['type'] === 'icon_button') return element['icon'] === 'trash' ? [element] : [];
  const { type, action_id, positive_button, negative_button } = element;
  return [positive_button, negative_button].map((half: Payload) => ({ type, action_id, ...half }));
}

export function linksOf(blocks: readonly object[]): string[] {
  return (blocks as readonly Payload[]).flatMap((block) => {
    if (block['type'] === 'context')
      return block['elements'].flatMap((element: Payload) => linkIn(element) ?? []);
    return partsOf([block])
      .flatMap((part) => part['elements'])
      .filter((element: Payload) => element['type'] === 'link')
      .map((element: Payload) => element['url']);
  });
}

/** Small print has markup for links of the bot's own words, and for nothing else. */
const smallLink = /^<(https?:\/\/[^<>|`*~"\s]+)\|(in context|original)>$/u;

function linkIn(element: Payload): string | undefined {
  return element['type'] === 'mrkdwn'
    ? smallLink.exec(element['text'])?.[1]?.replace(/&amp;/gu, '&')
    : undefined;
}

function isInert(element: Payload): boolean {
  if (element['type'] === 'mrkdwn') return smallLink.test(element['text']) && element['verbatim'] === true;
  return element['type'] === 'plain_text' && element['emoji'] === false && element['text'].length > 0;
}

function partsOf(blocks: readonly object[]): Payload[] {
  return (blocks as readonly Payload[])
    .filter((block) => block['type'] === 'rich_text')
    .flatMap((block) => block['elements']);
}

function readBlock(block: Payload): string {
  switch (block['type']) {
    case 'rich_text':
      return block['elements']
        .map((part: Payload) => part['elements'].map((element: Payload) => element['text'] ?? '').join(''))
        .join('\n');
    case 'table':
      return block['rows'].map((row: Payload[]) => row.map((cell) => readBlock(cell)).join(' | ')).join('\n');
    case 'context':
      return block['elements']
        .map((element: Payload) => smallLink.exec(element['text'])?.[2] ?? element['text'])
        .join(' ');
    case 'actions':
    case 'context_actions':
      return '';
    default:
      throw new Error(`a reader of Slack messages knows no ${block['type']}`);
  }
}

/** https://docs.slack.dev/reference/messaging/attachments */
function attachmentsOf(payload: Payload): readonly { readonly text: string; readonly mrkdwn_in: string[] }[] {
  return payload['attachments'] ?? [];
}

/** Any mention, any markup that Slack reads, any link with another target than a web page, any unfurling. */
function pings(payload: Payload): boolean {
  const elements = partsOf(payload['blocks'] ?? []).flatMap((part) => part['elements'] as Payload[]);
  const blocks: readonly Payload[] = payload['blocks'] ?? [];
  const small = blocks
    .filter(({ type }) => type === 'context')
    .flatMap(({ elements: all }) => all as Payload[]);
  const others = blocks.filter(({ type }) => type !== 'context');
  const isTrue = (value: unknown) => value === true || value === 'true';
  return (
    elements.some((element) => mentions.has(element['type'])) ||
    elements.some((element) => element['type'] === 'link' && !/^https?:\/\//u.test(element['url'])) ||
    !small.every(isInert) ||
    JSON.stringify(others).includes('"mrkdwn"') ||
    /[<>]/u.test(payload['text']) ||
    /&(?!(?:amp|lt|gt);)/u.test(payload['text']) ||
    payload['parse'] !== 'none' ||
    isTrue(payload['link_names']) ||
    payload['link_names'] === undefined ||
    payload['unfurl_links'] === undefined ||
    isTrue(payload['unfurl_links']) ||
    payload['unfurl_media'] === undefined ||
    isTrue(payload['unfurl_media']) ||
    attachmentsOf(payload).some(
      ({ text, mrkdwn_in: markup }) => markup.length > 0 || /https?:|[<>]/u.test(text),
    )
  );
}
