import { describe, expect, it } from 'vitest';
import { commandLine } from '../../src/texts/command-line/index.js';

const { doctor, misuse } = commandLine;

const places = ['first', 'second', 'third', 'fourth', 'fifth'];

/** Every text of a catalogue by its key; what is put into one stands as its place in it, a list as two of them. */
function textsIn(node: unknown, key = ''): [key: string, text: string][] {
  if (typeof node === 'string') return [[key, node]];
  if (typeof node === 'function') {
    try {
      return textsIn(node(...places), key);
    } catch {
      return textsIn(node(...places.map((place) => [place, 'other'])), key);
    }
  }
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, child]) => textsIn(child, `${key}.${name}`));
}

describe('what the command line says', () => {
  it('is one line under every key, without a blank at its ends', () => {
    const texts = textsIn(commandLine).filter(([, text]) => text !== '');
    expect(texts.length).toBeGreaterThan(150);
    for (const [key, text] of texts) expect(text, key).toMatch(/^\S(?:.*\S)?$/u);
  });

  it('counts documents and names a few', () => {
    const four = ['a.json', 'b.json', 'c.json', 'd.json'];
    expect(doctor.corpus.hasOpenChats(four).what).toBe(
      'corpus: 4 documents (a.json, b.json, c.json, …) hold what people wrote to each other, and everybody who can ask gets it quoted',
    );
    expect(doctor.corpus.hasUnknownChats(['a.json'], 'Slack').what).toBe(
      'corpus: 1 document (a.json) holds what looks like a chat, but no export of Slack; it is read record by record',
    );
  });

  it('says what was typed in place of what, or that nothing was', () => {
    expect(misuse.takesOneWord('completion', ['bash', 'zsh', 'fish'], 'tcsh')).toBe(
      'completion takes one word, bash, zsh or fish, got tcsh',
    );
    expect(misuse.limit('')).toBe('--limit must be 1-10, got nothing');
    expect(misuse.optionUnknown(misuse.unknown('option', '--jsn', '--json'))).toBe(
      'unknown option --jsn (did you mean --json?); put -- before words that begin with a dash',
    );
  });
});
