import type { IndexStore, SavedIndex } from '../core/ports.js';

/** Keeps the index as long as the process lives: for a state folder that cannot be written. */
export class MemoryIndexStore implements IndexStore {
  #saved: SavedIndex | undefined;
  #saves = 0;

  async load(): Promise<{ readonly saved?: SavedIndex }> {
    return this.#saved === undefined ? {} : { saved: this.#saved };
  }

  async save(saved: SavedIndex): Promise<void> {
    this.#saved = saved;
    this.#saves++;
  }

  async generation(): Promise<string | undefined> {
    return this.#saved === undefined ? undefined : String(this.#saves);
  }
}
