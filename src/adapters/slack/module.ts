import { type IRouter, Router } from 'express';
import { helpersOn, type PlatformModule } from '../platform-module.js';
import { SlackAdapter } from './adapter.js';
import { diagnose } from './diagnose.js';
import { slackFeatures } from './features.js';
import { slack, slackSettings } from './platform.js';
import { slackReplyPreview } from './reply-preview.js';

export const slackModule: PlatformModule = {
  declaration: slack,
  preview: slackReplyPreview,
  connects(values, { dispatcher, log, app, seen, openRequests }) {
    const { mode, ...settings } = settingsIn(values);
    if (mode.kind === 'socket')
      return () => new SlackAdapter({ ...settings, mode, seen, openRequests }, dispatcher, log);
    const routerNow = routeIn(app);
    return () =>
      new SlackAdapter(
        { ...settings, mode: { ...mode, router: routerNow() }, seen, openRequests },
        dispatcher,
        log,
      );
  },
  diagnose: (values, { chat }) =>
    diagnose({
      ...settingsIn(values),
      features: slackFeatures(chat),
      grants: chat.access.grants,
      helpers: helpersOn(chat, slack.name).map(([, helper]) => helper),
    }),
};

/** Gives `app` one route, now, which leads to the router that was made last. */
function routeIn(app: IRouter): () => IRouter {
  let router = Router();
  app.use((request, response, next) => router(request, response, next));
  return () => {
    router = Router();
    return router;
  };
}

function settingsIn(values: Parameters<typeof slackSettings>[0]) {
  const settings = slackSettings(values);
  if (settings === undefined) throw new RangeError('Slack is not configured');
  return settings;
}
