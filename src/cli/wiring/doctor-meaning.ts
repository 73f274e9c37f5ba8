import type { Finding } from '../../chat/protocol/adapter.js';
import type { Config } from '../../config/config.js';
import { readTable, TableError } from '../../meaning/piece-table.js';
import { commandLine } from '../../texts/command-line/index.js';

const { meaning: texts } = commandLine.doctor;

/** Whether the vectors that ship with the program can be used. */
export function meaningFindings({ meaning }: Pick<Config, 'meaning'>): readonly Finding[] {
  try {
    const { about } = readTable(meaning.table);
    return [{ level: 'ok', ...(meaning.enabled ? texts.ranks(about.name) : texts.isOff) }];
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    return [{ level: 'problem', ...texts.isUnusable(error.message) }];
  }
}
