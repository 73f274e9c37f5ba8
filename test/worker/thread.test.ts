import { expect, it, onTestFinished } from 'vitest';
import { CorpusError, DamagedIndexError } from '../../src/core/types/ports.js';
import { copyOf, errorOf } from '../../src/worker/messages.js';
import { Thread, ThreadDiedError } from '../../src/worker/thread.js';
import { scriptedWorker } from './scripted-thread.js';

function newThread(): Thread {
  const thread = new Thread(scriptedWorker(1));
  onTestFinished(() => thread.end());
  return thread;
}

it('gives each call its own result, however they end', async () => {
  const thread = newThread();
  const passing = thread.call('pass', ['gate']);
  expect(await thread.call('echo', ['first'])).toBe('first');
  await thread.call('open', ['gate']);
  expect(await passing).toBe('gate');
});

it('tells of progress before it is done', async () => {
  const told: number[] = [];
  await newThread().call('progress', [], (heard) => told.push('done' in heard ? heard.done : -1));
  expect(told).toEqual([0, 1, 2]);
});

it('fails a call whose method is unknown, throws, or returns what cannot cross', async () => {
  const thread = newThread();
  await expect(thread.call('nothing', [])).rejects.toMatchObject({ name: 'TypeError' });
  await expect(thread.call('fail', [{ name: 'StateError', code: 'EIO' }])).rejects.toMatchObject({
    message: 'failed',
    name: 'StateError',
    code: 'EIO',
  });
  await expect(thread.call('unclonable', [])).rejects.toMatchObject({ name: 'DataCloneError' });
  await expect(thread.call('echo', [() => {}])).rejects.toMatchObject({ name: 'DataCloneError' });
  expect(await thread.call('echo', ['still there'])).toBe('still there');
});

it('fails its calls when it ends, and those that come later', async () => {
  const thread = newThread();
  const call = thread.call('pass', ['never']);
  const end = expect(call).rejects.toThrow(ThreadDiedError);
  const reason = new Error('told to');
  await thread.end(reason);
  await end;
  expect(await thread.ended).toBe(reason);
  await expect(thread.call('echo', [1])).rejects.toThrow(ThreadDiedError);
});

it('ends between two steps of its work, as the thread itself does, and one that hangs in the midst of it', async () => {
  const exitCodes: number[] = [];
  const begin = () => {
    const worker = scriptedWorker(1);
    worker.on('exit', (code) => exitCodes.push(code));
    return new Thread(worker, { patienceMs: 200 });
  };
  const idle = begin();
  await idle.call('echo', [1]);
  await idle.end();
  const hanging = begin();
  await hanging.call('echo', [1]);
  const call = expect(hanging.call('fated', [0, 'hang'])).rejects.toThrow(ThreadDiedError);
  await hanging.end();
  await call;
  // 0 where it has ended itself, 1 where it was ended.
  expect(exitCodes).toEqual([0, 1]);
});

it('keeps the classes of errors by which others tell what to do', () => {
  const empty = errorOf(structuredClone(copyOf(new CorpusError('nothing there', 'empty'))));
  expect(empty).toBeInstanceOf(CorpusError);
  expect(empty).toMatchObject({ kind: 'empty', message: 'nothing there', name: 'CorpusError' });
  const damaged = errorOf(structuredClone(copyOf(new DamagedIndexError('a.image', 'is cut off'))));
  expect(damaged).toBeInstanceOf(DamagedIndexError);
  expect(damaged.message).toBe('the index file a.image is cut off');
  expect(errorOf(structuredClone(copyOf('a string')))).toMatchObject({ name: 'Error', message: 'a string' });
});
