import { env, UIKind, type Uri } from 'vscode';

/** Whether another program can open a file: only if it lies on the user's own machine. */
export function opensOutside({ scheme }: Uri): boolean {
  return scheme === 'file' && !env.remoteName && env.uiKind === UIKind.Desktop;
}
