import type { ProactiveDelivery } from './corrector.js';
import type { Location, Person } from './location.js';
import type { ReplyContent } from './reply.js';

/** Who is told something: one person, by direct message; or everybody in a place. */
export type Recipient =
  | {
      readonly kind: 'person';
      readonly personId: string;
      /** Where they read it. */
      readonly place: Location;
    }
  | { readonly kind: 'channel'; readonly place: Location };

/** What an adapter does to tell people something that they have not just asked for. Never throws. */
export interface ProactiveMessenger {
  /** For how long, in milliseconds, it may be told again under the same `nonce` without standing there twice; 0: never. */
  readonly repeatableMs: number;
  /**
   * @param nonce At most 25 characters; another one for each message.
   * @returns `gone` where the person or the place is not there any more, `refused` where no message is taken.
   */
  send(to: Recipient, content: ReplyContent, nonce: string): Promise<Delivered>;
  /** Somebody as they are in a place now, with their roles; `gone` where they have left it. */
  personIn(place: Location, who: Pick<Person, 'id' | 'name'>): Promise<Person | 'gone' | 'unknown'>;
}

/** How it went; `channel`: the platform's id of where the message stands. */
export type Delivered =
  | (Extract<ProactiveDelivery, { kind: 'posted' }> & { readonly channel?: string })
  | Exclude<ProactiveDelivery, { kind: 'posted' }>;
