import express from 'express';
import { mountWeb } from '../../../src/adapters/web/mount.js';
import { type RunningServer, startServer } from '../../../src/adapters/web/server.js';
import type { Dispatcher } from '../../../src/chat/dispatch/dispatch.js';
import { silent } from '../../../src/chat/protocol/logger.js';
import { adapterContract, type Harness, type Shown, withPlatformLineBreaks } from '../contract.js';
import { platformPreviews } from './platform-previews.js';
import { ReadPage } from './read-page.js';

/** A browser on this machine: it sends the page's form and reads what comes back. */
class WebHarness implements Harness {
  readonly #shown: Shown[] = [];
  readonly #stopping = new AbortController();
  #server: RunningServer | undefined;

  async start(dispatcher: Dispatcher): Promise<void> {
    const app = express();
    const health = () => ({ live: true, ready: true, adapters: [] });
    mountWeb(app, dispatcher, {
      log: silent,
      health,
      tryIt: { previews: platformPreviews, stopping: this.#stopping.signal },
    });
    this.#server = await startServer(app, { host: '127.0.0.1', port: 0 });
  }

  async stop(graceMs = 0): Promise<void> {
    this.#stopping.abort();
    await this.#server?.close(graceMs);
  }

  async type(command: string, input: string): Promise<void> {
    const address = `http://127.0.0.1:${this.#server?.port}`;
    const response = await fetch(`${address}/`, {
      method: 'POST',
      headers: { origin: address },
      body: new URLSearchParams({ question: `/${command} ${input}` }),
    });
    const page = new ReadPage(await response.text(), 'answer');
    this.#shown.push({
      visibility: 'asker',
      quotes: page.texts('blockquote').map(withPlatformLineBreaks),
      text: page.text(),
      links: page.attribute('a', 'href').filter((href) => href !== undefined) as string[],
      buttons: [],
      pings: page.intrusions().length > 0 || page.all('a').length > 1,
    });
  }

  shown(): readonly Shown[] {
    return this.#shown;
  }
}

adapterContract('the local page', () => new WebHarness(), {
  skip: {
    mentions: 'nobody is mentioned on this machine',
    redelivery: 'a browser sends a form once; sending it again asks again',
    buttons: 'there is no channel to share with',
    visibility: 'only whoever sits at this machine reads along',
  },
});
