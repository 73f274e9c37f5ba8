import type { Config } from './config.js';

/** What `npm start` cannot do without, though every other command can. One line a problem. */
export function startProblems({ server }: Config): readonly string[] {
  if (!server.web.mcp || server.mcpToken !== undefined) return [];
  return ['environment: VERBATIM_MCP_TOKEN is missing, but web.mcp is true: openssl rand -hex 32 makes one'];
}
