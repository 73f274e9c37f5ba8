import { expect, it } from 'vitest';
import { askingOf } from '../../../src/meaning/model/description.js';

const described = { name: 'small', languages: ['en'], pooling: 'cls' };

it('takes what an earlier version calls mostTokens', () => {
  expect(askingOf(JSON.stringify({ ...described, mostTokens: 64 }), 'model.json')).toMatchObject({
    maxTokens: 64,
  });
  expect(askingOf(JSON.stringify(described), 'model.json')).toMatchObject({ maxTokens: 256 });
});
