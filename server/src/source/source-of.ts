import { contentOf } from '../bytes/content.ts';
import type { ForeignKind } from '../bytes/foreign.ts';
import { whatToDo } from '../bytes/what-to-do.ts';
import type { Translate } from '../l10n.ts';
import { isOfficeFile } from '../language.ts';
import { isRefused, readOffice } from '../office/read-office.ts';
import { whyUnreadable } from '../office/why-not.ts';
import type { Source, SourceTools } from './draft-source.ts';
import { officeSource } from './office-source.ts';
import { textSource } from './text-source.ts';

/** Why a file is not a draft, and what to do; in sentences for the user. */
export interface Unreadable {
  readonly problem: string;
  /** Whether it is an office file in an old format, which an office program can convert. */
  readonly isOldFormat: boolean;
}

/**
 * Reads bytes as a draft. Their content decides the kind of file, not its name.
 *
 * @param name The name or path of the file. Its extension decides only the message about an archive.
 */
export function sourceOf(
  name: string,
  bytes: Uint8Array,
  tools: SourceTools,
  t: Translate,
): Source | Unreadable {
  const { decode } = tools;
  const content = contentOf(bytes, decode);
  if (content.kind === 'text') return textSource(bytes, content, tools, t);
  if (!MAY_BE_OFFICE.has(content.kind)) return unreadable(whatToDo(content.kind, t));
  const draft = readOffice(bytes, decode);
  if (!isRefused(draft)) return officeSource(bytes, draft, tools, t);
  const fault = draft.refused;
  // An archive of some other kind, unless it is called an office file.
  const isArchive = content.kind === 'archive' && !isOfficeFile(name);
  if (isArchive) return unreadable(whatToDo(content.kind, t));
  return { problem: whyUnreadable(fault, t), isOldFormat: fault === 'old-format' };
}

const MAY_BE_OFFICE: ReadonlySet<ForeignKind> = new Set([
  'word',
  'sheet',
  'archive',
  'old-office',
  'encrypted',
]);

function unreadable(problem: string): Unreadable {
  return { problem, isOldFormat: false };
}
