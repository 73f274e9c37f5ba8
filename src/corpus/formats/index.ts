import type { Format } from '../format.js';
import { html } from './html.js';
import { markdown } from './markdown.js';
import { text } from './text.js';

/** Every kind of file that is read. */
export const formats: readonly Format[] = [html, markdown, text];
