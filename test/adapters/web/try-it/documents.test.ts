import { afterEach, describe, expect, it } from 'vitest';
import { english } from '../../../../src/texts/english/index.js';
import { documentOf } from '../../../support/texts.js';
import { ReadPage } from '../read-page.js';
import { type Served, serveTryIt } from './serve.js';

const savanna = Array.from({ length: 60 }, (_, i) =>
  documentOf(`news/${i}.txt`, `The zebra eats grass at ${i} o’clock.${' More of it.'.repeat(i)}`, {
    title: `Zebras ${String(i).padStart(2, '0')}${i === 7 ? ' <b>"x"</b>' : ''}`,
    ...(i === 3 ? { date: '2018-06-05' } : {}),
  }),
);

let served: Served | undefined;
afterEach(() => served?.server.close(0));

async function opened(query = '') {
  served ??= await serveTryIt(savanna);
  const response = await fetch(`${served.address}/documents${query}`);
  expect(response.status).toBe(200);
  const page = new ReadPage(await response.text());
  const titles = page.texts('td').filter((cell) => cell.startsWith('Zebras'));
  return { page, titles };
}

describe('the page of documents', () => {
  afterEach(() => {
    served = undefined;
  });

  it('lists them in pages, by title', async () => {
    const first = await opened();
    expect(first.titles).toHaveLength(50);
    expect(first.titles[0]).toBe('Zebras 00');
    expect(first.page.texts('a')).toContain(english.buttons.labels['next-page']);
    const second = await opened('?page=2');
    expect(second.titles).toEqual(savanna.slice(50).map(({ title }) => title));
    expect(second.page.texts('a')).not.toContain(english.buttons.labels['next-page']);
    expect(second.page.intrusions()).toEqual([]);
  });

  it('sorts by what a column’s head says, and filters', async () => {
    expect((await opened('?sort=date')).titles[0]).toBe('Zebras 03');
    expect((await opened('?sort=size')).titles[0]).toBe('Zebras 59');
    expect((await opened('?filter=zebras+1&sort=title')).titles).toHaveLength(10);
    const none = await opened('?filter=lions');
    expect([none.titles, none.page.text().includes(english.tryIt.noneFits)]).toEqual([[], true]);
  });

  it.each([['?page=0'], ['?page=99999999'], ['?page=-1&sort=<b>'], ['?filter[]=x&sort[]=y'], ['?page=7']])(
    'takes %s as far as it makes sense',
    async (query) => {
      const { page, titles } = await opened(query);
      expect(titles.length).toBeGreaterThan(0);
      expect(page.intrusions()).toEqual([]);
    },
  );

  it('leads to asking one document alone', async () => {
    const { page } = await opened('?filter=zebras+07');
    const address = page.attribute('a', 'href').find((href) => href?.startsWith('/?source='));
    const { address: origin, send } = served as Served;
    const first = new ReadPage(await (await fetch(origin + address)).text());
    expect(first.text()).toContain('Zebras 07 <b>"x"</b>');
    expect(first.attribute('input', 'value')).toContain('news/7.txt');
    const answer = new ReadPage(
      await send({ question: 'when does the zebra eat grass', source: 'news/7.txt' }),
      'answer',
    );
    expect(answer.texts('blockquote').join()).toContain('at 7 o’clock');
    expect(answer.text()).toContain('Searched 1 document');
    const unknown = new ReadPage(await (await fetch(`${origin}/?source=nothing`)).text());
    expect(unknown.attribute('input', 'name')).toEqual(['question']);
  });
});
