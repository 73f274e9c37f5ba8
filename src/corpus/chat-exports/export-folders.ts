import { limits } from '../limits.js';

/** What Slack puts beside its channels; of use to read them, and no talk. */
const lists = [
  'users.json',
  'org_users.json',
  'channels.json',
  'groups.json',
  'dms.json',
  'mpims.json',
  'integration_logs.json',
  'canvases.json',
  'lists.json',
  'file_conversations.json',
  'huddle_transcripts.json',
];

/** Why a list of an export is left out: it names people, their addresses too. */
export const leftOutList = 'a list of a Slack export: names are taken from it, it is no document';

/** Where a day of a channel lies in a Slack export. */
export interface ExportDay {
  /** The folder's name; '' where it is an id, as that of a talk between two. */
  readonly channel: string;
  /** Ids of the lists that make the folder an export: of its people, and one of its channels. */
  readonly people: string;
  readonly channels: readonly string[];
}

/** Undefined for a file that lies nowhere where Slack would have put a day. @param id Path with `/`. */
export function exportDay(id: string): ExportDay | undefined {
  const parts = id.split('/');
  const [channel, name] = parts.slice(-2);
  if (channel === undefined || name === undefined || !/^\d{4}-\d\d-\d\d\.json$/.test(name)) return undefined;
  const root = parts
    .slice(0, -2)
    .map((part) => `${part}/`)
    .join('');
  return {
    channel: /^[CDG][A-Z0-9]{7,}$/.test(channel) ? '' : channel.slice(0, limits.fieldLength),
    people: `${root}users.json`,
    channels: ['channels.json', 'groups.json', 'dms.json', 'mpims.json'].map((list) => root + list),
  };
}

/** Whether Slack calls one of its lists so. @param id Path with `/`. */
export function isExportList(id: string): boolean {
  return lists.includes(id.slice(id.lastIndexOf('/') + 1));
}

/** Ids of a file's siblings that make its folder an export. */
export function exportRoot(id: string): Pick<ExportDay, 'people' | 'channels'> | undefined {
  return exportDay(`${id.slice(0, id.lastIndexOf('/') + 1)}channel/2000-01-01.json`);
}
