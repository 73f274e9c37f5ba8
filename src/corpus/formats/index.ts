import type { Format } from '../format.js';
import { markdown } from './markdown.js';
import { text } from './text.js';

/** Every kind of file that is read. */
export const formats: readonly Format[] = [markdown, text];
