import type { Platform } from './location.js';
import type { OpenRequests } from './open-requests.js';

/** Requests of one platform that end with this process, should it end first, with how whoever waits is reached. */
export class KeptRequests<Address> {
  readonly #open: OpenRequests;
  readonly #platform: Platform;
  readonly #read: (written: unknown) => Address;

  /** @param read Takes an address out of JSON that another process wrote. */
  constructor(open: OpenRequests, platform: Platform, read: (written: unknown) => Address) {
    this.#open = open;
    this.#platform = platform;
    this.#read = read;
  }

  /** @param endsAt From then on nobody can answer it; milliseconds since 1970. */
  begin(id: string, address: Address, endsAt: number): void {
    this.#open.begin({ id, platform: this.#platform, address: JSON.stringify(address), endsAt });
  }

  end(id: string): void {
    this.#open.end(id);
  }

  /** Those that another process has left; each is given once. */
  takeLeft(): readonly { readonly id: string; readonly address: Address }[] {
    return this.#open
      .takeLeft(this.#platform)
      .map(({ id, address }) => ({ id, address: this.#read(JSON.parse(address)) }));
  }
}
