import { chmodSync, copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openLink } from '../../src/chat/permalink/open-link.js';
import { findProjectFolder, readConfig } from '../../src/config/config.js';
import { openState } from '../../src/state/open-state.js';
import { temporaryFolder } from '../corpus/folder.js';
import { Bot } from '../support/bot.js';
import { documentOf } from '../support/texts.js';

const fixtures = join(findProjectFolder(), 'test', 'fixtures');
const earlier = join(fixtures, 'earlier');
const answer = JSON.parse(readFileSync(join(earlier, 'answer.json'), 'utf8')) as {
  readonly givenAt: number;
  readonly quotes: readonly { readonly documentId: string; readonly text: string; readonly link: string }[];
};

/** A moment after the answer was given. */
const now = () => answer.givenAt + 60_000;

it('the configuration of an earlier version means what it meant', () => {
  const {
    chat,
    answer: answering,
    reader,
    state,
    log,
  } = readConfig({
    VERBATIM_CONFIG: join(earlier, 'verbatim.yaml'),
  });
  expect(answering).toMatchObject({ maxQuotes: 2, minConfidence: 0.2, maxQuestionLength: 300 });
  expect(reader).toMatchObject({ contextParagraphs: 2, linkDays: 7 });
  expect([state.retentionDays, chat.auditRetentionDays, log.level]).toEqual([90, 365, 'warn']);
  expect(chat.visibility).toBe('channel');
  expect([...chat.channels]).toMatchObject([
    ['slack:C012AB3CD', { visibility: 'asker', maxQuotes: 1 }],
    ['discord:123456789012345679', { visibility: 'channel' }],
  ]);
  expect(chat.moderators).toEqual({
    slack: { users: ['U012AB3CD'], userGroups: ['S012AB3CD'] },
    discord: { permissions: ['ManageGuild'], roles: ['998877665544332211'] },
  });
  expect(chat.limits).toMatchObject({ perUser: { questions: 5, seconds: 60 }, perChannel: { questions: 0 } });
  expect(chat.access.grants).toEqual([
    { platform: 'slack', to: 'workspace', workspace: 'T012AB3CD', collections: ['all'] },
    {
      platform: 'discord',
      to: 'role',
      workspace: '123456789012345679',
      role: '998877665544332212',
      collections: ['all'],
      endsAt: Date.UTC(2037, 0, 1),
    },
  ]);
});

it('a link of an earlier version opens its quote, with the state that it kept', async () => {
  const folder = await temporaryFolder();
  for (const name of ['state.db', 'link-keys']) copyFileSync(join(earlier, name), join(folder, name));
  // A checkout keeps no mode: whoever checks out a state folder has to close it.
  chmodSync(join(folder, 'link-keys'), 0o600);
  const state = openState({ folder, now });
  onTestFinished(() => state.close());
  const documents = join(fixtures, 'news', 'documents');
  const bot = await Bot.with(
    readdirSync(documents).map((id) => documentOf(id, readFileSync(join(documents, id), 'utf8'))),
  );
  for (const { link, text, documentId } of answer.quotes) {
    const token = /\/read\/([\w-]+)#quote$/.exec(link)?.[1] ?? '';
    const opened = await openLink(token, {
      keys: state.linkKeys([]),
      givenAnswers: state.givenAnswers,
      viewOf: (...asking) => bot.dispatcher.viewOf(...asking),
      placeAgain: (place) => place,
      now,
      contextParagraphs: 2,
      retentionDays: 90,
    });
    if (opened.kind !== 'open') throw new Error(opened.kind);
    const [mark] = opened.reading.context.highlights;
    expect(opened.quote.citation.documentId).toBe(documentId);
    expect(opened.reading.context.text.slice(mark?.start, mark?.end)).toBe(text);
  }
  expect(state.problems).toEqual([]);
});
