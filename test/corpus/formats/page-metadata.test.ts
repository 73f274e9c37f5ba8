import { expect, it } from 'vitest';
import { readPage } from '../../../src/corpus/html/read-page.js';

const words =
  `<p>${'The quay opens in May, when the last of the boats have come back. '.repeat(4)}</p>`.repeat(3);

function fieldsOf(head: string, body = '') {
  const page = `<html><head><title>A page</title>${head}</head><body><article>${body}${words}</article></body></html>`;
  const { author, date, publisher } = readPage(page).fields;
  return { author, date, publisher };
}

const linked = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
const none = { author: undefined, date: undefined, publisher: undefined };

it.each<[string, string, string, object]>([
  [
    '<time> in the header',
    '',
    '<header><time datetime="2018-06-05T10:00">Tuesday</time></header>',
    { date: '2018-06-05' },
  ],
  [
    'the only <time> of the article',
    '',
    '<p>From <time datetime="2018-06-05">then</time></p>',
    { date: '2018-06-05' },
  ],
  ['the words of <time>', '', '<header><time>5 June 2018</time></header>', { date: '2018-06-05' }],
  [
    'not one of several <time>',
    '',
    '<p><time datetime="2018-06-05">a</time> <time datetime="2018-07-05">b</time></p>',
    {},
  ],
  [
    'itemprop',
    '',
    '<div itemprop="author" itemscope><a href="/ada"><span itemprop="name">Ada Lovelace</span></a></div><meta itemprop="datePublished" content="2018-06-05">',
    { author: 'Ada Lovelace', date: '2018-06-05' },
  ],
  ['rel=author', '', '<a rel="author" href="/ada">By Ada Lovelace</a>', { author: 'Ada Lovelace' }],
  [
    'Dublin Core',
    '<meta name="DC.creator" content="Ada Lovelace"><meta name="DC.creator" content="Grace Hopper"><meta name="DCTERMS.issued" content="5 June 2018"><meta name="dc:publisher" content="The Press">',
    '',
    { author: 'Ada Lovelace, Grace Hopper', date: '2018-06-05', publisher: 'The Press' },
  ],
  [
    'JSON-LD of any type',
    linked({
      '@type': 'Recipe',
      author: [{ name: 'Ada Lovelace' }, 'Grace Hopper'],
      datePublished: '2018-06-05',
      publisher: { name: 'The Press' },
    }),
    '',
    { author: 'Ada Lovelace, Grace Hopper', date: '2018-06-05', publisher: 'The Press' },
  ],
  [
    'what a page of JSON-LD is about, and not a comment on it',
    linked({
      '@graph': [
        { '@type': 'Comment', author: 'Somebody', datePublished: '2020-01-01' },
        {
          '@type': 'WebPage',
          mainEntity: { '@type': 'Dataset', creator: { name: 'Ada Lovelace' }, dateCreated: '2018-06-05' },
        },
      ],
    }),
    '',
    { author: 'Ada Lovelace', date: '2018-06-05' },
  ],
  [
    'a label and a date around the name',
    '<meta name="author" content="By Ada Lovelace | June 5, 2018">',
    '',
    { author: 'Ada Lovelace' },
  ],
  ['no name in “Posted on …”', '', '<p class="byline">Posted on May 5, 2018</p>', {}],
  ['no name in an address', '<meta property="article:author" content="https://example.org/ada">', '', {}],
  [
    'a date that reads in two ways, as it is written',
    '<meta name="date" content="05/06/2018">',
    '',
    { date: '05/06/2018' },
  ],
  [
    'the date that reads in one way before it',
    `<meta name="date" content="05/06/2018">${linked({ '@type': 'Report', datePublished: '2018-06-05' })}`,
    '',
    { date: '2018-06-05' },
  ],
])('takes from a page %s', (_, head, body, expected) => {
  expect(fieldsOf(head, body)).toEqual({ ...none, ...expected });
});
