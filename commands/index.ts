import type { AnyCommand } from '../src/chat/protocol/command.js';
import { about } from './about.js';
import { ask } from './ask.js';
import { check } from './check.js';
import { coverage } from './coverage.js';
import { find } from './find.js';
import { refresh } from './refresh.js';
import { sources } from './sources.js';
import { watch } from './watch.js';

/** What people can type. A new command is one file and one line here. */
export const commands: readonly AnyCommand[] = [ask, check, find, coverage, watch, sources, refresh, about];
