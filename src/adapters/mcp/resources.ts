import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { ListResourcesRequestSchema, McpError } from '@modelcontextprotocol/sdk/types.js';
import type { Dispatcher } from '../../chat/dispatch/dispatch.js';
import { receiptData } from '../../chat/export/verification-data.js';
import { readReceiptId } from '../../chat/protocol/receipt-id.js';
import { compareIds } from '../../core/types/document.js';
import { mcpFaults, mcpResources as words } from '../../texts/mcp.js';
import type { Caller } from './caller.js';

/** So many documents are listed at a time. */
const listedAtOnce = 200;

/** https://modelcontextprotocol.io/specification/2025-06-18/server/resources#error-handling */
const notFound = -32002;

const plainText = 'text/plain';

function documentUri(id: string): string {
  return `verbatim://document/${encodeURIComponent(id)}`;
}

/** Adds the documents in sight, to be listed and read, and the quotes whose receipts may be looked up. */
export function addResources(server: McpServer, dispatcher: Dispatcher, { place, person }: Caller): void {
  const view = () => dispatcher.viewOf(place, person, 'asker');
  server.registerResource(
    'document',
    new ResourceTemplate('verbatim://document/{id}', { list: undefined }),
    { ...words.document, mimeType: plainText },
    async (uri, { id }) => {
      const { visibleScope, services } = await view();
      const document = await services.library.text(decoded(id), visibleScope.scope);
      if (document === undefined) throw unknown();
      const { text, title, hash } = document;
      return { contents: [{ uri: uri.href, mimeType: plainText, text, _meta: { title, sha256: hash } }] };
    },
  );
  server.registerResource(
    'quote',
    new ResourceTemplate('verbatim://quote/{receipt}', { list: undefined }),
    { ...words.quote, mimeType: plainText },
    async (uri, { receipt }) => {
      const { services } = await view();
      const id = readReceiptId(decoded(receipt))?.id;
      const found = id === undefined ? undefined : await services.receipts.find(id);
      if (found === undefined) throw unknown();
      const data = JSON.stringify(receiptData(found));
      return {
        contents: [
          { uri: uri.href, mimeType: plainText, text: found.text },
          { uri: uri.href, mimeType: 'application/json', text: data },
        ],
      };
    },
  );
  // Page by page, which a template's own list cannot be.
  server.server.setRequestHandler(ListResourcesRequestSchema, async ({ params }) => {
    const { visibleScope, services } = await view();
    const after = params?.cursor;
    const all = await services.library.catalogue(visibleScope.scope);
    const rest = after === undefined ? all : all.filter(({ id }) => compareIds(id, after) > 0);
    const shown = rest.slice(0, listedAtOnce);
    const last = shown.at(-1);
    return {
      resources: shown.map(({ id, title }) => ({
        uri: documentUri(id),
        name: id,
        title,
        mimeType: plainText,
      })),
      ...(last === undefined || shown.length === rest.length ? {} : { nextCursor: last.id }),
    };
  });
}

function unknown(): McpError {
  return new McpError(notFound, mcpFaults.unknownResource);
}

/** @throws {McpError} for what is no percent-encoded text. */
function decoded(value: string | readonly string[] | undefined): string {
  try {
    return decodeURIComponent(String(value));
  } catch {
    throw unknown();
  }
}
