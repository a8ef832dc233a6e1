import { type ChildProcess, spawnSync } from 'node:child_process';

const PATIENCE = 5000;

/**
 * Ends a process and everything that it started. It must lead a process group of its own (`detached`),
 * except on Windows, where its process tree is known.
 */
export async function endTree(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    signal(child.pid, 'SIGTERM');
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([
      ended,
      new Promise<void>((resolve) => {
        timer = setTimeout(resolve, PATIENCE);
      }),
    ]);
    clearTimeout(timer);
  }
  // The rest of the group ignored the signal, or outlived its leader.
  signal(child.pid, 'SIGKILL');
}

/** Ends a process tree when this process ends. A process group of its own would live on otherwise. */
export function endWithUs(child: ChildProcess): void {
  const end = () => {
    if (child.pid !== undefined) signal(child.pid, 'SIGKILL');
  };
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
}

function signal(leader: number, name: 'SIGTERM' | 'SIGKILL'): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(leader), '/T', '/F']);
    return;
  }
  try {
    process.kill(-leader, name);
  } catch {
    // The group has ended already.
  }
}
