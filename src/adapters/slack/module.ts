import { type IRouter, Router } from 'express';
import { type AdapterParts, helpersOn, type PlatformModule } from '../platform-module.js';
import { SlackAdapter, type SlackMode, type SlackOptions } from './adapter.js';
import { diagnose } from './diagnose.js';
import { isInstalledByWorkspaces, slackFeatures } from './features.js';
import { diagnoseInstallations } from './install/diagnose.js';
import { botScopes } from './manifest.js';
import { slack, slackInstallSettings, slackSettings } from './platform.js';
import { slackReplyPreview } from './reply-preview.js';

export const slackModule: PlatformModule = {
  declaration: slack,
  preview: slackReplyPreview,
  connects(values, parts) {
    const makeOptions = isInstalledByWorkspaces(parts.chat)
      ? installedOptions(installSettingsIn(values), parts)
      : tokenOptions(settingsIn(values), parts);
    return () => new SlackAdapter(makeOptions(), parts.dispatcher, parts.log);
  },
  diagnose(values, { chat, installations }) {
    const features = slackFeatures(chat);
    const { access } = chat;
    if (installations !== undefined)
      return diagnoseInstallations({ ...installSettingsIn(values), features, access, installations });
    const helpers = helpersOn(chat, slack.name).map(([, helper]) => helper);
    return diagnose({ ...settingsIn(values), features, grants: access.grants, helpers });
  },
};

function tokenOptions(
  { mode, ...settings }: ReturnType<typeof settingsIn>,
  { app, seen, openRequests }: AdapterParts,
): () => SlackOptions {
  const rest = { ...settings, seen, openRequests };
  if (mode.kind === 'socket') return () => ({ ...rest, mode });
  const routerNow = routeIn(app);
  return () => ({ ...rest, mode: { ...mode, router: routerNow() } });
}

/** The pages of an installation stand beside where Slack sends events. */
function installedOptions(
  { mode, credentials, ...settings }: ReturnType<typeof installSettingsIn>,
  { app, chat, seen, openRequests, installations, publicUrl }: AdapterParts,
): () => SlackOptions {
  const routerNow = routeIn(app);
  const install = {
    credentials,
    installations,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    scopes: botScopes(slackFeatures(chat)),
  };
  return () => {
    const router = routerNow();
    const arriving: SlackMode = mode.kind === 'socket' ? mode : { ...mode, router };
    return { ...settings, seen, openRequests, mode: arriving, install: { ...install, router } };
  };
}

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

function installSettingsIn(values: Parameters<typeof slackInstallSettings>[0]) {
  const settings = slackInstallSettings(values);
  if (settings === undefined) throw new RangeError('Slack cannot be installed');
  return settings;
}
