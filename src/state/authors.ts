import type { Platform } from '../chat/protocol/location.js';

/** Who this process speaks as on each platform, by the platform's own id; undefined where that is not known (yet). */
export type AuthorOn = (platform: Platform) => string | undefined;

/** Known after the state was opened: platforms tell it when they are connected. */
export class Authors {
  #on: AuthorOn = () => undefined;

  readonly on: AuthorOn = (platform) => this.#on(platform);

  tellBy(on: AuthorOn): void {
    this.#on = on;
  }
}
