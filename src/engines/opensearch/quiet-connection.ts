import type { IncomingMessage } from 'node:http';
import { Connection } from '@opensearch-project/opensearch';

/** The client prints errors that come behind an answer's headers to stdout, which belongs to the program. */
export class QuietConnection extends Connection {
  override request(
    ...[params, callback]: Parameters<Connection['request']>
  ): ReturnType<Connection['request']> {
    return super.request(params, (error, response) => {
      if (response !== null) silence(response as IncomingMessage & { req?: NodeJS.EventEmitter });
      callback(error, response);
    });
  }
}

/** The request's only listener by now is the one that prints; without any an error would end the program. */
function silence({ req }: { readonly req?: NodeJS.EventEmitter }): void {
  req?.removeAllListeners('error');
  req?.on('error', () => {});
}
