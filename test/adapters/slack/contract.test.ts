import { adapterContract } from '../contract.js';
import { HttpHarness, SocketHarness } from './harness.js';

adapterContract('Slack over Socket Mode', () => new SocketHarness());
adapterContract('Slack over HTTP', () => new HttpHarness());
