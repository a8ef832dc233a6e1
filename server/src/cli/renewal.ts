import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Translate } from '../l10n.ts';
import { libreOffice } from '../libre-office.node.ts';
import { renewedName } from '../office/renewed-name.ts';

/**
 * How a file in an old office format is turned into one that can be read, where LibreOffice is installed: a
 * command for the user, which is never run unasked. Undefined if it is not installed.
 *
 * @param file Its absolute path.
 */
export function renewal(file: string, t: Translate): string | undefined {
  const program = libreOffice();
  if (!program) return undefined;
  const { dir, base } = path.parse(file);
  const name = renewedName(base);
  const ending = path.extname(name).slice(1);
  if (existsSync(path.join(dir, name))) {
    return t(
      'This is an office file in an old format, which cannot be read. Check “{0}” beside it.',
      name,
    );
  }
  const command = `${program.name} --headless --convert-to ${ending} --outdir ${quoted(dir)} ${quoted(file)}`;
  return t(
    'This is an office file in an old format (.doc, .wps, .xls, .et). Save it as .{0} in the office program, or let LibreOffice make “{1}” beside it: {2}',
    ending,
    name,
    command,
  );
}

/** A path as a shell takes it for one word. */
function quoted(file: string): string {
  return process.platform === 'win32' ? `"${file}"` : `'${file.replaceAll("'", "'\\''")}'`;
}
