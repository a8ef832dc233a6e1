import { execFileSync } from 'node:child_process';

/** Process ids of the language servers that this extension host has started. */
export function servers(): number[] {
  const processes = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], {
    encoding: 'utf8',
  });
  return processes.split('\n').flatMap((line) => {
    const [pid, parent, ...args] = line.trim().split(/\s+/);
    const ours = Number(parent) === process.pid && args.join(' ').includes('main.node.cjs');
    return ours ? [Number(pid)] : [];
  });
}
