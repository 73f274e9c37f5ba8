import { isModerator } from '../src/chat/access/moderators.js';
import { about as aboutWords } from '../src/chat/messages/about.js';
import { granted } from '../src/chat/messages/access.js';
import { auditLog } from '../src/chat/messages/audit.js';

import { feedbackSums } from '../src/chat/messages/feedback.js';
import { gapsOff, gapsShown } from '../src/chat/messages/gaps.js';
import { type AuditEntry, isOwnRefresh } from '../src/chat/protocol/audit.js';
import { type CommandRequest, defineCommand } from '../src/chat/protocol/command.js';
import type { Grant } from '../src/chat/protocol/grants.js';
import { within } from '../src/chat/protocol/location.js';
import type { Block, ReplyContent } from '../src/chat/protocol/reply.js';
import type { ProgramStatus } from '../src/chat/protocol/services.js';
import type { ChatSettings } from '../src/chat/protocol/settings.js';
import { inScope, type Scope } from '../src/core/types/scope.js';
import type { Texts } from '../src/texts/texts.js';

/** As many entries of the audit log are shown. */
const entriesShown = 50;

/** `/about`: what is indexed, what is stored, how to ask; to moderators also feedback, grants and the audit log. */
export const about = defineCommand({
  name: 'about',
  description: (texts) => texts.commands.about.description,
  options: {
    show: {
      type: 'choice',
      choices: ['access', 'audit', 'gaps'],
      forModerators: ['access', 'audit', 'gaps'],
      description: (texts) => texts.commands.about.options.show,
    },
  },
  access: 'everyone',
  effort: 'quick',
  examples: ['', 'show:access', 'show:audit', 'show:gaps'],

  async run(request) {
    const { args, scope, services, commands } = request;
    if (args.show === 'access') return grantsShown(request);
    if (args.show === 'audit') return await auditShown(request);
    if (args.show === 'gaps') return await gapsInSight(request);
    const { texts, retentionDays, auditRetentionDays, watches } = services.settings;
    const content = aboutWords(texts, {
      status: await services.library.status(scope),
      program: programFor(request),
      commands,
      retentionDays,
      auditRetentionDays,
      watchDays: watches.perUser === 0 ? 0 : watches.days,
      now: services.now(),
    });
    return { ...content, blocks: [...content.blocks, ...(await feedbackFor(request))] };
  },
});

/** Advice is the operator's, who sits at this machine. */
function programFor({ place, services }: CommandRequest): ProgramStatus {
  const { advice: _, ...program } = services.program();
  return place.kind === 'local' ? services.program() : program;
}

/** The grants to the moderator's own workspace; the machine's terminal sees all of them. */
function grantsShown({ place, services }: CommandRequest): ReplyContent {
  const {
    texts,
    access: { grants, installable = new Map() },
    platforms,
  } = services.settings;
  const isLocal = place.kind === 'local';
  const theirs = [...grants, ...seeingAll(services.settings)].filter(
    (grant) =>
      isLocal ||
      (grant.platform === place.platform && 'workspace' in grant && grant.workspace === place.workspace),
  );
  const isClosing = isLocal ? installable.size > 0 : installable.has(place.platform);
  const isOpen = grants.length === 0 && !isClosing;
  return granted(texts, theirs, { isOpen, isLocal, now: services.now(), platforms });
}

/** Workspaces that see everything where others see what is granted to them, as grants of it. */
function seeingAll({ texts, access: { installable = new Map() } }: ChatSettings): readonly Grant[] {
  const collections = [texts.access.everything];
  return [...installable].flatMap(([platform, workspaces]) =>
    [...workspaces].map((workspace): Grant => ({ platform, to: 'workspace', workspace, collections })),
  );
}

/**
 * What is asked for in vain in the moderator's own workspace, as long as it stands in no document that they may see, and how the
 * documents in sight are quoted there.
 */
async function gapsInSight({ place, scope, services }: CommandRequest): Promise<ReplyContent> {
  const { gaps, feedback, library, settings } = services;
  if (!settings.notesGaps) return gapsOff(settings.texts);
  const where = within(place);
  const [documents, asked, quoted, sums] = await Promise.all([
    library.catalogue(scope),
    where === undefined ? [] : gaps.words(where),
    where === undefined ? [] : feedback.quoted(where),
    where === undefined ? [] : feedback.sums(where),
  ]);
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  const words = [];
  for (const gap of asked) {
    const { evidence } = await library.answer(gap.word, { scope, limit: 1 });
    const isMissing = evidence.unsearchable !== undefined || evidence.missing.length > 0;
    if (isMissing) words.push(gap);
  }
  return gapsShown(settings.texts, {
    words,
    titles,
    quoted,
    feedback: sums,
    retentionDays: settings.retentionDays,
  });
}

/** What happened in the moderator's own workspace, and this machine's refreshes; its terminal sees all of it. */
async function auditShown({ place, scope, services }: CommandRequest): Promise<ReplyContent> {
  const { audit, settings } = services;
  const where = within(place);
  const entries = where === undefined ? [] : await audit.latest(entriesShown, where);
  const seen =
    place.kind === 'local' ? entries : entries.map((entry) => seenElsewhere(settings.texts, entry, scope));
  return auditLog(settings.texts, seen, settings.auditRetentionDays);
}

/**
 * This machine's refreshes without the name of its user; and to whoever may not see every document only that they were
 * read again, not whether one has changed.
 */
function seenElsewhere({ audit: words }: Texts, entry: AuditEntry, scope: Scope): AuditEntry {
  if (!isOwnRefresh(entry)) return entry;
  const { person: _, ...nameless } = entry;
  return scope.kind === 'all' ? nameless : { ...nameless, detail: words.readAgain };
}

/** The sums of their workspace's votes on documents in scope, where none but a moderator reads them. */
async function feedbackFor(request: CommandRequest): Promise<readonly Block[]> {
  const { place, person, visibility, scope, services } = request;
  const { library, feedback, settings } = services;
  const where = within(place);
  if (visibility !== 'asker' || where === undefined) return [];
  const sums = (await feedback.sums(where)).filter(({ documentId }) => inScope(scope, documentId));
  // Asked last, since the platform may have to be asked who is in a group; where it does not tell, the rest stands.
  const isKnown = () => isModerator(person, place, settings.moderators).catch(() => false);
  if (sums.length === 0 || !(await isKnown())) return [];
  const titles = new Map((await library.catalogue(scope)).map(({ id, title }) => [id, title]));
  return feedbackSums(settings.texts, sums, titles, settings.retentionDays);
}
