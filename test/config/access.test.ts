import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { grantOf } from '../../src/config/access.js';
import { findProjectFolder } from '../../src/config/config.js';
import { readSettings } from '../../src/config/file.js';
import { Redactor } from '../../src/config/problems.js';

const label = 'config/verbatim.yaml';
const read = (yaml: string) => readSettings(yaml, label, new Redactor(['s3cret']));
const problemsIn = (yaml: string) => read(yaml).problems.map((problem) => problem.replace(`${label}: `, ''));
const news = 'collections: { news: news, board: [minutes, "!minutes/x"] }\n';

/** The grants of an otherwise right file. */
function grantsIn(...entries: string[]) {
  const { settings, problems } = read(`${news}grants:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`);
  expect(problems).toEqual([]);
  return settings.grants.map(grantOf);
}

describe('collections', () => {
  it('are folders and globs by name, one or several', () => {
    expect(read(news).settings.collections).toEqual({ news: ['news'], board: ['minutes', '!minutes/x'] });
  });

  it.each([
    [
      'collections: { news: /news }',
      'collections.news must be a folder or glob below corpus.folder, with / and no .., or a list of them, got "/news"',
    ],
    [
      'collections: { news: ../news }',
      'collections.news must be a folder or glob below corpus.folder, with / and no .., or a list of them, got "../news"',
    ],
    [
      'collections: { news: [a, b/../c] }',
      'collections.news must be a folder or glob below corpus.folder, with / and no .., or a list of them, got a list',
    ],
    [
      'collections: { news: [] }',
      'collections.news must be a folder or glob below corpus.folder, with / and no .., or a list of them, got a list',
    ],
    [
      'collections: { news: . }',
      'collections.news must be a folder or glob below corpus.folder, with / and no .., or a list of them, got "."',
    ],
    [
      'collections: { news: "!drafts" }',
      'collections.news must take something in: it only leaves out (!), got "!drafts"',
    ],
    [
      'collections: { "a/b": news }',
      'collections.a/b must have a name of at most 40 letters, digits, spaces, dots, hyphens and underscores, got "news"',
    ],
    ['collections: news', 'collections must be a mapping of names to folders or globs, got "news"'],
  ])('refuses %s', (yaml, problem) => {
    expect(problemsIn(yaml)).toEqual([problem]);
  });
});

