import { describe } from 'vitest';
import { asideContract } from '../aside.js';
import { SocketHarness } from './harness.js';

describe('Slack, a public answer of which a part is private', () => {
  asideContract(() => new SocketHarness());
});
