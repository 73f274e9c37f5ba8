import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { Dispatcher } from '../../chat/dispatch/dispatch.js';
import type { Reply } from '../../chat/protocol/reply.js';
import { mcpFaults, mcpInstructions, mcpTools } from '../../texts/mcp.js';
import type { Caller } from './caller.js';
import { addResources } from './resources.js';
import { type Tool, tools } from './tools.js';

/** Answers one MCP connection: tools are commands, resources are documents and quotes. */
export function makeMcpServer(dispatcher: Dispatcher, caller: Caller, version: string): McpServer {
  const server = new McpServer(
    { name: 'verbatim', title: 'Verbatim', version },
    { instructions: mcpInstructions, capabilities: { tools: {}, resources: {} } },
  );
  for (const tool of tools) {
    const { title, description } = mcpTools[tool.name];
    server.registerTool(
      tool.name,
      {
        title,
        description,
        inputSchema: tool.input,
        outputSchema: tool.output,
        annotations: { readOnlyHint: true, openWorldHint: false },
      },
      (given, { signal }) => call(tool, given, dispatcher, caller, signal),
    );
  }
  addResources(server, dispatcher, caller);
  return server;
}

async function call(
  tool: Tool,
  given: Readonly<Record<string, unknown>>,
  dispatcher: Dispatcher,
  caller: Caller,
  signal: AbortSignal,
): Promise<CallToolResult> {
  const asked = tool.ask(given);
  if (typeof asked === 'string') return fault(asked);
  const { command, values } = asked;
  const prepared = dispatcher.prepare({
    id: randomUUID(),
    command,
    input: { kind: 'values', values },
    ...caller,
  });
  const { reply, delivered } = await prepared.run({ signal });
  await delivered({ kind: signal.aborted ? 'refused' : 'posted' });
  return signal.aborted ? fault(mcpFaults.stopped) : resultOf(tool, reply, given);
}

/** The command's data where it is what the tool promises; else what a person would read. */
function resultOf(tool: Tool, reply: Reply, given: Readonly<Record<string, unknown>>): CallToolResult {
  const { data } = reply;
  if (typeof data !== 'object' || data === null || 'error' in data) return fault(wordsOf(reply));
  const result = tool.give?.(data, given) ?? data;
  if (typeof result === 'string') return fault(result);
  if (!tool.output.safeParse(result).success) return fault(wordsOf(reply));
  const json = JSON.stringify(result);
  return { content: [{ type: 'text', text: json }], structuredContent: JSON.parse(json) };
}

function fault(text: string): CallToolResult {
  return { content: [{ type: 'text', text }], isError: true };
}

function wordsOf({ blocks }: Pick<Reply, 'blocks'>): string {
  return blocks
    .flatMap((block) => (block.kind === 'text' ? [block.inlines] : []))
    .map((inlines) => inlines.map((inline) => (typeof inline === 'string' ? inline : inline.text)).join(''))
    .join('\n');
}
