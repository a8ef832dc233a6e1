import { spawn } from 'node:child_process';

/** The shortest time of several runs of a command, in seconds. Other work on the machine only adds time. */
export async function leastSeconds(
  args: readonly string[],
  cwd: string,
  runs: number,
): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < runs; index++) {
    const started = performance.now();
    await run(args, cwd);
    least = Math.min(least, (performance.now() - started) / 1000);
  }
  return least;
}

function run(args: readonly string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args], { cwd, stdio: 'ignore' });
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
}
