import { l10n } from 'vscode';
import { plainText } from '../../../server/src/plain-text.ts';
import type { NewReportParams } from '../../../server/src/protocol.ts';
import { askForText, type Choice, pick } from '../shown/choices.ts';

/** What a new report is to be, before the user has said so. */
export interface Proposal {
  readonly agency: string;
  readonly year: number;
}

/** Asks for agency, year and notation, one after the other; undefined where the user turns back. */
export async function askForReport(proposal: Proposal): Promise<NewReportParams | undefined> {
  const agency = await askForText({
    title: l10n.t('New Report ({0}/{1})', 1, 3),
    prompt: l10n.t('The reporting body, as named in the title'),
    placeHolder: l10n.t('For example {0}', '江城市临江区人民政府'),
    value: proposal.agency,
    stays: true,
    problemOf: problemOfAgency,
  });
  if (agency === undefined) return undefined;
  const year = await askForText({
    title: l10n.t('New Report ({0}/{1})', 2, 3),
    prompt: l10n.t('The year that the report covers'),
    placeHolder: l10n.t('For example {0}', proposal.year),
    value: String(proposal.year),
    stays: true,
    problemOf: (text) =>
      /^\s*20\d\d\s*$/.test(text) ? undefined : l10n.t('Enter a year, for example 2024.'),
  });
  if (year === undefined) return undefined;
  const notation = await pick(notations(), {
    title: l10n.t('New Report ({0}/{1})', 3, 3),
    placeHolder: l10n.t('How the tables are written; all of these are checked equally'),
    stays: true,
  });
  return notation && { agency: agency.trim(), year: Number(year), notation };
}

/** A title is found, and read in every notation, only where it is plain text of moderate length. */
function problemOfAgency(text: string): string | undefined {
  const name = text.trim();
  if (name === '') return l10n.t('Enter the name of the body.');
  if (name.length > 40) return l10n.t('Use at most {0} characters.', 40);
  if (/[<>|#*_`~[\]\\\d]/.test(name) || plainText(name) !== name)
    return l10n.t('Enter the name only, without digits or punctuation.');
  return undefined;
}

function notations(): Choice<NewReportParams['notation']>[] {
  return [
    {
      value: 'lines',
      label: l10n.t('One cell per line'),
      description: l10n.t('as copied from Word'),
    },
    {
      value: 'tabs',
      label: l10n.t('Tab-separated'),
      description: l10n.t('one row per line, as copied from a spreadsheet'),
    },
    { value: 'markdown', label: 'Markdown', description: l10n.t('tables drawn with bars (|)') },
    {
      value: 'html',
      label: 'HTML',
      description: l10n.t('a web page with merged cells, for Word and websites'),
    },
  ];
}
