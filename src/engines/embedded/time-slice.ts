/** Milliseconds of work after which other work gets a turn. */
const sliceMs = 10;

/** Lets other work have its turn now and then: `if (slice.isOver) await slice.pass();`. */
export class TimeSlice {
  #end = performance.now() + sliceMs;

  get isOver(): boolean {
    return performance.now() > this.#end;
  }

  async pass(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#end = performance.now() + sliceMs;
  }
}
