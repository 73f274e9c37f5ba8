import { expect, it } from 'vitest';
import { collectionMatcher } from '../../../src/chat/access/collections.js';

it.each<[string, readonly string[], readonly string[], readonly string[]]>([
  [
    'a folder holds what is below it, at any depth, and its own name',
    ['news'],
    ['news', 'news/a.txt', 'news/x/y.md', 'news/.hidden'],
    ['newsroom/a.txt', 'old/news/a.txt', 'news.txt', 'News/a.txt'],
  ],
  ['a folder may be deeper, and written with a slash at its end', ['./a/b/'], ['a/b/c.txt'], ['a/c.txt']],
  ['a document may be named itself', ['a/b.txt'], ['a/b.txt'], ['a/b.txt.md']],
  ['a star takes one level of names', ['news/*.md'], ['news/a.md'], ['news/x/a.md', 'news/a.txt']],
  ['two stars take every level', ['**/*.md'], ['a.md', 'x/y/a.md', 'x/.y/a.md'], ['a.txt']],
  ['everything is two stars', ['**'], ['a.txt', '.x/y', 'a b/c.md'], []],
  ['a glob may take folders', ['*-2018'], ['news-2018/a.txt', 'news-2018/x/a.txt'], ['news-2019/a.txt']],
  [
    'what stands behind ! is left out',
    ['news', '!news/drafts', '!**/*.tmp.md'],
    ['news/a.md'],
    ['news/drafts/a.md', 'news/a.tmp.md'],
  ],
  [
    'brackets may be part of a folder’s name',
    ['minutes [old]', 'notes (2)'],
    ['minutes [old]/a.txt', 'notes (2)/a.txt'],
    ['notes/a.txt'],
  ],
  [
    'a letter is the same in either Unicode form',
    ['bu\u0308ro'],
    ['b\u00fcro/a.txt', 'bu\u0308ro/a.txt'],
    ['buro/a.txt'],
  ],
])('%s', (_claim, patterns, inside, outside) => {
  const isInside = collectionMatcher(patterns);
  expect(inside.filter((id) => !isInside(id))).toEqual([]);
  expect(outside.filter(isInside)).toEqual([]);
});
