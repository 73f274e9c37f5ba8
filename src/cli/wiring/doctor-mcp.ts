import type { Finding } from '../../chat/protocol/adapter.js';
import type { Config } from '../../config/config.js';
import { mcpProblems } from '../../config/start-problems.js';

/** Whether assistants may ask over HTTP, and what they would find. */
export function mcpFindings(config: Config): readonly Finding[] {
  const { web, publicUrl } = config.server;
  if (!web.mcp) return [{ level: 'ok', what: 'MCP over HTTP: off (web.mcp)' }];
  const missing = mcpProblems(config);
  if (missing.length > 0) {
    return missing.map((what) => ({ level: 'problem', what, todo: 'set it, or web.mcp: false' }));
  }
  const { access, mcp } = config.chat;
  const sees = mcp.collections === undefined ? 'all documents' : `collections ${mcp.collections.join(', ')}`;
  const findings: Finding[] = [];
  if (mcp.collections === undefined && access.grants.length > 0) {
    findings.push({
      level: 'warning',
      what: 'MCP over HTTP: nothing may be searched, since there are grants and none for it',
      todo: 'name what an assistant may search in mcp.collections',
    });
  } else {
    findings.push({ level: 'ok', what: `MCP over HTTP: at /mcp, with VERBATIM_MCP_TOKEN, ${sees}` });
  }
  if (publicUrl?.startsWith('http:') === true) {
    findings.push({
      level: 'warning',
      what: 'MCP over HTTP: PUBLIC_URL is no https address, so the token can be read on its way',
      todo: 'put a proxy with a certificate before it',
    });
  }
  return findings;
}
