import type { Response } from 'express';
import type { Exported } from '../../chat/export/export-reply.js';
import { tryItScriptSource } from './try-it/script.js';
import { tryItStyleSource } from './try-it/style.js';

export function sendJson(response: Response, status: number, value: unknown): void {
  secure(response).status(status).json(value);
}

/** @param styles Of the Content-Security-Policy, beside the style of all pages. */
export function sendPage(
  response: Response,
  status: number,
  page: string,
  styles: readonly string[] = [],
): void {
  secure(response, styles).status(status).type('html').send(page);
}

/** For programs. */
export function sendText(response: Response, mediaType: string, text: string): void {
  secure(response).status(200).set('Content-Type', mediaType).send(text);
}

/** A file to be saved, never opened here. */
export function sendFile(response: Response, { text, mediaType, extension }: Exported): void {
  secure(response)
    .status(200)
    .set({
      'Content-Type': `${mediaType}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="verbatim-answer.${extension}"`,
    })
    .send(Buffer.from(text));
}

/** Where the answer to a form is: there it can be loaded again and gone back to. */
export function sendTo(response: Response, path: string): void {
  secure(response).redirect(303, path);
}

/**
 * Nothing is loaded, framed, guessed at or kept. `same-origin` and not `no-referrer`, under which browsers send the
 * form with `Origin: null`.
 */
function secure(response: Response, styles: readonly string[] = []): Response {
  return response.set({
    'Content-Security-Policy': `default-src 'none'; script-src ${tryItScriptSource}; img-src data:; style-src ${[tryItStyleSource, ...styles].join(' ')}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });
}
