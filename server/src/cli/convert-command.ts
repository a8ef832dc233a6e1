import type { Translate } from '../l10n.ts';
import type { OpenDocument } from '../open-document.ts';
import { languageService } from '../service.ts';
import type { Source } from '../source/draft-source.ts';
import { formLines } from './check-forms.ts';
import { createFile } from './create-file.ts';
import { Drafts, type Task } from './drafts.ts';
import { lastYearFilesOf } from './last-year-files.ts';
import type { Output } from './output.ts';

/** What is written of a file, and how that is told. */
interface Converted {
  readonly bytes: Uint8Array;
  readonly message: string;
}

/** Why a file cannot be converted, in a sentence for the user. */
interface ConvertProblem {
  readonly problem: string;
}

/**
 * Writes a file as a file of another kind, given by the extension of the output.
 *
 * @param withComments Whether a copy of a Word file is written instead, with the findings as comments.
 * @param failures What could not be done before.
 * @returns The exit code: 0 if the file was written, otherwise 2.
 */
export function convertFile(
  input: string,
  task: Task,
  output: string,
  withComments: boolean,
  failures: readonly string[],
  t: Translate,
  out: Output,
  error: Output,
): number {
  const drafts = new Drafts(task, t);
  const source = drafts.read(input);
  if (source) drafts.tellLosses(input, source);
  const lastYears = withComments ? lastYearFilesOf([input], task, t).get(input) : undefined;
  const document = source && drafts.document(input, source.text, { lastYears: lastYears ?? [] });
  const target = drafts.wholePath(output);
  let message: string | undefined;
  if (document && target !== undefined) {
    const converted = withComments
      ? commented(source, document, output, t)
      : exported(document, output, t);
    const problem =
      'problem' in converted ? converted.problem : createFile(target, converted.bytes, t);
    if (problem !== undefined) drafts.fail(output, problem);
    else if ('message' in converted) message = converted.message;
  }
  const told = drafts.take();
  const lines = [...failures, ...formLines(task, t), ...told.failures, ...told.damages];
  for (const line of new Set(lines)) error.line(line);
  if (message !== undefined) out.line(message);
  return message === undefined ? 2 : 0;
}

function exported(
  document: OpenDocument,
  output: string,
  t: Translate,
): Converted | ConvertProblem {
  const file = languageService.exportReport(document, output);
  if ('problem' in file) return file;
  const { bytes, leftOut } = file;
  if (leftOut === 0) return { bytes, message: t('“{0}” was written.', output) };
  const message = t(
    '“{0}” was written. It has only the tables. Lines of prose that were left out: {1}.',
    output,
    leftOut,
  );
  return { bytes, message };
}

function commented(
  source: Source,
  document: OpenDocument,
  output: string,
  t: Translate,
): Converted | ConvertProblem {
  if (!source.commented || !/\.docx$/i.test(output)) {
    return {
      problem: t(
        'Nothing was written: comments need a Word file (.docx) to read and another one to write.',
      ),
    };
  }
  const comments = languageService.comments(document);
  if (comments.length === 0) {
    const message = t('Nothing was found. “{0}” is a copy without new comments.', output);
    return { bytes: source.bytes, message };
  }
  const bytes = source.commented(comments);
  return bytes instanceof Uint8Array
    ? { bytes, message: t('“{0}” was written. Comments: {1}', output, comments.length) }
    : { problem: bytes.refused };
}
