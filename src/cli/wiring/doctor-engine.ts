import type { Finding } from '../../chat/protocol/adapter.js';
import type { Config } from '../../config/config.js';
import { EngineError } from '../../core/types/ports.js';
import { openSearchEngine } from './library-parts.js';

/** Whether the cluster answers, and has the index; nothing where none is configured. */
export async function engineFindings(config: Config): Promise<readonly Finding[]> {
  const engine = await openSearchEngine(config);
  if (engine === undefined) return [];
  try {
    const { hosts, version, distribution, alias, behind } = await engine.about();
    if (distribution !== 'opensearch') {
      return [
        {
          level: 'problem',
          what: `engine: at ${hosts} is no OpenSearch (${distribution} ${version})`,
          todo: 'name the nodes of an OpenSearch cluster in VERBATIM_ENGINE_URL',
        },
      ];
    }
    const [index] = behind;
    return [
      { level: 'ok', what: `engine: OpenSearch ${version} at ${hosts} answers` },
      index === undefined
        ? { level: 'warning', what: `engine: no index ${alias} yet`, todo: 'npm run index' }
        : { level: 'ok', what: `engine: ${alias} is ${behind.join(', ')}` },
    ];
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return [{ level: 'problem', ...parted(error.message) }];
  } finally {
    await engine.close();
  }
}

/** A message of what is wrong, a colon, and what to do. */
function parted(message: string): Pick<Finding, 'what' | 'todo'> {
  const border = message.lastIndexOf(': ');
  if (border < 0) return { what: `engine: ${message}` };
  return { what: `engine: ${message.slice(0, border)}`, todo: message.slice(border + 2) };
}
