import type { Readable, Writable } from 'node:stream';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  isJSONRPCErrorResponse,
  isJSONRPCRequest,
  isJSONRPCResultResponse,
  type JSONRPCMessage,
  type RequestId,
} from '@modelcontextprotocol/sdk/types.js';
import type { Logger } from '../../chat/protocol/logger.js';
import { errorName } from '../../core/types/error-names.js';

export interface StdioOptions {
  readonly input: Readable;
  /** Carries the protocol's lines and nothing else. */
  readonly output: Writable;
  readonly log: Logger;
}

export interface ServedStdio {
  /** Resolves when nobody will ask any more: the input has ended, or a line was too long to be read. */
  readonly ended: Promise<string>;
  /** Waits at most `graceMs` for answers in flight. Never throws. */
  stop(graceMs: number): Promise<void>;
}

/** Serves one program on standard input and output. */
export async function serveStdio(
  server: McpServer,
  { input, output, log }: StdioOptions,
): Promise<ServedStdio> {
  const transport = new CountingTransport(input, output);
  const ended = new Promise<string>((resolve) => {
    input.once('end', () => resolve('end of input'));
    input.once('close', () => resolve('end of input'));
    transport.onclose = () => resolve('connection closed');
  });
  // What a message that cannot be read holds is nobody's business: only the kind of fault is logged.
  transport.onerror = (error) => log.warn({ error: errorName(error) }, 'an MCP message could not be read');
  await server.connect(transport);
  return {
    ended,
    stop: async (graceMs) => {
      await transport.idle(graceMs);
      await server.close().catch(() => {});
    },
  };
}

/** Knows which requests are not answered yet. */
class CountingTransport extends StdioServerTransport {
  readonly #open = new Set<RequestId>();
  #noteIdle = () => {};

  override async start(): Promise<void> {
    const receive = this.onmessage;
    this.onmessage = (message) => {
      if (isJSONRPCRequest(message)) this.#open.add(message.id);
      // It gets no answer any more.
      const cancelled = cancelledBy(message);
      if (cancelled !== undefined) this.#close(cancelled);
      receive?.(message);
    };
    await super.start();
  }

  override async send(message: JSONRPCMessage): Promise<void> {
    await super.send(message);
    const isAnswer = isJSONRPCResultResponse(message) || isJSONRPCErrorResponse(message);
    if (isAnswer && message.id !== undefined) this.#close(message.id);
  }

  /** Resolves when every request is answered, `graceMs` later at most. */
  async idle(graceMs: number): Promise<void> {
    if (this.#open.size === 0) return;
    await new Promise<void>((resolve) => {
      const patience = setTimeout(resolve, graceMs);
      this.#noteIdle = () => {
        clearTimeout(patience);
        resolve();
      };
    });
  }

  #close(id: RequestId): void {
    this.#open.delete(id);
    if (this.#open.size === 0) this.#noteIdle();
  }
}

function cancelledBy(message: JSONRPCMessage): RequestId | undefined {
  if (!('method' in message) || message.method !== 'notifications/cancelled') return undefined;
  const id = message.params?.['requestId'];
  return typeof id === 'string' || typeof id === 'number' ? id : undefined;
}
