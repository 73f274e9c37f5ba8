import { expect, it } from 'vitest';
import { errorFields } from '../../../src/chat/dispatch/error-fields.js';

it('keeps name, code and frames of an error in the log, and never its message', () => {
  const stack = 'StateError: where is Ada\n    at Ada:1\n    at read (file:///state.js:7:9)';
  const error = Object.assign(new Error('where is Ada\n    at Ada:1'), {
    name: 'StateError',
    code: 'EIO',
    stack,
  });
  expect(errorFields(error)).toEqual({
    name: 'StateError',
    code: 'EIO',
    stack: ['    at read (file:///state.js:7:9)'],
  });
  expect(errorFields('where is Ada')).toEqual({ name: 'string' });
  expect(errorFields(new Error('outer', { cause: new TypeError('where is Ada') }))).toMatchObject({
    name: 'Error',
    cause: { name: 'TypeError' },
  });
  expect(JSON.stringify(errorFields(new Error('where is Ada', { cause: error })))).not.toContain('Ada');
});
