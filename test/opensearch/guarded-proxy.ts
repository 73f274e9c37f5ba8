import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request as forward, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { javaCommand } from './prerequisites.js';

/** A key with its certificate for 127.0.0.1 and localhost. */
export interface Certificate {
  readonly pfx: Buffer;
  readonly passphrase: string;
  /** PEM; who trusts this trusts the proxy. */
  readonly ca: string;
}

/** Made by the keytool of Java, since Node makes no certificates. @param folder Two files are written there. */
export function selfSignedCertificate(folder: string): Certificate {
  const java = javaCommand();
  const keytool = java === 'java' ? 'keytool' : join(dirname(java), 'keytool');
  const passphrase = 'for-tests';
  const store = join(folder, 'proxy.p12');
  const access = ['-keystore', store, '-storepass', passphrase, '-alias', 'proxy'];
  const run = (...parameters: string[]) =>
    execFileSync(keytool, parameters, { stdio: ['ignore', 'pipe', 'ignore'] });
  const subject = ['-dname', 'CN=localhost', '-ext', 'SAN=ip:127.0.0.1,dns:localhost', '-validity', '2'];
  run('-genkeypair', '-storetype', 'PKCS12', '-keyalg', 'EC', ...access, ...subject);
  const ca = run('-exportcert', '-rfc', ...access).toString();
  return { pfx: readFileSync(store), passphrase, ca };
}

export interface GuardedProxy {
  /** Without credentials; https where a certificate was given. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * What OpenSearch's security plugin is to the wire, which the cluster for tests is without: HTTP Basic authentication
 * (401 for whoever has no or other credentials), and TLS.
 */
export async function guard(
  upstream: string,
  username: string,
  password: string,
  certificate?: Certificate,
): Promise<GuardedProxy> {
  const wanted = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const listener: RequestListener = (incoming, outgoing) => {
    const { authorization, ...headers } = incoming.headers;
    if (authorization !== wanted) {
      incoming.resume();
      outgoing
        .writeHead(401, { 'www-authenticate': 'Basic realm="OpenSearch Security"' })
        .end('Unauthorized');
      return;
    }
    const { method = 'GET', url = '/' } = incoming;
    const passedOn = forward(new URL(url, upstream), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passedOn.on('error', () => outgoing.destroy());
    incoming.pipe(passedOn);
  };
  const server =
    certificate === undefined ? createServer(listener) : createSecureServer(certificate, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
