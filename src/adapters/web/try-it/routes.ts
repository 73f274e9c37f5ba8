import { randomUUID } from 'node:crypto';
import express, { type Application, type NextFunction, type Request, type Response } from 'express';
import type { Dispatcher } from '../../../chat/dispatch/dispatch.js';
import { questions } from '../../../chat/dispatch/mentions.js';
import { exportReply, isExportFormat } from '../../../chat/export/export-reply.js';
import { onlyThisMachine, tryItWords as words } from '../../../chat/messages/try-it.js';
import type { Outcome } from '../../../chat/protocol/invocation.js';
import type { Logger } from '../../../chat/protocol/logger.js';
import type { Reply } from '../../../chat/protocol/reply.js';
import { errorName } from '../../../core/types/error-names.js';
import { localPerson } from '../../local-person.js';
import type { Html } from '../html.js';
import { isSameOrigin, notFromHere } from '../loopback.js';
import { type DiscordMessage, discordPreview } from '../previews/discord.js';
import { type SlackMessage, slackPreview } from '../previews/slack.js';
import { sendFile, sendPage, sendTo } from '../send.js';
import { ExampleBook } from './example-book.js';
import { readForm, type Sent } from './form.js';
import { answerPage, firstPage, messagePage, type Previews } from './page.js';
import { ShownPages } from './shown-pages.js';

/** What each platform would be sent for a reply, from its own adapter. */
export interface PlatformMessages {
  slack(reply: Reply): SlackMessage;
  discord(reply: Reply): DiscordMessage;
}

export interface TryItOptions {
  readonly log: Logger;
  readonly messages: PlatformMessages;
  /** Aborted once no new connection is taken: answers in flight then stand where they were asked for. */
  readonly stopping?: AbortSignal;
}

export interface TryIt {
  /** Makes out the examples, so that the first page need not wait for them. Never throws. */
  prepare(): Promise<void>;
}

/** Of a form's body. 5,000 characters of any script, twice, percent-encoded, stay below it. */
const formLimit = '128kb';

/** How long a page waits for its examples, which stand in the foreground only before anything was asked. */
const patienceMs = { first: 1_500, answer: 100 } as const;

const here = { platform: 'web', kind: 'local' } as const;

/** Adds the page to ask on at `/`, and what it answers, for whoever sits at this machine. */
export function mountTryIt(app: Application, dispatcher: Dispatcher, options: TryItOptions): TryIt {
  const { log, messages, stopping } = options;
  const book = new ExampleBook(dispatcher, log);
  const shown = new ShownPages();
  const form = express.urlencoded({ extended: false, limit: formLimit, parameterLimit: 10 });

  app.get('/', guard, async (_request, response) => {
    sendPage(response, 200, firstPage(await book.examples(here, localPerson(), patienceMs.first)));
  });
  app.get('/answers/:name', guard, (request, response) => {
    const answer = shown.find(String(request.params['name']));
    const format = String(request.query['as'] ?? '');
    if (answer === undefined) sendPage(response, 410, messagePage(words.answerGoneTitle, words.answerGone));
    else if (isExportFormat(format)) sendFile(response, exportReply(answer.reply, format));
    else sendPage(response, 200, answer.page);
  });
  app.post('/', guard, form, async (request, response) => {
    const sent = readForm(request.body);
    const leaving = new AbortController();
    response.on('close', () => leaving.abort());
    const { reply, delivered } = await outcomeOf(sent, dispatcher, leaving.signal);
    const known = await book.examples(here, localPerson(), patienceMs.answer);
    if (leaving.signal.aborted) {
      await delivered({ kind: 'refused' });
      return;
    }
    const previews = previewsOf(reply, messages, log);
    const isPressed = sent.press !== undefined;
    const page = answerPage(known, { typed: sent.typed, reply, isPressed, previews });
    if (stopping?.aborted) sendPage(response, 200, page);
    else sendTo(response, `/answers/${shown.keep({ page, reply })}`);
    await delivered({ kind: 'posted' });
  });
  return {
    prepare: async () => {
      await book.find(here, localPerson()).catch(() => {});
    },
  };
}

function guard(request: Request, response: Response, next: NextFunction): void {
  const reason = notFromHere(request);
  if (reason !== undefined) refuse(response, onlyThisMachine(reason));
  else if (request.method === 'POST' && !isSameOrigin(request)) refuse(response, words.notFromPage);
  else next();
}

function refuse(response: Response, message: string): void {
  sendPage(response, 403, messagePage(words.refusedTitle, message));
}

function outcomeOf({ typed, press }: Sent, dispatcher: Dispatcher, signal: AbortSignal): Promise<Outcome> {
  const request = { id: randomUUID(), place: here, person: localPerson() };
  if (press !== undefined) return dispatcher.press({ ...request, ...press });
  return dispatcher.prepare({ ...request, ...readTyped(typed) }).run({ signal });
}

/** `/name words` is that command; anything else is a question. */
function readTyped(typed: string) {
  const named = /^\s*\/([\p{L}-]+)(?:\s+|$)/u.exec(typed);
  const text = typed.slice(named?.[0].length ?? 0);
  return { command: named?.[1]?.toLowerCase() ?? questions, input: { kind: 'text' as const, text } };
}

/** A fault in a preview costs that preview alone. */
function previewsOf(reply: Reply, messages: PlatformMessages, log: Logger): Previews {
  const preview = (platform: keyof Previews, make: () => Html): Html | undefined => {
    try {
      return make();
    } catch (error) {
      log.error({ platform, error: errorName(error) }, 'a preview failed');
      return undefined;
    }
  };
  return {
    slack: preview('slack', () => slackPreview(messages.slack(reply))),
    discord: preview('discord', () => discordPreview(messages.discord(reply))),
  };
}
