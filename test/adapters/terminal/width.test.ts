import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { displayWidth } from '../../../src/adapters/terminal/width.js';

it('gives every character as many columns as the library', () => {
  const wrong: string[] = [];
  for (let code = 0x20; code < 0x1_0000; code++) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const character = String.fromCodePoint(code);
    if (displayWidth(character) !== stringWidth(character)) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});
