import { type CodedError, ErrorCode } from '@slack/oauth';
import type { Texts } from '../../../texts/texts.js';
import { html } from '../../html.js';

/** What whoever installs the bot reads in the end. */
export interface InstallPage {
  /** Of HTTP. */
  readonly status: number;
  readonly title: string;
  readonly text: string;
}

/** @param name Of the workspace or the organisation, as Slack gives it. */
export function donePage({ install }: Texts, name: string): InstallPage {
  return { status: 200, title: install.doneTitle, text: install.done(name) };
}

/** Why nothing was installed; no word of Slack's or of the address goes into it. */
export function notDonePage({ install }: Texts, { code }: Pick<CodedError, 'code'>): InstallPage {
  switch (code) {
    case ErrorCode.AuthorizationError:
      return { status: 200, title: install.notDoneTitle, text: install.cancelled };
    case ErrorCode.InvalidStateError:
    case ErrorCode.MissingStateError:
    case ErrorCode.MissingCodeError:
      return { status: 400, title: install.notDoneTitle, text: install.notBegunHere };
    default:
      return { status: 502, title: install.notDoneTitle, text: install.failed };
  }
}

/** As browsers are sent it: nothing is loaded, and nothing runs. */
export function pageMarkup({ locale }: Texts, { title, text }: InstallPage): string {
  return html`<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${text}</p></main></body>
</html>
`.markup;
}

/** The address of these pages holds a code and a state: it is sent nowhere and kept nowhere. */
export const pageHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
} as const;
