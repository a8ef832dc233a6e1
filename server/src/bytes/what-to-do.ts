import type { Translate } from '../l10n.ts';
import type { ForeignKind } from './foreign.ts';

/** Says in sentences for the user what kind of file this is and how to get it checked. */
export function whatToDo(kind: ForeignKind, t: Translate): string {
  switch (kind) {
    case 'word':
      return t('This is a Word document. Save it as a web page (HTML) or as text and check that.');
    case 'sheet':
      return t('This is a spreadsheet. Save it as CSV or as a web page (HTML) and check that.');
    case 'slides':
      return t('This is a presentation. Copy the report into a text file and check that.');
    case 'ofd':
      return t('This is an OFD file. Copy the report into a text file and check that.');
    case 'archive':
      return t('This is an archive. Unpack it and check the files in it.');
    case 'old-office':
      return t(
        'This is a file of an office program in a format that cannot be read (.doc, .wps, .xls). Save it as a web page (HTML) or as text and check that.',
      );
    case 'encrypted':
      return t('This file is protected by a password. Remove the password and save it as text.');
    case 'rtf':
      return t('This is formatted text (RTF). Save it as a web page (HTML) or as text.');
    case 'pdf':
      return t(
        'This is a PDF. Check its text, on the command line: pdftotext -layout FILE - | gouji check -',
      );
    case 'image':
      return t('This is a picture. Convert the report in it to text first.');
    case 'binary':
      return t('This file contains no readable text.');
  }
}
