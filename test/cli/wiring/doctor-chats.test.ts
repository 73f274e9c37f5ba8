import { expect, it } from 'vitest';
import { Chats } from '../../../src/cli/wiring/doctor-chats.js';
import { knownExports } from '../../../src/corpus/chat-exports/readers.js';
import { commandLine } from '../../../src/texts/command-line/index.js';
import { folderOf, readFolder } from '../../corpus/folder.js';

const { corpus } = commandLine.doctor;
const day = JSON.stringify([{ type: 'message', user: 'ada', ts: '1528233240.000200', text: 'Hello.' }]);
const telegram = JSON.stringify({
  name: 'Quay',
  messages: [1, 2, 3].map((id) => ({ id, date: '2018-06-05T21:14:07', from: 'Ada', text: 'Hello.' })),
});

async function findings(files: Record<string, string>, hasGrants = false) {
  const { documents } = await readFolder(await folderOf(files));
  const chats = new Chats();
  for (const document of documents.values()) chats.look(document);
  return chats.findings(hasGrants);
}

it('names chats where there are no grants', async () => {
  const files = Object.fromEntries(Array.from({ length: 4 }, (_, i) => [`chat/${i}.json`, day]));
  expect(await findings(files)).toEqual([{ level: 'warning', ...corpus.hasOpenChats(Object.keys(files)) }]);
  expect(await findings(files, true)).toEqual([]);
});

it('names what looks like a chat in a form that is not known, whoever may see it', async () => {
  const files = { 'result.json': telegram };
  expect(await findings(files, true)).toEqual([
    { level: 'warning', ...corpus.hasUnknownChats(['result.json'], knownExports) },
  ]);
});

it('says nothing of other files', async () => {
  const files = {
    'a.json': '[{"name":"Quay Ltd","paid":3400}]',
    'b.csv': 'text,user,date\nHello.,Ada,2018-06-05\n',
    'c.md': '- Ada: hello',
  };
  expect(await findings(files)).toEqual([]);
});
