import { createRequire } from 'node:module';
import { join } from 'node:path';
import { findProjectFolder } from '../../config/config.js';

/** As in package.json. */
export const version: string = createRequire(import.meta.url)(
  join(findProjectFolder(), 'package.json'),
).version;
