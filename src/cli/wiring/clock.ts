/**
 * A clock that never goes back, so that nothing that has ended begins anew: no grant, no link, no limit on use. Set back, it
 * goes on at half its speed until it is right again.
 * @param wall Milliseconds since 1970.
 */
export function neverBack(wall: () => number): () => number {
  let seen = wall();
  let told = seen;
  return () => {
    const present = wall();
    const passed = Math.max(0, present - seen);
    seen = present;
    told = Math.max(present, told + passed / 2);
    return Math.floor(told);
  };
}

/** The clock of this process, milliseconds since 1970. */
export const now: () => number = neverBack(Date.now);
