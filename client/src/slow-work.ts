import type { CancellationToken } from 'vscode';
import { whileShown } from './shown/messages.ts';

/** In milliseconds. Shorter work needs no explanation. */
const SHORTEST = 500;

/**
 * Shows progress in the status bar for work that takes longer than half a second, until it ends or is
 * cancelled.
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
