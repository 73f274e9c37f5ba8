import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommand,
  type APIUser,
  ApplicationCommandType,
  ApplicationFlags,
  REST,
  type RESTGetAPIGatewayBotResult,
  type RESTGetCurrentApplicationResult,
  Routes,
} from 'discord.js';
import { AdapterError, type Finding } from '../../chat/protocol/adapter.js';
import type { AnyCommand } from '../../chat/protocol/command.js';
import type { Grant } from '../../chat/protocol/grants.js';
import type { Helper } from '../../chat/protocol/helpers.js';
import { findAboutGrants } from './diagnose-grants.js';
import { doctorTexts as texts } from './doctor-texts.js';
import { connectionFault, registrationFault } from './faults.js';
import { findAboutHelpers } from './helpers.js';
import { type DiscordOptions, restOptions } from './options.js';
import { type CommandBody, discordCommands, forOneGuild } from './registration.js';

/** What of the configuration is looked for in Discord. */
export interface DiagnosedSettings {
  readonly grants: readonly Grant[];
  /** By the channel's id. */
  readonly helpers: readonly (readonly [channel: string, helper: Helper])[];
  /** Whether some channel is listened to, which takes the message-content intent. */
  readonly listening: boolean;
}

const noWishes: DiagnosedSettings = { grants: [], helpers: [], listening: false };

/** What is in order and what is not between this bot and Discord, without connecting. Never throws. */
export async function diagnose(
  options: DiscordOptions,
  commands: readonly AnyCommand[],
  { grants, helpers, listening }: DiagnosedSettings = noWishes,
): Promise<Finding[]> {
  const rest = new REST(restOptions(options, 1)).setToken(options.token);
  const findings: Finding[] = [];
  try {
    const user = (await rest.get(Routes.user())) as APIUser;
    findings.push({ level: 'ok', ...texts.tokenWorks(user.username) });
    const application = (await rest.get(Routes.currentApplication())) as RESTGetCurrentApplicationResult;
    findings.push(applicationFinding(application, options), await gatewayFinding(rest));
    if (listening) findings.push(contentFinding(application));
    findings.push(await commandsFinding(rest, application.id, options, commands));
    findings.push(
      ...(await findAboutGrants(rest, grants)),
      ...(await findAboutHelpers(rest, user.id, helpers)),
    );
  } catch (error) {
    findings.push(problem(error instanceof AdapterError ? error : connectionFault(error, options)));
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
  return findings;
}

function applicationFinding(application: RESTGetCurrentApplicationResult, options: DiscordOptions): Finding {
  if (options.applicationId === undefined || options.applicationId === application.id) {
    return { level: 'ok', ...texts.application.isNamed(application.name, application.id) };
  }
  return { level: 'warning', ...texts.application.isAnother(options.applicationId, application.id) };
}

/** Privileged: somebody has to turn it on. https://discord.com/developers/docs/events/gateway#message-content-intent */
function contentFinding({ flags }: RESTGetCurrentApplicationResult): Finding {
  const isOn =
    ((flags ?? 0) &
      (ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited)) !==
    0;
  return isOn ? { level: 'ok', ...texts.content.isOn } : { level: 'problem', ...texts.content.isOff };
}

async function gatewayFinding(rest: REST): Promise<Finding> {
  const { session_start_limit: starts } = (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult;
  return starts.remaining > 0
    ? { level: 'ok', ...texts.gateway.answers(starts.remaining, starts.total) }
    : { level: 'problem', ...texts.gateway.isExhausted(Math.ceil(starts.reset_after / 60_000)) };
}

async function commandsFinding(
  rest: REST,
  applicationId: string,
  options: DiscordOptions,
  commands: readonly AnyCommand[],
): Promise<Finding> {
  const { guildId } = options;
  const all = discordCommands(commands, options);
  const wanted = guildId === undefined ? all : forOneGuild(all);
  const where = texts.commands.where(guildId);
  let registered: APIApplicationCommand[];
  try {
    registered = (await rest.get(
      guildId === undefined
        ? Routes.applicationCommands(applicationId)
        : Routes.applicationGuildCommands(applicationId, guildId),
    )) as APIApplicationCommand[];
  } catch (error) {
    return problem(registrationFault(error, options));
  }
  const stale = [
    ...wanted.filter((command) => !registered.some((other) => isSame(command, other))),
    ...registered.filter((other) => !wanted.some((command) => command.name === other.name)),
  ].map(({ type, name }) => (type === ApplicationCommandType.Message ? `“${name}”` : `/${name}`));
  if (stale.length === 0) {
    return { level: 'ok', ...texts.commands.arePresent(wanted.length, where) };
  }
  return { level: 'warning', ...texts.commands.areStale(where, stale) };
}

/** Whether Discord has a command as it is declared now; what Discord adds of its own is left aside. */
function isSame(wanted: CommandBody, registered: APIApplicationCommand): boolean {
  return isDeepStrictEqual(comparable(wanted), comparable(registered));
}

function comparable(
  command: Pick<CommandBody, 'name' | 'default_member_permissions'> & {
    readonly type?: ApplicationCommandType | undefined;
    readonly description?: string | undefined;
    readonly options?: readonly object[] | undefined;
  },
) {
  return {
    type: command.type ?? ApplicationCommandType.ChatInput,
    name: command.name,
    // One on messages has none, and Discord gives it back as ''.
    description: command.description ?? '',
    permissions: command.default_member_permissions ?? null,
    options: (command.options ?? []).map((option) => {
      const { type, name, description, required, choices, autocomplete, max_length } = option as Record<
        string,
        unknown
      >;
      return {
        type,
        name,
        description,
        required: required ?? false,
        choices: (choices as readonly Record<string, unknown>[] | undefined)?.map(
          (choice) => choice['value'],
        ),
        autocomplete: autocomplete ?? false,
        max_length,
      };
    }),
  };
}

/** Its line already says what to do after a colon. */
function problem({ message: line }: AdapterError): Finding {
  const at = line.indexOf(': ');
  return at < 0
    ? { level: 'problem', what: line, todo: texts.seeLine }
    : { level: 'problem', what: line.slice(0, at), todo: line.slice(at + 2) };
}