describe('grants', () => {
  it('name workspaces, channels, servers, roles and direct messages', () => {
    expect(
      grantsIn(
        '{ slack: T012AB3CD, collections: news }',
        '{ slack: T012AB3CD, channel: C012AB3CD, collections: [news, board], shared: true }',
        '{ discord: 123456789012345679, collections: news }',
        '{ discord: 1, channel: 11, collections: news }',
        '{ discord: 1, role: 12, collections: news }',
        '{ discord: direct-messages, collections: news }',
      ),
    ).toEqual([
      { platform: 'slack', to: 'workspace', workspace: 'T012AB3CD', collections: ['news'] },
      {
        platform: 'slack',
        to: 'channel',
        workspace: 'T012AB3CD',
        channel: 'C012AB3CD',
        shared: true,
        collections: ['news', 'board'],
      },
      { platform: 'discord', to: 'workspace', workspace: '123456789012345679', collections: ['news'] },
      {
        platform: 'discord',
        to: 'channel',
        workspace: '1',
        channel: '11',
        shared: false,
        collections: ['news'],
      },
      { platform: 'discord', to: 'role', workspace: '1', role: '12', collections: ['news'] },
      { platform: 'discord', to: 'direct-messages', collections: ['news'] },
    ]);
  });

  it('end with the last day that is named, in UTC', () => {
    const [grant] = grantsIn('{ slack: T012AB3CD, collections: news, until: 2028-02-29 }');
    expect(new Date(grant?.endsAt ?? 0).toISOString()).toBe('2028-03-01T00:00:00.000Z');
  });

  it.each([
    [
      '{ collections: news }',
      'grants[0] must name one workspace (slack) or one server (discord), got a mapping',
    ],
    [
      '{ slack: T012, discord: 1, collections: news }',
      'grants[0] must name one workspace (slack) or one server (discord), got a mapping',
    ],
    [
      '{ slack: C012, collections: news }',
      'grants[0].slack must be a Slack workspace id such as T012AB3CD, got "C012"',
    ],
    [
      '{ slack: T012 }',
      'grants[0].collections must be the name of a collection, or a list of them, and is missing',
    ],
    [
      '{ slack: T012, collections: [] }',
      'grants[0].collections must be the name of a collection, or a list of them, got a list',
    ],
    [
      '{ slack: T012, channel: 123, collections: news }',
      'grants[0] must name a channel of Slack, got a mapping',
    ],
    [
      '{ slack: T012, role: 123, collections: news }',
      'grants[0] must name no role: Slack has none, got a mapping',
    ],
    [
      '{ slack: T012, shared: true, collections: news }',
      'grants[0] must name a Slack channel where it says shared, got a mapping',
    ],
    [
      '{ slack: T012, collections: news, until: 2026-02-30 }',
      'grants[0].until must be a day such as 2026-12-31, got "2026-02-30"',
    ],
    [
      '{ slack: T012, collections: news, until: soon }',
      'grants[0].until must be a day such as 2026-12-31, got "soon"',
    ],
    [
      '{ discord: 1, channel: C012, collections: news }',
      'grants[0] must name a channel of Discord, got a mapping',
    ],
    [
      '{ discord: 1, channel: 2, role: 3, collections: news }',
      'grants[0] must name a channel or a role, not both, got a mapping',
    ],
    [
      '{ discord: 1, role: 1, collections: news }',
      'grants[0] must leave the role out: this one is everybody in the server, got a mapping',
    ],
    [
      '{ discord: direct-messages, role: 1, collections: news }',
      'grants[0] must name no channel and no role with direct-messages, got a mapping',
    ],
    [
      '{ slack: T012, chanel: C012, collections: news }',
      'grants[0].chanel is not a key; did you mean grants.channel?',
    ],
    [
      '{ slack: T012, collections: nwes }',
      'grants[0].collections names "nwes", which is no collection; did you mean news?',
    ],
    [
      '{ slack: T012, collections: [news, archive] }',
      'grants[0].collections names "archive", which is no collection; add it under collections',
    ],
  ])('refuse %s', (entry, problem) => {
    expect(problemsIn(`${news}grants: [${entry}]`)).toEqual([problem]);
  });

  it('name every problem together, unknown collections of channels and programs too', () => {
    expect(
      problemsIn(
        `${news}visibility: loud\ngrants: [{ slack: T012, collections: lost }, { slack: 5, collections: news }]\nchannels: [{ slack: C012, collections: [news, gone] }]\nmcp: { collections: nwes }`,
      ),
    ).toEqual([
      'visibility must be private or public, got "loud"',
      'grants[1].slack must be a Slack workspace id such as T012AB3CD, got 5',
      'grants[0].collections names "lost", which is no collection; add it under collections',
      'channels[0].collections names "gone", which is no collection; add it under collections',
      'mcp.collections names "nwes", which is no collection; did you mean news?',
    ]);
  });

  it('show no secret that stands where a collection’s name should', () => {
    expect(problemsIn('grants: [{ slack: T012, collections: s3cret }]').join()).not.toContain('s3cret');
  });
});

it('the examples in config/README.md and in config/verbatim.yaml are right', () => {
  const readme = readFileSync(join(findProjectFolder(), 'config', 'README.md'), 'utf8');
  const example = /^ {4}collections:\n(?: {6}.*\n)+? {4}grants:\n(?: {6}.*\n)+/mu.exec(readme)?.[0] ?? '';
  expect(read(example.replace(/^ {4}/gmu, '')).problems).toEqual([]);
  expect(read(example.replace(/^ {4}/gmu, '')).settings.grants).toHaveLength(7);
  const shipped = readFileSync(join(findProjectFolder(), 'config', 'verbatim.yaml'), 'utf8');
  const uncommented = shipped
    .replace(/^# {3}(?=(?:- \{|news:|board:|everything:))/gmu, '  ')
    .replace(/^(channels|grants): \[\]$|^collections: \{\}$/gmu, '');
  const sections = uncommented.split(/\n\n/u);
  const entries = (wanted: RegExp, key: string) =>
    `${key}:\n${(sections.find((part) => wanted.test(part)) ?? '')
      .split('\n')
      .filter((line) => line.startsWith('  '))
      .join('\n')}\n`;
  const whole =
    entries(/Channels that differ/u, 'channels') +
    entries(/Parts of the corpus/u, 'collections') +
    entries(/Who may ask which/u, 'grants');
  const { settings, problems } = read(whole);
  expect(problems).toEqual([]);
  expect([
    settings.channels.length,
    Object.keys(settings.collections).length,
    settings.grants.length,
  ]).toEqual([2, 3, 7]);
});
