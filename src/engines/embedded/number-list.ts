/** Whole numbers from 0 to 2^32 - 1, as they come. */
export class NumberList {
  #values = new Uint32Array(1 << 10);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const wider = new Uint32Array(2 * this.#length);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.#length++] = value;
  }

  /** A view of them, until the next one comes. */
  values(): Uint32Array {
    return this.#values.subarray(0, this.#length);
  }
}
