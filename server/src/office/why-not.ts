import type { Translate } from '../l10n.ts';
import type { CommentFault } from './comment-office.ts';
import type { EditFault, OfficeFault, UnreadContent, Unwritable } from './office-draft.ts';

/** Why a file cannot be read, and what to do; in sentences for the user. */
export function whyUnreadable(fault: OfficeFault, t: Translate): string {
  switch (fault) {
    case 'encrypted':
      return t('The file is protected by a password. Remove the password and save the file again.');
    case 'old-format':
      return t(
        'This is a file in an old format (.doc, .wps, .xls, .et), which is not read. Save it as .docx or .xlsx.',
      );
    case 'not-office':
      return t('This is neither a Word document (.docx) nor a workbook (.xlsx).');
    case 'damaged':
      return t('The file is damaged. Open it in Word, Excel or WPS, and save it again.');
    case 'too-large':
      return t(
        'The file is too large, or becomes too large when it is unpacked. Split it, or remove large parts.',
      );
    case 'unsafe':
      return t(
        'The file contains something that no office program writes, so it is not read. Open it in Word, Excel or WPS, and save it again.',
      );
  }
}

/** Which visible content is not read and therefore not checked; a sentence for the user. */
export function whatIsUnread(content: UnreadContent, t: Translate): string {
  switch (content) {
    case 'embedded':
      return t(
        'The file has embedded objects, such as a sheet in a document. Their content was not checked.',
      );
    case 'chunk':
      return t(
        'The file refers to another document that Word inserts when it is opened. The content of that document was not checked.',
      );
    case 'formulas':
      return t(
        'The file has formulas without results, which were not checked. Open it in Excel or WPS and save it again.',
      );
    case 'outdated':
      return t(
        'The formulas of the file are recalculated when it is opened, so the results in the file may be out of date. Open it in Excel or WPS, save it, and check it again.',
      );
    case 'text-boxes':
      return t('The file has text boxes. The figures in them were not checked.');
  }
}

/** Why a file may not be changed; a sentence for the user. */
export function whyUnwritable(reason: Unwritable, t: Translate): string {
  switch (reason) {
    case 'signed':
      return t('The file is digitally signed, and any change would break the signature.');
    case 'protected':
      return t(
        'The file is protected against editing. Turn the protection off in Word or Excel first.',
      );
    case 'encoding':
      return t(
        'The text of the file is damaged or not in UTF-8. Save it again in Word, Excel or WPS.',
      );
  }
}

/** Why comments cannot be written into a copy; in sentences for the user. */
export function whyNotCommented(fault: CommentFault, t: Translate): string {
  return fault === 'unlike' ? whyNotEdited(fault, t) : whyUnwritable(fault, t);
}

/** Why an edit cannot be made in a file; in sentences for the user. */
export function whyNotEdited(fault: Exclude<EditFault, 'unwritable'>, t: Translate): string {
  switch (fault) {
    case 'structure':
      return t('Lines, rows and cells of the file cannot be added, removed or joined here.');
    case 'covered':
      return t('The file has no cell here, or a merged cell covers it.');
    case 'numbered':
      return t('The office program generates this number itself. Change the numbering there.');
    case 'computed':
      return t('This is the result of a formula or of a field. Change the formula or the field.');
    case 'locked':
      return t('This place is locked in the file, or is filled in from other data.');
    case 'fixed':
      return t(
        'In the file, this is not plain text but a symbol, a line break, a date, a text box or something similar.',
      );
    case 'number':
      return t(
        'This cell of the sheet holds a number. Write digits without separators, and a percent sign if the cell shows one.',
      );
    case 'character':
      return t('Office files cannot hold a character that was written here.');
    case 'unlike':
      return t(
        'After this edit, the file would not have the intended text, so it was not written.',
      );
  }
}
