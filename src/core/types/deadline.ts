/** What `running` comes to, or `late` once that takes longer. `running` itself goes on. */
export async function withDeadline<T, L>(running: Promise<T>, deadlineMs: number, late: L): Promise<T | L> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<L>((resolve) => {
    timer = setTimeout(() => resolve(late), deadlineMs);
  });
  try {
    return await Promise.race([running, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
