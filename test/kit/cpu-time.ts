/**
 * Milliseconds that the processor works on something in this thread. Where other work keeps the machine
 * busy, the wait for a core does not count, as it would by the clock.
 */
export function cpuTime(run: () => void): number {
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
