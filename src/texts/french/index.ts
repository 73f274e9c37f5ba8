import type { Texts } from '../texts.js';
import * as answers from './answers.js';
import * as chat from './chat.js';
import { commands } from './commands.js';
import { gaps } from './gaps.js';
import * as pages from './pages.js';
import { formats } from './units.js';

export const french: Texts = { locale: 'fr', format: formats, ...answers, ...chat, ...pages, gaps, commands };
