import type { english } from './english/index.js';

/**
 * Everything that the bot says in its own words, by key, in one language. English comes first: what it has, every other
 * catalogue has to have, or it does not compile.
 */
export type Texts = typeof english;
