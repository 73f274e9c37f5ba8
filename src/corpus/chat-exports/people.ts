import { cleanLine, cutAtWord } from '../clean.js';
import { decode } from '../decode.js';
import { type Json, listOf, objectOf, stringOf } from './json.js';

/** Names of people by their ids. */
export type People = ReadonlyMap<string, string>;

/** The longest name that stands for an id, in code units. */
const maxNameLength = 80;

/** What an export calls somebody; '' where it does not say. */
export function nameOf({ real_name, display_name, name }: Json): string {
  const known = stringOf(real_name) || stringOf(display_name) || stringOf(name);
  return cutAtWord(cleanLine(known), maxNameLength);
}

/** Who stands in the list of people of an export. @throws for what is no JSON. */
export function peopleIn(bytes: Uint8Array): People {
  const people = new Map<string, string>();
  for (const user of listOf(JSON.parse(decode(bytes))).map(objectOf)) {
    const name = nameOf(objectOf(user['profile'])) || nameOf(user);
    if (name !== '') people.set(stringOf(user['id']), name);
  }
  return people;
}

/** Those of them whose ids stand in a file. */
export function peopleNamedIn(bytes: Uint8Array, people: People): Record<string, string> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const ids = new Set(text.match(/[A-Z][A-Z0-9]{1,30}/g));
  return Object.fromEntries([...people].filter(([id]) => ids.has(id)));
}
