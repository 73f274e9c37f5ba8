import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

/** Whether there is a browser to test with; else the suite says why it is skipped. */
export const hasBrowser = executable !== undefined;
export const whyNoBrowser = hasBrowser
  ? ''
  : ' (skipped: there is no Chromium here; apt-get install chromium)';

export type Scheme = 'light' | 'dark';

/** Every screen that a page is looked at on. */
export const screens = [360, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((scheme): { readonly width: number; readonly scheme: Scheme } => ({
    width,
    scheme,
  })),
);

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(executable === undefined ? {} : { executablePath: executable }),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
}

/** A page of its own, and every address that it asked for. */
export async function openPage(
  browser: Browser,
  {
    width = 1280,
    height = 740,
    scheme = 'light',
    bypassCSP = false,
    javaScriptEnabled = true,
  }: {
    readonly width?: number;
    readonly height?: number;
    readonly scheme?: Scheme;
    readonly bypassCSP?: boolean;
    readonly javaScriptEnabled?: boolean;
  } = {},
): Promise<{ readonly page: Page; readonly requested: string[]; readonly context: BrowserContext }> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    bypassCSP,
    javaScriptEnabled,
  });
  const page = await context.newPage();
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  return { page, requested, context };
}
