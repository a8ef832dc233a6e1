import { l10n } from 'vscode';
import { plainText } from '../../../server/src/plain-text.ts';
import type { NewReportParams } from '../../../server/src/protocol.ts';
import { askForText, type Choice, pick } from '../shown/questions.ts';

/** What a new report is to be, before the user has said so. */
export interface Proposal {
  readonly agency: string;
  readonly year: number;
}

/** Asks for agency, year and notation, one after the other; undefined where the user turns back. */
export async function askForReport(proposal: Proposal): Promise<NewReportParams | undefined> {
  const agency = await askForText({
    title: l10n.t('New Report ({0}/{1})', 1, 3),
    prompt: l10n.t('The body that reports, as its title names it'),
    placeHolder: l10n.t('For example {0}', '江城市临江区人民政府'),
    value: proposal.agency,
    stays: true,
    problemOf: problemOfAgency,
  });
  if (agency === undefined) return undefined;
  const year = await askForText({
    title: l10n.t('New Report ({0}/{1})', 2, 3),
    prompt: l10n.t('The year that the report is of'),
    placeHolder: l10n.t('For example {0}', proposal.year),
    value: String(proposal.year),
    stays: true,
    problemOf: (text) => (/^\s*20\d\d\s*$/.test(text) ? undefined : l10n.t('A year, such as 2024')),
  });
  if (year === undefined) return undefined;
  const notation = await pick(notations(), {
    title: l10n.t('New Report ({0}/{1})', 3, 3),
    placeHolder: l10n.t('How the tables are written; all are read alike'),
    stays: true,
  });
  return notation && { agency: agency.trim(), year: Number(year), notation };
}

/** A title is found, and read in every notation, only where it is plain text of moderate length. */
function problemOfAgency(text: string): string | undefined {
  const name = text.trim();
  if (name === '') return l10n.t('The name of the body, please');
  if (name.length > 40) return l10n.t('At most {0} characters, please', 40);
  if (/[<>|#*_`~[\]\\\d]/.test(name) || plainText(name) !== name)
    return l10n.t('The name alone, please: no digits, no marks');
  return undefined;
}

function notations(): Choice<NewReportParams['notation']>[] {
  return [
    {
      value: 'lines',
      label: l10n.t('One figure a line'),
      description: l10n.t('as text copied from Word'),
    },
    {
      value: 'tabs',
      label: l10n.t('One row a line'),
      description: l10n.t('tabs between figures, as pasted from a spreadsheet'),
    },
    { value: 'markdown', label: 'Markdown', description: l10n.t('tables of bars') },
    {
      value: 'html',
      label: 'HTML',
      description: l10n.t('a page with merged cells, for Word and the web'),
    },
  ];
}
