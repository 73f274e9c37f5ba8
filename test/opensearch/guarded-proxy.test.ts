import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { type GuardedProxy, guard, selfSignedCertificate } from './guarded-proxy.js';
import { missingPrerequisite } from './prerequisites.js';

const cluster = inject('cluster');
const [upstream = ''] = 'urls' in cluster ? cluster.urls : [];

let proxy: GuardedProxy | undefined;
afterEach(() => proxy?.close());

function status(url: string, authorization?: string): Promise<number> {
  return fetch(url, authorization === undefined ? {} : { headers: { authorization } }).then(
    (answer) => answer.status,
  );
}

const basic = (credentials: string) => `Basic ${Buffer.from(credentials).toString('base64')}`;

describe.skipIf('skipped' in cluster)('the guarded proxy', () => {
  it('lets nobody through without the password', async () => {
    proxy = await guard(upstream, 'bot', 'right');
    expect(await status(proxy.url)).toBe(401);
    expect(await status(proxy.url, basic('bot:wrong'))).toBe(401);
    expect(await status(proxy.url, basic('bot:right'))).toBe(200);
  });

  it.skipIf(missingPrerequisite() !== undefined)('speaks TLS with a certificate of its own', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-certificate-'));
    const certificate = selfSignedCertificate(folder);
    rmSync(folder, { recursive: true });
    proxy = await guard(upstream, 'bot', 'right', certificate);
    const { url } = proxy;
    const secureStatus = (ca?: string) =>
      new Promise((resolve, reject) => {
        get(url, { auth: 'bot:right', ca }, (answer) => resolve(answer.resume().statusCode)).on(
          'error',
          reject,
        );
      });
    await expect(secureStatus()).rejects.toThrow('self-signed certificate');
    expect(await secureStatus(certificate.ca)).toBe(200);
  });
});
