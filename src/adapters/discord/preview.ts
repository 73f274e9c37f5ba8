import type { APIMessageTopLevelComponent } from 'discord.js';
import type { Texts } from '../../texts/texts.js';
import { type Html, html } from '../html.js';
import { messageFrame, onlyYou } from '../preview.js';
import { renderMarkdown } from './preview-markdown.js';

/** What Discord is sent, as far as it is shown. */
export interface DiscordMessage {
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly flags: number;
}

/*
 * The numbers of Discord's API, not discord.js's names for them: what is shown depends on what is sent alone.
 * https://discord.com/developers/docs/components/reference#what-is-a-component-component-types
 */
const actionRow = 1;
const button = 2;
const textDisplay = 10;
/** https://discord.com/developers/docs/resources/message#message-object-message-flags */
const ephemeral = 1 << 6;

/** A message of components as it looks in Discord, as inert markup. */
export function discordPreview(texts: Texts, { components, flags }: DiscordMessage): Html {
  const { tryIt: words } = texts;
  return messageFrame(texts, 'discord', {
    body: html`${components.map((one) => html`<div class="block">${renderComponent(texts, one)}</div>`)}`,
    ...((flags & ephemeral) === 0
      ? {}
      : {
          below: onlyYou(words.onlyYouCanSee, html`<span class="link">${words.dismiss}</span>`),
        }),
  });
}

function renderComponent(texts: Texts, component: APIMessageTopLevelComponent): Html {
  const { tryIt: words } = texts;
  const type: number = component.type;
  if (type === textDisplay && 'content' in component)
    return html`${renderMarkdown(texts, component.content)}`;
  if (type === actionRow && 'components' in component) {
    return html`<ul class="buttons" aria-label="${words.buttons}">${component.components.map(
      (one) =>
        html`<li>${Number(one.type) === button && 'label' in one ? one.label : words.notPreviewed(String(one.type))}</li>`,
    )}</ul>`;
  }
  return html`<p>${words.notPreviewed(String(type))}</p>`;
}
