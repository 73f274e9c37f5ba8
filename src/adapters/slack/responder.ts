import type { Dispatcher } from '../../chat/dispatch/dispatch.js';
import type { Delivery } from '../../chat/protocol/invocation.js';
import type { Logger } from '../../chat/protocol/logger.js';
import { type Reply, type ReplyContent, says } from '../../chat/protocol/reply.js';
import { defined } from '../../core/types/defined.js';
import type { Texts } from '../../texts/texts.js';
import { type Attempted, attempt } from './attempts.js';
import { privateBody, publicBody } from './bodies.js';
import type { Fault } from './faults.js';
import { limits, patience } from './limits.js';
import { hasSmallButtons, hasTable, type Rendered, render } from './render.js';
import type { ReplyTarget } from './reply-target.js';
import { ChannelThrottle, tooManyPosts } from './throttle.js';
import type { Workspaces } from './workspaces.js';

/** Where a request came from, and so where its reply goes. */
export interface Origin {
  readonly requestId: string;
  /** For what only the asker sees, and where the channel cannot be reached otherwise. */
  readonly replyTarget: ReplyTarget;
  readonly workspace: string | undefined;
  readonly channel: string | undefined;
  /** The thread that a public answer belongs to. */
  readonly thread?: string;
  readonly userId: string;
  /** Whether nobody has asked: then nobody waits to be told of a fault. */
  readonly isUnasked?: boolean;
}

/** Where a message goes. */
export interface Destination {
  readonly workspace: string | undefined;
  /** Or the id of a person, for a direct message. */
  readonly channel: string;
  readonly thread?: string | undefined;
}

/** A message that stands somewhere, by its id and its channel's, where Slack tells them. */
export interface PostedMessage {
  readonly ts: string | undefined;
  readonly channel: string | undefined;
}

/** Where the bot may not post, although whoever asked is there: a response_url still may. */
const notAMember = new Set(['not_in_channel', 'channel_not_found', 'missing_scope']);

/** Shows replies, each within one budget of time, and never a public one twice. */
export class Responder {
  readonly #workspaces: Pick<Workspaces, 'clientIn'>;
  readonly #dispatcher: Pick<Dispatcher, 'texts'>;
  readonly #log: Logger;
  readonly #signal: AbortSignal;
  readonly #pace: ChannelThrottle;

  /**
   * @param signal Aborted when nothing more is to be waited for.
   * @param postIntervalMs Least time between two public posts in a channel.
   */
  constructor(
    workspaces: Pick<Workspaces, 'clientIn'>,
    dispatcher: Pick<Dispatcher, 'texts'>,
    log: Logger,
    signal: AbortSignal,
    postIntervalMs: number = limits.postIntervalMs,
  ) {
    this.#workspaces = workspaces;
    this.#dispatcher = dispatcher;
    this.#log = log;
    this.#signal = signal;
    this.#pace = new ChannelThrottle({ intervalMs: postIntervalMs, maxQueueLength: patience.posts }, signal);
  }

