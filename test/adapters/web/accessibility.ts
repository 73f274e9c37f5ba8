import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds wrong with a page; [] is right.
 * @param page Opened with `bypassCSP`: axe is a script, and the page's own policy keeps every script out.
 */
export async function violations(page: Page): Promise<unknown[]> {
  await page.evaluate(axe);
  const results = (await page.evaluate('axe.run()')) as AxeResults;
  expect(results.passes.length).toBeGreaterThan(5);
  return results.violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
}
