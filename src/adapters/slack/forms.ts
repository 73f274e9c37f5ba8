import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/web-api';
import type { FormWords, Values } from '../../chat/protocol/command.js';
import type { Location } from '../../chat/protocol/location.js';
import type { Texts } from '../../texts/texts.js';
import { limits } from './limits.js';
import { cutText } from './mrkdwn.js';

/** The names of a form's box. */
export const formBlock = 'draft';
const formInput = 'text';

/** A command that was typed without its words, or a pressed button. */
export type OpenedBy =
  | { readonly kind: 'command'; readonly command: string; readonly values: Values }
  | {
      readonly kind: 'press';
      readonly action: string;
      readonly answerId: string;
      readonly question?: string;
      /** Of the public message with the button. */
      readonly messageId?: string;
    };

/** What a form was opened for. It travels with the form, signed: what comes back is of this program, or of nobody. */
export interface FormOrigin {
  readonly opened: OpenedBy;
  readonly userId: string;
  readonly place: Pick<Location, 'kind' | 'workspace' | 'channel' | 'thread'>;
  readonly responseUrl: string;
  /** Of the command or the press, milliseconds since 1970: so long the address works. */
  readonly typedAt: number;
}

/** A form that was sent. */
export interface SlackForm {
  readonly origin: FormOrigin;
  readonly text: string;
}

/** Makes modals, and knows its own again. https://docs.slack.dev/surfaces/modals */
export class SlackForms {
  readonly #key: string;

  /** @param secret Known to this program alone, the same after a restart. */
  constructor(secret: string) {
    this.#key = `form of Verbatim ${secret}`;
  }

  /** A box for a text; opened by a button, a line that may be left empty. */
  view({ forms: words }: Texts, { title, label, submit }: FormWords, origin: FormOrigin): ModalView {
    const isLine = origin.opened.kind === 'press';
    const plain = (text: string, max: number) => ({
      type: 'plain_text' as const,
      text: cutText(text, max),
    });
    const metadata = JSON.stringify(origin);
    return {
      type: 'modal',
      callback_id: 'form',
      private_metadata: `${this.#signature(metadata)}.${metadata}`,
      title: plain(title, limits.formTitle),
      submit: plain(submit, limits.formTitle),
      close: plain(words.cancel, limits.formTitle),
      blocks: [
        {
          type: 'input',
          block_id: formBlock,
          label: plain(label, limits.formLabel),
          optional: isLine,
          element: {
            type: 'plain_text_input',
            action_id: formInput,
            multiline: !isLine,
            max_length: limits.formText,
          },
        },
      ],
    };
  }

  /** @returns undefined for a form that this program did not make for whoever sends it. */
  read({ user, view }: Pick<ViewSubmitAction, 'user' | 'view'>): SlackForm | undefined {
    const metadata: unknown = view.private_metadata;
    if (typeof metadata !== 'string') return undefined;
    const dot = metadata.indexOf('.');
    const json = metadata.slice(dot + 1);
    if (!isSame(metadata.slice(0, Math.max(0, dot)), this.#signature(json))) return undefined;
    const origin: FormOrigin = JSON.parse(json);
    if (origin.userId !== user.id) return undefined;
    return { origin, text: view.state.values[formBlock]?.[formInput]?.value ?? '' };
  }

  #signature(metadata: string): string {
    return createHmac('sha256', this.#key).update(metadata).digest('hex');
  }
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
