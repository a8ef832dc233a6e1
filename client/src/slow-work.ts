import type { CancellationToken } from 'vscode';
import { whileShown } from './shown/messages.ts';

/** Milliseconds that need no explanation. */
const SHORTEST = 500;

/**
 * Shows in the status bar that work goes on, once it has taken longer than half a second, until it ends or
 * nobody waits for it any more.
 */
export async function withLateProgress<T>(
  title: string,
  work: Promise<T>,
  token?: CancellationToken,
): Promise<T> {
  const ended = new Promise<void>((resolve) => {
    const end = () => resolve();
    token?.onCancellationRequested(end);
    work.then(end, end);
  });
  const timer = setTimeout(() => void whileShown(title, () => ended), SHORTEST);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
