import type { AnyCommand } from '../src/chat/command.js';
import { about } from './about.js';
import { ask } from './ask.js';
import { refresh } from './refresh.js';
import { sources } from './sources.js';

/** What people can type. A new command is one file and one line here. */
export const commands: readonly AnyCommand[] = [ask, sources, refresh, about];
