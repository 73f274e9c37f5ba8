import express, { Router } from 'express';
import { expect, it, onTestFinished } from 'vitest';
import { startServer } from '../../../../src/adapters/web/server.js';
import { openState } from '../../../../src/state/open-state.js';
import { temporaryFolder } from '../../../corpus/folder.js';
import { hostileTexts, scriptedDispatcher } from '../../contract.js';
import { SocketHarness } from '../harness.js';
import { tokenKey } from './many-workspaces.js';

it('events come by Socket Mode, too; the pages stand on the bot’s own server all the same', async () => {
  const state = openState({ folder: await temporaryFolder(), now: Date.now });
  const installations = state.installations('slack', [tokenKey]);
  const bot = { token: 'xoxb-right', scopes: [], id: 'BBOT', userId: 'UBOT' };
  const secrets = JSON.stringify({ team: { id: 'T1' }, isEnterpriseInstall: false, bot });
  installations.save({ id: 'T1', name: 'Newsroom', secrets, installedAt: 0 });
  const router = Router();
  const server = await startServer(express().use(router), { host: '127.0.0.1', port: 0 });
  const harness = new SocketHarness();
  onTestFinished(async () => {
    await harness.stop();
    await server.close(0);
    state.close();
  });
  const credentials = { clientId: '1.2', clientSecret: 'secret', stateSecret: 's'.repeat(32) };
  await harness.start(scriptedDispatcher(), {
    install: { credentials, installations, router, scopes: ['commands'] },
  });
  await harness.type('ask', '3');
  expect(harness.shown()[0]?.quotes).toEqual([hostileTexts[3]]);
  await harness.mention('4');
  expect(harness.shown()[1]?.quotes).toEqual([hostileTexts[4]]);
  const first = await fetch(`http://127.0.0.1:${server.port}/slack/install`, { redirect: 'manual' });
  expect(first.status).toBe(302);
  expect(first.headers.get('location')).not.toContain('redirect_uri');
});
