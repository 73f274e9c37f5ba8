import type { Reply } from '../chat/protocol/reply.js';
import type { Texts } from '../texts/texts.js';
import { type Html, html } from './html.js';

/** How a reply looks on a platform, for this machine's page. */
export interface Preview {
  /** The platform's name: the class of its style, and what the page can be jumped to. */
  readonly name: string;
  readonly label: string;
  /** Style sheet for `.NAME`, in a light and a dark theme. */
  readonly style: string;
  /** What the platform would be sent, as it would show it; inert markup. */
  show(texts: Texts, reply: Reply): Html;
}

/** A message with its author, as every platform sets it; what differs between them is style. */
export function messageFrame(
  { tryIt: words }: Texts,
  platform: string,
  { above, body, below }: { readonly above?: Html; readonly body: Html; readonly below?: Html },
): Html {
  return html`<div class="preview ${platform}">${above}<div class="message"><span class="avatar" aria-hidden="true">“</span><div class="content">
<p class="author"><strong>${words.program}</strong> <span class="badge">${words.badge}</span></p>
${body}${below}</div></div></div>`;
}

/** Says that nobody else sees the message. */
export function onlyYou(...said: readonly (string | Html)[]): Html {
  return html`<p class="only-you"><svg aria-hidden="true" viewBox="0 0 16 16" width="14" height="14"><path d="M8 3C4.5 3 1.8 5.4.6 8 1.8 10.6 4.5 13 8 13s6.2-2.4 7.400-5C14.2 5.4 11.5 3 8 3Zm0 8.3A3.3 3.3 0 1 1 8 4.7a3.3 3.3 0 0 1 0 6.6ZM8 6.3a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4Z" fill="currentColor"/></svg><span>${said}</span></p>`;
}
