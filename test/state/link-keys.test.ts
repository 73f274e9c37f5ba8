import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fileLinkKeys, linkKeyFile, passingLinkKeys, rotateLinkKeys } from '../../src/state/link-keys.js';
import { StateError } from '../../src/state/state-error.js';

const now = () => Date.UTC(2026, 0, 1);
const dayMs = 86_400_000;

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'verbatim-keys-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

describe('the keys of the state folder', () => {
  it('are made once, of 32 random bytes, for their owner alone, and read again', () => {
    const state = folder();
    const first = fileLinkKeys(state, [], now).current();
    expect(first.secret).toHaveLength(32);
    expect(first.id).toHaveLength(4);
    expect(statSync(linkKeyFile(state)).mode & 0o777).toBe(0o600);
    expect(fileLinkKeys(state, [], now).current()).toEqual(first);
    expect(fileLinkKeys(folder(), [], now).current()).not.toEqual(first);
    expect(readdirSync(state)).toEqual(['link-keys']);
  });

  it.each([0o644, 0o640, 0o604, 0o660, 0o601])(
    'are refused where others may use the file (mode %o)',
    (mode) => {
      const state = folder();
      fileLinkKeys(state, [], now);
      chmodSync(linkKeyFile(state), mode);
      expect(() => fileLinkKeys(state, [], now)).toThrow(StateError);
      expect(() => fileLinkKeys(state, [], now)).toThrow(`(mode 0${mode.toString(8)}): run chmod 600 on it`);
      expect(() => rotateLinkKeys(state, now())).toThrow(StateError);
    },
  );

  it.each(['', 'not a key\n', '2026-01-01T00:00:00.000Z short\n'])(
    'are refused when damaged: %j',
    (content) => {
      const state = folder();
      writeFileSync(linkKeyFile(state), content, { mode: 0o600 });
      expect(() => fileLinkKeys(state, [], now)).toThrow('is damaged: delete it, which ends all links');
    },
  );

  it('stand behind those that the operator gives, which are written nowhere', () => {
    const state = folder();
    const kept = fileLinkKeys(state, [], now).current();
    const given = [Buffer.from('n'.repeat(32)), Buffer.from('o'.repeat(40))];
    const keys = fileLinkKeys(state, given, now);
    expect(keys.current().secret).toEqual(given[0]);
    expect(keys.find(kept.id)).toEqual(kept);
    expect(keys.find(passingLinkKeys(given.slice(1)).current().id)?.secret).toEqual(given[1]);
    expect(keys.find(Buffer.alloc(4))).toBeUndefined();
    expect(readFileSync(linkKeyFile(state), 'utf8')).not.toContain(given[0]?.toString('base64url'));
    const other = folder();
    fileLinkKeys(other, given, now);
    expect(readdirSync(other)).toEqual([]);
  });

  it('rotate: a running bot signs with the new one and knows the old one, until no link of it can be left', () => {
    const state = folder();
    const keys = fileLinkKeys(state, [], now);
    const old = keys.current();
    expect(rotateLinkKeys(state, now() + dayMs)).toBe(2);
    expect(keys.current()).not.toEqual(old);
    expect(keys.find(old.id)).toEqual(old);
    expect(statSync(linkKeyFile(state)).mode & 0o777).toBe(0o600);
    expect(rotateLinkKeys(state, now() + 365 * dayMs)).toBe(3);
    expect(rotateLinkKeys(state, now() + 367 * dayMs)).toBe(3);
    expect(keys.find(old.id)).toBeUndefined();
  });

  it('that have become unusable while a bot runs leave it with those it knows', () => {
    const state = folder();
    const keys = fileLinkKeys(state, [], now);
    const known = keys.current();
    writeFileSync(linkKeyFile(state), 'damage');
    expect(keys.current()).toEqual(known);
  });

  it('last as long as the process where nothing can be written', () => {
    const keys = passingLinkKeys([]);
    expect(keys.current()).toEqual(keys.current());
    expect(keys.find(keys.current().id)).toEqual(keys.current());
  });
});
