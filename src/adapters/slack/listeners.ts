import type { App } from '@slack/bolt';
import type { Logger } from '../../chat/protocol/logger.js';
import type { Texts } from '../../texts/texts.js';
import { faultOf } from './faults.js';
import { formBlock } from './forms.js';
import type { Interactions } from './interactions.js';
import type { Messages } from './messages.js';
import type { MessageEvent } from './user-message.js';
import type { Workspaces } from './workspaces.js';

/** Acknowledges an event, then works on it; never throws. */
export type Take = (acknowledge: () => Promise<void>, work: () => Promise<void>) => Promise<void>;

export interface Listeners {
  readonly workspaces: Workspaces;
  readonly interactions: Interactions;
  readonly messages: Messages;
  readonly texts: Texts;
  readonly take: Take;
  readonly log: Logger;
}

/** Every command, form and button: which there are is the dispatcher's to know, and it answers an old one too. */
export function listen(app: App, { workspaces, interactions, messages, texts, take, log }: Listeners): void {
  app.command(/^\//u, ({ body, ack }) =>
    take(
      () => ack(),
      () => interactions.onCommand(body),
    ),
  );
  app.action(/.*/su, ({ body, ack }) =>
    take(
      () => ack(),
      async () => {
        if (body.type === 'block_actions') await interactions.onPress(body);
      },
    ),
  );
  app.shortcut({ type: 'message_action', callback_id: /.*/su }, ({ shortcut, ack, context }) =>
    take(
      () => ack(),
      () => interactions.onMessageCommand(shortcut, context),
    ),
  );
  app.view(/.*/su, ({ body, ack }) => {
    if (body.type !== 'view_submission') return take(() => ack(), acknowledged);
    const form = interactions.readForm(body);
    if (form !== undefined)
      return take(
        () => ack(),
        () => interactions.onForm(body, form),
      );
    const errors = { [formBlock]: texts.forms.unknown };
    const refused = { response_action: 'errors', errors } as const;
    return take(() => ack(refused), acknowledged);
  });
  // Bolt acknowledges events before it hands them on.
  app.event('app_mention', ({ event, body }) =>
    take(acknowledged, () => messages.onMention(event, body.event_id, workspaces.workspaceOf(body))),
  );
  app.event('message', ({ event, body, context }) =>
    take(acknowledged, () =>
      messages.onMessage(
        event as MessageEvent,
        body.event_id,
        workspaces.workspaceOf(body),
        context.botUserId,
      ),
    ),
  );
  app.event('app_home_opened', ({ event, body }) =>
    take(acknowledged, async () => {
      if (event.tab === 'home')
        await messages.onHome(event.user, body.event_id, workspaces.workspaceOf(body));
    }),
  );
  app.error(async (error) => {
    log.error({ fault: faultOf(error).code, error: error.name }, 'an event of Slack failed');
  });
}

/** For what Bolt acknowledges before it hands it on. */
export async function acknowledged(): Promise<void> {}
