import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { ErrorCode } from '@modelcontextprotocol/sdk/types.js';
import express, { type Application, type NextFunction, type Request, type Response } from 'express';
import type { Dispatcher } from '../../chat/dispatch/dispatch.js';
import { anybody } from '../../chat/protocol/location.js';
import type { Logger } from '../../chat/protocol/logger.js';
import { errorName } from '../../core/types/error-names.js';
import { mcpHttpFaults as words } from '../../texts/mcp.js';
import type { Caller } from './caller.js';
import { type GateOptions, refusalOf } from './gate.js';
import { makeMcpServer } from './server.js';

/** Where programs ask. */
const mcpPath = '/mcp';

/** Of a request's body: 40,000 characters of any script, twice, escaped as JSON may be, stay below it. */
const bodyLimit = '600kb';

/** Every program that knows the token. */
const caller: Caller = { place: { platform: 'mcp', kind: 'direct' }, person: anybody('mcp') };

export interface McpHttpOptions extends GateOptions {
  readonly version: string;
  readonly log: Logger;
}

/**
 * Adds `/mcp` to `app`: streamable HTTP, each request by itself and answered at once, so that nothing is kept of who
 * asks. No header is logged, and nothing of a body.
 */
export function mountMcp(app: Application, dispatcher: Dispatcher, options: McpHttpOptions): void {
  const { version, log } = options;
  app.use(mcpPath, (request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    const refusal = refusalOf(request, options);
    if (refusal === undefined) return next();
    log.warn(refusal, 'an MCP request was refused');
    if (refusal.status === 401) response.set('WWW-Authenticate', 'Bearer');
    fail(response, refusal.status, words.refused(refusal.reason));
  });
  app.post(mcpPath, express.json({ limit: bodyLimit }), async (request, response) => {
    const server = makeMcpServer(dispatcher, caller, version);
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
    response.on('close', () => void server.close().catch(() => {}));
    // Its optional callbacks are declared otherwise than the interface's.
    await server.connect(transport as Transport);
    await transport.handleRequest(request, response, request.body);
  });
  app.use(mcpPath, (_request, response) => {
    // There is no stream to listen to, and no session to end.
    response.set('Allow', 'POST');
    fail(response, 405, words.method);
  });
  app.use(mcpPath, (error: unknown, _request: Request, response: Response, next: NextFunction) => {
    const status = statusOf(error);
    log[status >= 500 ? 'error' : 'warn']({ status, error: errorName(error) }, 'an MCP request failed');
    if (response.headersSent) next(error);
    else fail(response, status, status === 413 ? words.tooLong : words.unreadable);
  });
}

/** What the parser says of a body that it refuses; everything else is a fault of this program. */
function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function fail(response: Response, status: number, message: string): void {
  const code = status === 400 ? ErrorCode.ParseError : ErrorCode.InvalidRequest;
  response.status(status).json({ jsonrpc: '2.0', error: { code, message }, id: null });
}