  /**
   * Shows the reply to whom it is for. A public one that Slack refused or left open is explained to the asker.
   * @param replaces Whether it takes the place of the last message of this response_url.
   */
  async show(reply: Reply, origin: Origin, replaces = false): Promise<Delivery> {
    const deadline = Date.now() + patience.delivery;
    const shown =
      reply.visibility === 'channel'
        ? await this.#paced(origin, deadline, () => this.#toChannel(reply, origin, deadline))
        : await this.#toAsker(reply, origin, deadline, replaces);
    if (shown.ok) {
      return shown.value === undefined ? { kind: 'posted' } : { kind: 'posted', messageId: shown.value };
    }
    const { fault } = shown;
    this.#log.warn(
      {
        requestId: origin.requestId,
        visibility: reply.visibility,
        fault: fault.kind,
        code: fault.code,
      },
      'Slack did not show a reply',
    );
    const kind = fault.kind === 'uncertain' ? 'uncertain' : 'refused';
    if (kind === 'refused' || reply.visibility === 'channel') {
      const { tooManyWaiting, notShown, perhapsShown } = this.#dispatcher.texts.delivery;
      const why = fault === tooManyPosts ? tooManyWaiting : notShown;
      await this.#explain(kind === 'refused' ? why : perhapsShown, origin);
    }
    return { kind };
  }

  /** Says something that nobody has just asked for: once, and nobody is told of a fault. */
  async sayUnasked(content: ReplyContent, to: Destination): Promise<Attempted<PostedMessage>> {
    const deadline = Date.now() + patience.delivery;
    const options = { repeatable: false, deadline, signal: this.#signal };
    return this.#pace.post(placeKey(to), deadline, () => this.#postMessage(content, to, options));
  }

  /**
   * Deletes a message of the bot's own, of which the response_url comes. @returns posted when it is gone.
   * @param messageId undefined where it was posted by a response_url, which tells no id.
   */
  async remove(messageId: string | undefined, origin: Origin): Promise<Delivery> {
    const { requestId, workspace, channel, replyTarget } = origin;
    const options = { repeatable: true, deadline: Date.now() + patience.delivery, signal: this.#signal };
    let removed: Attempted<unknown> = refused('unknown_message');
    if (channel !== undefined && messageId !== undefined) {
      const client = this.#workspaces.clientIn(workspace);
      removed = await attempt(() => client.chat.delete({ channel, ts: messageId }), options);
    }
    if (!removed.ok && removed.fault.code === 'message_not_found') return { kind: 'posted' };
    if (!removed.ok && removed.fault.kind === 'refused' && replyTarget.usesLeft > 0) {
      removed = await attempt(() => replyTarget.post({ delete_original: true }), options);
    }
    if (removed.ok) return { kind: 'posted' };
    const { kind, code } = removed.fault;
    this.#log.warn({ requestId, fault: kind, code }, 'Slack did not delete a message');
    return { kind: kind === 'uncertain' ? 'uncertain' : 'refused' };
  }

  /**
   * Puts a public reply in the place of a public message of the bot's own.
   * @param messageId undefined where it was posted by a response_url, which tells no id; then the one of the press stands for it.
   */
  async replace(reply: Reply, origin: Origin, messageId: string | undefined): Promise<Delivery> {
    const { requestId, workspace, channel, replyTarget } = origin;
    const rendered = render(this.#dispatcher.texts, reply);
    const options = { repeatable: true, deadline: Date.now() + patience.delivery, signal: this.#signal };
    let replaced: Attempted<unknown> = refused('unknown_message');
    if (channel !== undefined && messageId !== undefined) {
      const body = { ...publicBody(rendered), channel, ts: messageId };
      const client = this.#workspaces.clientIn(workspace);
      replaced = await attempt(() => client.chat.update(body), options);
    }
    if (!replaced.ok && replaced.fault.kind === 'refused' && replyTarget.usesLeft > 0) {
      const { text, blocks } = rendered;
      replaced = await attempt(() => replyTarget.post({ replace_original: true, text, blocks }), options);
    }
    if (replaced.ok) return { kind: 'posted' };
    const { kind, code } = replaced.fault;
    this.#log.warn({ requestId, fault: kind, code }, 'Slack did not change a message');
    await this.#explain(this.#dispatcher.texts.delivery.notShown, origin);
    return { kind: kind === 'uncertain' ? 'uncertain' : 'refused' };
  }

  /** What one person sees is not held up, nor is what changes a message that stands there. */
  #paced<T>(
    { workspace, channel }: Origin,
    deadline: number,
    post: () => Promise<Attempted<T>>,
  ): Promise<Attempted<T>> {
    if (channel === undefined) return post();
    return this.#pace.post(placeKey({ workspace, channel }), deadline, post);
  }

  /** Public answers go by chat.postMessage, which tells the message's id. */
  async #toChannel(reply: Reply, origin: Origin, deadline: number): Promise<Attempted<string | undefined>> {
    const { workspace, channel, thread, replyTarget } = origin;
    const options = { repeatable: false, deadline, signal: this.#signal };
    if (channel !== undefined) {
      const posted = await this.#post(reply, { workspace, channel, thread }, options);
      if (
        posted.ok ||
        !replyTarget.reachesChannel ||
        !(posted.fault.kind === 'refused' && notAMember.has(posted.fault.code))
      )
        return posted;
    }
    if (!replyTarget.reachesChannel || replyTarget.usesLeft === 0) return refused('response_url_closed');
    return rendering(this.#dispatcher.texts, reply, (rendered) =>
      attempt(async () => {
        await replyTarget.post({
          response_type: 'in_channel',
          replace_original: false,
          ...defined({ thread_ts: thread }),
          text: rendered.text,
          blocks: rendered.blocks,
        });
        return undefined;
      }, options),
    );
  }

  /** Private answers go by the response_url or beside what was said; when that cannot be, as a direct message. */
  async #toAsker(
    reply: ReplyContent,
    { replyTarget, workspace, userId }: Origin,
    deadline: number,
    replaces: boolean,
  ): Promise<Attempted<string | undefined>> {
    const options = { repeatable: true, deadline, signal: this.#signal };
    if (replyTarget.usesLeft > 0) {
      const posted = await rendering(this.#dispatcher.texts, reply, (rendered) =>
        attempt(() => replyTarget.post(privateBody(rendered, replaces)), options),
      );
      if (posted.ok || posted.fault.kind !== 'refused') return posted;
    }
    return this.#post(reply, { workspace, channel: userId }, options);
  }

  /** @returns the message's id. */
  async #post(
    content: ReplyContent,
    to: Destination,
    options: Parameters<typeof attempt>[1],
  ): Promise<Attempted<string | undefined>> {
    const posted = await this.#postMessage(content, to, options);
    return posted.ok ? { ok: true, value: posted.value.ts } : posted;
  }

  #postMessage(
    content: ReplyContent,
    { workspace, channel, thread }: Destination,
    options: Parameters<typeof attempt>[1],
  ): Promise<Attempted<PostedMessage>> {
    const client = this.#workspaces.clientIn(workspace);
    return rendering(this.#dispatcher.texts, content, (rendered) =>
      attempt(async () => {
        const { ts, channel: where } = await client.chat.postMessage({
          channel,
          ...publicBody(rendered, thread),
        });
        return { ts, channel: where };
      }, options),
    );
  }

  async #explain(words: string, origin: Origin): Promise<void> {
    if (origin.isUnasked || origin.replyTarget.usesLeft === 0) return;
    const told = await attempt(
      () =>
        origin.replyTarget.post({
          ...privateBody(render(this.#dispatcher.texts, says(words))),
          besideThread: true,
        }),
      { repeatable: true, deadline: Date.now() + patience.request, signal: this.#signal },
    );
    if (!told.ok) {
      this.#log.warn(
        { requestId: origin.requestId, fault: told.fault.kind, code: told.fault.code },
        'the asker could not be told that a reply was not shown',
      );
    }
  }
}

/** A channel of a workspace, for the pace there. */
function placeKey({ workspace = '', channel }: Pick<Destination, 'workspace' | 'channel'>): string {
  return `${workspace} ${channel}`;
}

/** Posts the reply; where Slack refuses it for its small buttons, or its table, once more without them. */
async function rendering<T>(
  texts: Texts,
  reply: ReplyContent,
  post: (rendered: Rendered) => Promise<Attempted<T>>,
): Promise<Attempted<T>> {
  const rendered = render(texts, reply);
  let posted = await post(rendered);
  const isRefused = () => !posted.ok && isAboutBlocks(posted.fault);
  if (hasSmallButtons(rendered) && isRefused())
    posted = await post(render(texts, reply, { small: 'buttons' }));
  if (hasTable(rendered) && isRefused())
    posted = await post(render(texts, reply, { small: 'buttons', tables: 'text' }));
  return posted;
}

function isAboutBlocks({ kind, code }: Fault): boolean {
  return kind === 'refused' && /block|table|attachment/u.test(code);
}

function refused(code: string): Attempted<never> {
  return { ok: false, fault: { kind: 'refused', code } };
}
