import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AdapterError } from '../../chat/protocol/adapter.js';
import { unservable } from '../../texts/command-line/serving.js';

export interface RunningServer {
  /** The port it listens on; of interest where 0 was asked for. */
  readonly port: number;
  /** Takes no new connection, lets requests in flight finish for at most `graceMs`. Never throws. */
  close(graceMs: number): Promise<void>;
}

/**
 * Serves `app` (an express application).
 * @throws {AdapterError} when the port is taken or not allowed, or the host is no address of this machine.
 */
export async function startServer(
  app: RequestListener,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<RunningServer> {
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    // Stays for good: a connection that cannot be taken later (too many open files) must not end the process.
    server.on('error', (error) =>
      reject(new AdapterError(explain(error, host, port), 'refused', { cause: error })),
    );
    server.listen(port, host, resolve);
  });
  let closing: Promise<void> | undefined;
  return {
    port: (server.address() as AddressInfo).port,
    close(graceMs) {
      closing ??= new Promise((resolve) => {
        const patience = setTimeout(() => server.closeAllConnections(), graceMs);
        // A browser keeps its connection open between questions, also the one that is being answered now.
        const idle = setInterval(() => server.closeIdleConnections(), 50);
        server.close(() => {
          clearTimeout(patience);
          clearInterval(idle);
          resolve();
        });
      });
      return closing;
    },
  };
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return unservable.portTaken(host, port);
    case 'EACCES':
      return unservable.portNotAllowed(host, port);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return unservable.otherHost(host);
    default:
      return unservable.otherwise(host, port, error.code ?? error.name);
  }
}
