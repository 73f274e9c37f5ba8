import type { Finding } from '../../chat/protocol/adapter.js';
import type { Config } from '../../config/config.js';
import { EngineError } from '../../core/types/ports.js';
import { commandLine } from '../../texts/command-line/index.js';
import { openSearchEngine } from './library-parts.js';

const { engine: texts } = commandLine.doctor;

/** Whether the cluster answers, and has the index; nothing where none is configured. */
export async function engineFindings(config: Config): Promise<readonly Finding[]> {
  const engine = await openSearchEngine(config);
  if (engine === undefined) return [];
  try {
    const { hosts, version, distribution, alias, behind } = await engine.about();
    if (distribution !== 'opensearch') {
      return [{ level: 'problem', ...texts.isAnother(hosts, `${distribution} ${version}`) }];
    }
    const [index] = behind;
    return [
      { level: 'ok', ...texts.answers(version, hosts) },
      index === undefined
        ? { level: 'warning', ...texts.lacksIndex(alias) }
        : { level: 'ok', ...texts.hasIndex(alias, behind) },
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
  if (border < 0) return texts.failed(message);
  return { ...texts.failed(message.slice(0, border)), todo: message.slice(border + 2) };
}
