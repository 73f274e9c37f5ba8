import { describe } from 'vitest';
import { goingOnContract } from '../going-on.js';
import { SocketHarness } from './harness.js';

describe('Slack, going on from an answer', () => {
  goingOnContract(() => new SocketHarness());
});
