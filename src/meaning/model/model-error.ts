/** A sentence model or its runtime cannot be brought or used; `message` says what, where and what to do, ready for an operator. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}
