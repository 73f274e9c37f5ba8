import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { findProjectFolder } from '../../src/config/config.js';
import { hasBrowser, launchBrowser, openPage, whyNoBrowser } from '../adapters/web/browser.js';
import { type Pixels, palettePng } from './palette-png.js';

const project = findProjectFolder();
const question = 'which companies had access';

interface Picture {
  readonly name: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** From the page to ask on to what is shown. */
  readonly show: (page: Page) => Promise<void>;
}

const pictures: readonly Picture[] = [
  { name: 'try-it', width: 1280, height: 1060, show: ask },
  {
    name: 'quote',
    width: 900,
    height: 900,
    show: async (page) => {
      await ask(page);
      const link = await page.locator('#answer figcaption a').first().getAttribute('href');
      await page.goto(new URL((link ?? '').replace(/#.*/, ''), page.url()).href);
      await page.waitForSelector('mark');
    },
  },
];

/** `npm run pictures`: README's pictures, taken from the running program on the seeds, light and dark. */
async function main(): Promise<void> {
  if (!hasBrowser) throw new Error(`no picture was taken${whyNoBrowser}`);
  const program = await startProgram();
  const browser = await launchBrowser();
  try {
    for (const { name, width, height, show } of pictures) {
      for (const scheme of ['light', 'dark'] as const) {
        const { page, context } = await openPage(browser, { width, height, scheme });
        await page.goto(program.address);
        await show(page);
        const path = join(project, 'test', 'pictures', `${name}-${scheme}.png`);
        const taken = await page.screenshot({ animations: 'disabled', caret: 'hide' });
        writeFileSync(path, palettePng(await pixelsOf(taken, browser)));
        process.stdout.write(`${path}\n`);
        await context.close();
      }
    }
  } finally {
    await browser.close();
    await program.stop();
  }
}

async function ask(page: Page): Promise<void> {
  await page.fill('#question', question);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#answer');
}

/** A PNG's pixels, as the browser reads it. */
async function pixelsOf(png: Buffer, browser: Browser): Promise<Pixels> {
  const { page, context } = await openPage(browser);
  const { width, height, base64 } = (await page.evaluate(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png.toString('base64')}';
    await image.decode();
    const { width, height } = image;
    const canvas = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const { data } = canvas.getImageData(0, 0, width, height);
    let bytes = '';
    for (let i = 0; i < data.length; i += 32768) bytes += String.fromCharCode(...data.subarray(i, i + 32768));
    return { width, height, base64: btoa(bytes) };
  })()`)) as { readonly width: number; readonly height: number; readonly base64: string };
  await context.close();
  return { width, height, rgba: Buffer.from(base64, 'base64') };
}

/** `npm start` on the seeds with a state of its own, and nothing of what this machine has set. */
async function startProgram(): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const state = mkdtempSync(join(tmpdir(), 'verbatim-pictures-'));
  const started = spawn(process.execPath, [join(project, 'dist', 'src', 'main.js'), 'start'], {
    env: {
      ...Object.fromEntries(
        ['PATH', 'HOME', 'SystemRoot'].flatMap((name) =>
          process.env[name] === undefined ? [] : [[name, process.env[name]]],
        ),
      ),
      ...noTokens,
      PORT: '0',
      LOG_LEVEL: 'warn',
      VERBATIM_STATE: state,
      VERBATIM_CORPUS: join(project, 'seeds'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => started.once('close', () => resolve()));
  const stop = async () => {
    started.kill('SIGTERM');
    await ended;
    rmSync(state, { recursive: true, force: true });
  };
  for await (const line of createInterface({ input: started.stdout })) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address !== undefined) return { address, stop };
  }
  await stop();
  throw new Error('the program ended before it was ready');
}

/** What is set empty here is not read from .env either. */
const noTokens = {
  SLACK_BOT_TOKEN: '',
  SLACK_APP_TOKEN: '',
  SLACK_SIGNING_SECRET: '',
  DISCORD_TOKEN: '',
  PUBLIC_URL: '',
  VERBATIM_CONFIG: '',
  VERBATIM_ENGINE_URL: '',
};

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
