import type { Translate } from '../l10n.ts';

/** What was tried when the system refused. */
export type Attempt = 'read' | 'write';

/** Why the system refused, in a sentence for the user. */
export function refusalOf(reason: unknown, attempt: Attempt, t: Translate): string {
  const code = codeOf(reason);
  if (attempt === 'write') {
    switch (code) {
      case 'EACCES':
      case 'EPERM':
        return t('It cannot be written: permission is denied for the file or its folder.');
      case 'EROFS':
        return t('It cannot be written: the disk is read-only.');
      case 'ENOSPC':
      case 'EDQUOT':
        return t('It cannot be written: the disk is full.');
      default:
        return t('It cannot be written. The system says: {0}', messageOf(reason));
    }
  }
  switch (code) {
    case 'ENOENT':
      return t('It cannot be read: there is no such file.');
    case 'ENOTDIR':
      return t('It cannot be read: a part of its path is a file, not a folder.');
    case 'EACCES':
    case 'EPERM':
      return t('It cannot be read: permission is denied.');
    case 'ELOOP':
      return t('It cannot be read: the link leads back to itself.');
    case 'ENAMETOOLONG':
      return t('It cannot be read: the name is too long.');
    default:
      return t('It cannot be read. The system says: {0}', messageOf(reason));
  }
}

/** The system's error code, such as `ENOENT`; undefined if there is none. */
export function codeOf(reason: unknown): string | undefined {
  if (!(reason instanceof Error) || !('code' in reason)) return undefined;
  return typeof reason.code === 'string' ? reason.code : undefined;
}

/** The message of a failure without a better description. */
export function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
