import { expect, it } from 'vitest';
import { withoutDeclarations } from '../../src/corpus/html/declarations.js';

it('leaves out comments, declarations and instructions, and nothing else', () => {
  const markup = '<?xml version="1.0"?><!DOCTYPE html><!-- a > b --><p>One<!-- x -->, two</p><!>';
  expect(withoutDeclarations(markup)).toBe('<p>One, two</p>');
});

it.each([
  ['<!-- never ended', '<!-- never ended'],
  ['a <!-- b > c', 'a  c'],
  ['a <? b', 'a <? b'],
  ['<! a <!b>', ''],
])('reads %j as %j', (markup, expected) => {
  expect(withoutDeclarations(markup)).toBe(expected);
});

it.each(['<!', '<?', '<!--', '<!-- >'])('reads 200,000 code units of %j to the end', (mark) => {
  const markup = mark.repeat(200_000 / mark.length);
  expect(withoutDeclarations(markup).length).toBeLessThanOrEqual(markup.length);
});
