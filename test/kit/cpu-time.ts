/**
 * The CPU time of a call in this thread, in milliseconds. Waiting for a core on a busy machine does not
 * count.
 */
export function cpuTime(run: () => void): number {
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** The same for a call that ends later, while nothing else happens in this thread. */
export async function cpuTimeOf(run: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
