import { describe, expect, it } from 'vitest';
import { isPageFurniture } from '../../../src/core/analysis/furniture.js';

describe('page furniture', () => {
  it.each([
    'Leave a Reply',
    'Leave a Comment »',
    'Share this:',
    'Share this article on Facebook',
    'Read more …',
    '— ADVERTISEMENT —',
    'Related Posts',
    '12 comments',
    'Accept all cookies',
    'Sign up for our newsletter',
    'Kommentar hinterlassen',
    'Weiterlesen »',
    'Partager cet article',
    'Artículos relacionados',
  ])('is “%s”', (line) => {
    expect(isPageFurniture(line)).toBe(true);
  });

  it.each([
    'We use cookies to remember your settings.',
    'Advertisement revenue fell by a third.',
    'Share of renewable energy',
    'Read more books, the minister said.',
    'Related companies had access to the data.',
    'Werbung im Fernsehen kostet mehr.',
    `Share this on ${'a very long list of '.repeat(5)}pages`,
    '',
  ])('is not “%s”', (line) => {
    expect(isPageFurniture(line)).toBe(false);
  });
});
