import { join } from 'node:path';
import { findProjectFolder } from '../../src/config/config.js';

/** An environment in which every key of the configuration has its default, whatever config/verbatim.yaml says. */
export const defaultConfiguration = {
  VERBATIM_CONFIG: join(findProjectFolder(), 'test', 'fixtures', 'config', 'verbatim.yaml'),
} as const;
