import { expect, it } from 'vitest';
import { askingOf } from '../../../src/meaning/model/description.js';

const described = { name: 'small', languages: ['en'], pooling: 'cls' };

it('takes what an earlier version calls mostTokens, and says so', () => {
  expect(askingOf(JSON.stringify({ ...described, mostTokens: 64 }), 'model.json')).toMatchObject({
    value: { maxTokens: 64 },
    renamed: 'model.json: mostTokens is called maxTokens now',
  });
  const present = askingOf(JSON.stringify({ ...described, maxTokens: 64 }), 'model.json');
  expect(present).toMatchObject({ value: { maxTokens: 64 } });
  expect(present).not.toHaveProperty('renamed');
  expect(askingOf(JSON.stringify(described), 'model.json')).toMatchObject({ value: { maxTokens: 256 } });
});
