import { doctor } from './doctor.js';
import { explained } from './explained.js';
import { misuse } from './misuse.js';
import { printed } from './printed.js';
import { quality } from './quality.js';
import { chatCommandFlags, help, subcommands } from './usage.js';

/**
 * What the command line says to whoever runs the bot, by key. In English alone, whatever the bot speaks: what an operator reads is
 * also searched for, and looked up in the documentation.
 */
export const commandLine = {
  doctor,
  explained,
  misuse,
  printed,
  quality,
  help,
  subcommands,
  chatCommandFlags,
};
