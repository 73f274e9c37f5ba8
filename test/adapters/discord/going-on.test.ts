import { describe } from 'vitest';
import { goingOnContract } from '../going-on.js';
import { DiscordHarness } from './harness.js';

describe('Discord, going on from an answer', () => {
  goingOnContract(() => new DiscordHarness());
});
