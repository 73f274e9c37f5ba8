import type { Config } from './config.js';
import { platforms as declared } from './platforms.js';

/** What `npm start` cannot do without, though every other command can. One line a problem. */
export function startProblems(config: Config): readonly string[] {
  return [...mcpProblems(config), ...installProblems(config)];
}

/** What is missing that assistants may ask over HTTP. */
export function mcpProblems({ server }: Config): readonly string[] {
  if (!server.web.mcp || server.mcpToken !== undefined) return [];
  return ['environment: VERBATIM_MCP_TOKEN is missing, but web.mcp is true: openssl rand -hex 32 makes one'];
}

/** What is missing that workspaces may install the bot by themselves. */
export function installProblems({ chat, platforms, server, tokenKeys }: Config): readonly string[] {
  return declared
    .filter(({ name }) => chat.access.installable?.has(name))
    .flatMap(({ name, label, installing }) => {
      const missing = [...(installing?.missing(platforms.get(name) ?? {}) ?? [])];
      if (tokenKeys.length === 0)
        missing.push('VERBATIM_TOKEN_KEY is missing (openssl rand -hex 32 makes one)');
      if (server.publicUrl === undefined) missing.push(`PUBLIC_URL is missing, where ${label} leads back to`);
      return missing.map((what) => `environment: ${what}, but ${name}.install is true`);
    });
}
