import { type Content, html } from './html.js';

/** @param address Of a page elsewhere, http(s); undefined: `words` lead nowhere. */
export function outsideLink(address: string | undefined, words: Content): Content {
  return address === undefined ? words : html`<a href="${address}" rel="noopener noreferrer">${words}</a>`;
}
