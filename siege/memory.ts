import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The peak memory of a process, in megabytes; undefined if the system does not tell. */
export function peakMemory(pid: number | undefined): number | undefined {
  return statusOf(pid, 'VmHWM');
}

/** The present memory of a process, in megabytes; undefined if the system does not tell. */
export function residentMemory(pid: number | undefined): number | undefined {
  return statusOf(pid, 'VmRSS') ?? residentByPs(pid);
}

function statusOf(pid: number | undefined, field: string): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
  } catch {
    return undefined;
  }
}

function residentByPs(pid: number | undefined): number | undefined {
  try {
    const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return undefined;
  }
}
