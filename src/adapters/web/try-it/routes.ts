import { randomUUID } from 'node:crypto';
import express, { type Application, type NextFunction, type Request, type Response } from 'express';
import type { Dispatcher } from '../../../chat/dispatch/dispatch.js';
import { questions } from '../../../chat/dispatch/mentions.js';
import { exportReply, isExportFormat } from '../../../chat/export/export-reply.js';
import type { Outcome } from '../../../chat/protocol/invocation.js';
import type { Logger } from '../../../chat/protocol/logger.js';
import type { Reply } from '../../../chat/protocol/reply.js';
import { errorName } from '../../../core/types/error-names.js';
import type { Texts } from '../../../texts/texts.js';
import { localPerson } from '../../local-person.js';
import { isSameOrigin, refusedOrigin } from '../../loopback.js';
import type { Preview } from '../../preview.js';
import { sendFile, sendPage, sendTo } from '../send.js';
import { styleSourceOf } from '../whole-page.js';
import { readListing } from './documents.js';
import { ExampleCache } from './example-cache.js';
import { readForm, type SubmittedForm } from './form.js';
import { answerPage, documentsPage, firstPage, messagePage, type Previewed } from './page.js';
import { previewStyle } from './preview-style.js';
import { ShownPages } from './shown-pages.js';

export interface TryItOptions {
  readonly log: Logger;
  /** Of the platforms, each from its own adapter. */
  readonly previews: readonly Preview[];
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
  const { log, previews, stopping } = options;
  const labels = previews.map(({ label }) => label);
  const style = previewStyle(previews);
  const styles = [styleSourceOf(style)];
  const book = new ExampleCache(dispatcher, log);
  const shown = new ShownPages();
  const form = express.urlencoded({ extended: false, limit: formLimit, parameterLimit: 10 });

  const guard = guardIn(() => dispatcher.texts);

  const documentsInSight = async () => {
    const { services, visibleScope } = await dispatcher.viewOf(here, localPerson(), 'asker');
    return await services.library.catalogue(visibleScope.scope);
  };

  app.get('/documents', guard, async (request, response) => {
    const page = documentsPage(dispatcher.texts, await documentsInSight(), readListing(request.query));
    sendPage(response, 200, page);
  });
  app.get('/', guard, async (request, response) => {
    const { source } = request.query;
    const within =
      typeof source === 'string' ? (await documentsInSight()).find(({ id }) => id === source) : undefined;
    const examples = await book.examples(here, localPerson(), patienceMs.first);
    sendPage(response, 200, firstPage(dispatcher.texts, examples, labels, within));
  });
  app.get('/answers/:name', guard, (request, response) => {
    const answer = shown.find(String(request.params['name']));
    const format = String(request.query['as'] ?? '');
    const { texts } = dispatcher;
    const { answerGoneTitle, answerGone } = texts.tryIt;
    if (answer === undefined) sendPage(response, 410, messagePage(texts, answerGoneTitle, answerGone));
    else if (isExportFormat(format))
      sendFile(response, exportReply(texts, answer.pressed ?? answer.reply, format));
    else sendPage(response, 200, answer.page, styles);
  });
  app.post('/', guard, form, async (request, response) => {
    const sent = readForm(request.body);
    // Nothing was asked: the first page stands there, its box in focus.
    if (sent.press === undefined && sent.typed.trim() === '') return sendTo(response, '/');
    const leaving = new AbortController();
    response.on('close', () => leaving.abort());
    const { reply, delivered } = await outcomeOf(sent, dispatcher, leaving.signal);
    const known = await book.examples(here, localPerson(), patienceMs.answer);
    if (leaving.signal.aborted) {
      await delivered({ kind: 'refused' });
      return;
    }
    const { texts } = dispatcher;
    const name = shown.newName();
    // What a button gives stands below the answer that it stands under.
    const above = sent.press === undefined ? undefined : shown.find(sent.from ?? '')?.reply;
    const [first, pressed] = above === undefined ? [reply, undefined] : [above, reply];
    const page = answerPage(texts, known, {
      name,
      typed: sent.typed,
      reply: first,
      pressed,
      previews: previews.map((preview) => previewed(texts, preview, reply, log)),
      style,
    });
    if (stopping?.aborted) sendPage(response, 200, page, styles);
    else {
      shown.keep(name, { page, reply: first, pressed });
      sendTo(response, `/answers/${name}${pressed === undefined ? '' : '#pressed'}`);
    }
    await delivered({ kind: 'posted' });
  });
  return {
    prepare: async () => {
      await book.find(here, localPerson()).catch(() => {});
    },
  };
}

function guardIn(texts: () => Texts) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const reason = refusedOrigin(request);
    const { tryIt: words } = texts();
    if (reason !== undefined) refuse(texts(), response, words.onlyThisMachine(reason));
    else if (request.method === 'POST' && !isSameOrigin(request))
      refuse(texts(), response, words.notFromPage);
    else next();
  };
}

function refuse(texts: Texts, response: Response, message: string): void {
  sendPage(response, 403, messagePage(texts, texts.tryIt.refusedTitle, message));
}

function outcomeOf(
  { typed, press }: SubmittedForm,
  dispatcher: Dispatcher,
  signal: AbortSignal,
): Promise<Outcome> {
  const request = { id: randomUUID(), place: here, person: localPerson() };
  if (press !== undefined) return dispatcher.handleButton({ ...request, ...press });
  return dispatcher.prepare({ ...request, ...readTyped(typed) }).run({ signal });
}

/** `/name words` is that command; anything else is a question. */
function readTyped(typed: string) {
  const named = /^\s*\/([\p{L}-]+)(?:\s+|$)/u.exec(typed);
  const text = typed.slice(named?.[0].length ?? 0);
  return { command: named?.[1]?.toLowerCase() ?? questions, input: { kind: 'text' as const, text } };
}

/** A fault in a preview costs that preview alone. */
function previewed(texts: Texts, { name, label, show }: Preview, reply: Reply, log: Logger): Previewed {
  try {
    return { name, label, shown: show(texts, reply) };
  } catch (error) {
    log.error({ platform: name, error: errorName(error) }, 'a preview failed');
    return { name, label, shown: undefined };
  }
}
