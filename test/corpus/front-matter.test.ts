import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../src/corpus/front-matter.js';

function fieldsOf(block: string) {
  return readFrontMatter(`---\n${block}\n---\nThe body.`).fields;
}

/** All of the text is its body. */
function expectNone(text: string): void {
  expect(readFrontMatter(text)).toEqual({ fields: {}, body: { start: 0, end: text.length } });
}

describe('readFrontMatter', () => {
  it.each(['\n', '\r\n', '\r'])(
    'reads the five fields and leaves them out of the body (line break %j)',
    (nl) => {
      const text = [
        '---',
        'title: "Data deal"',
        'url: https://example.com/a',
        'author: Ada Lovelace',
        'date: 2018-06-05',
        'publisher: The Times',
        'layout: post',
        '---',
        'Body.',
      ].join(nl);
      const read = readFrontMatter(text);
      expect(read.fields).toEqual({
        title: 'Data deal',
        url: 'https://example.com/a',
        author: 'Ada Lovelace',
        date: '2018-06-05',
        publisher: 'The Times',
      });
      expect(text.slice(read.body.start, read.body.end)).toBe('Body.');
    },
  );

  it('reads TOML between +++ lines, dates as they are written', () => {
    const text =
      '+++\ntitle = "Data deal"\ndate = 2024-05-06T10:00:00Z\ntags = ["a"]\n[params]\nx = 1\n+++\r\nBody.';
    const read = readFrontMatter(text);
    expect(read.fields).toEqual({ title: 'Data deal', date: '2024-05-06' });
    expect(text.slice(read.body.start)).toBe('Body.');
    expectNone('+++\ntitle = "T"\nbroken\n+++\ntext');
    expectNone(`+++\ntitle = "T"\na = ${'['.repeat(3000)}\n+++\ntext`);
    expectNone('+++\ntitle = "T"\n');
  });

  it('ends at "..." as well, and at the end of the file', () => {
    const text = '---\ntitle: Short\n...';
    expect(readFrontMatter(text)).toEqual({
      fields: { title: 'Short' },
      body: { start: text.length, end: text.length },
    });
  });

  it('keeps values as they are written', () => {
    expect(fieldsOf('title: 007\nauthor: true\ndate: 2018')).toEqual({
      title: '007',
      author: 'true',
      date: '2018',
    });
  });

  it('takes keys in any case and makes one line of a list', () => {
    expect(fieldsOf('Title: A\nAUTHOR: [Ada, Grace]')).toEqual({ title: 'A', author: 'Ada, Grace' });
  });

  it('reads an unquoted title with a colon in it', () => {
    expect(fieldsOf('title: Facebook: the whole story\nauthor: "Ada"')).toEqual({
      title: 'Facebook: the whole story',
      author: 'Ada',
    });
  });

  it('removes control characters, bidirectional overrides and line breaks from values', () => {
    expect(fieldsOf('title: "a\\u202eb\\u0007c\\nd\\ud800e"')).toEqual({ title: 'ab c d e' });
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'ftp://example.com/',
    '//example.com',
    'example.com',
    'https://user:secret@example.com/',
    `https://example.com/${'a'.repeat(2000)}`,
  ])('drops the url %s, which is no plain web address', (url) => {
    expect(fieldsOf(`title: T\nurl: "${url}"`)).toEqual({ title: 'T' });
  });

  it('gives a web address as a browser would, with nothing in it that could end a link', () => {
    expect(fieldsOf('url: "https://example.com/a b<c>"')?.url).toBe('https://example.com/a%20b%3Cc%3E');
  });

  it.each([
    ['a rule above text', '---\nOnce upon a time.\n---\nMore.'],
    ['a list', '---\n- a\n- b\n---\n'],
    ['a mapping of anything else', '---\nAlice: hello\nBob: hi\n---\n'],
    ['an empty block', '---\n---\ntext'],
    ['a block that never ends', '---\ntitle: T\ntext'],
    ['a block further down', 'x\n---\ntitle: T\n---\n'],
    ['YAML that breaks off', '---\ntitle: [T\n---\n'],
    ['four hyphens', '----\ntitle: T\n----\n'],
    ['a block of more than 16,384 characters', `---\ntitle: T\n${'x: y\n'.repeat(4000)}---\ntext`],
  ])('leaves %s alone as text', (_, text) => {
    expectNone(text);
  });

  it('survives an alias bomb and deep nesting as text', () => {
    const names = [...'abcdefghijklmnop'];
    const bomb = names
      .map((name, i) => `${name}: &${name} [${`*${names[i - 1] ?? 'a'},`.repeat(9)}]`)
      .join('\n');
    expectNone(`---\ntitle: T\na: &a [x]\n${bomb}\n---\ntext`);
    for (const open of ['[', '- ', '? ', '{a: ']) {
      expectNone(`---\n${open.repeat(3000)}\n---\ntext`);
    }
  });

  it('does not take part in prototypes', () => {
    const read = readFrontMatter('---\n__proto__: {title: hacked}\nconstructor: x\ntitle: T\n---\n');
    expect(read.fields).toEqual({ title: 'T' });
    expect(({} as { title?: string }).title).toBeUndefined();
  });
});
