import { l10n } from 'vscode';
import { plainText } from '../../../server/src/plain-text.ts';
import type { NewReportParams, ReportKindView } from '../../../server/src/protocol.ts';
import { askForText, type Choice, pick } from '../shown/choices.ts';

/** The suggested body, year and kind of a new report. */
export interface Proposal {
  readonly agency: string;
  readonly year: number;
  /** Undefined if there are no kinds. */
  readonly kind: ReportKindView | undefined;
}

/**
 * Asks for body, year and notation, one after another; undefined if the user cancels. The report is of the suggested
 * kind unless the user asks for another one.
 */
export async function askForReport(
  proposal: Proposal,
  kinds: readonly ReportKindView[],
): Promise<NewReportParams | undefined> {
  const agency = await askForText({
    title: l10n.t('New Report ({0}/{1})', 1, STEPS),
    prompt: l10n.t('The reporting body, as named in the title'),
    placeHolder: l10n.t('For example {0}', '江城市临江区人民政府'),
    value: proposal.agency,
    stays: true,
    problemOf: problemOfAgency,
  });
  if (agency === undefined) return undefined;
  const year = await askForText({
    title: l10n.t('New Report ({0}/{1})', 2, STEPS),
    prompt: l10n.t('The year that the report covers'),
    placeHolder: l10n.t('For example {0}', proposal.year),
    value: String(proposal.year),
    stays: true,
    problemOf: (text) =>
      /^\s*20\d\d\s*$/.test(text) ? undefined : l10n.t('Enter a year, for example 2024.'),
  });
  if (year === undefined) return undefined;
  const title = l10n.t('New Report ({0}/{1})', 3, STEPS);
  let { kind } = proposal;
  while (kind) {
    const another: Choice<'another'> = {
      value: 'another',
      label: l10n.t('Another Kind of Report…'),
      description: l10n.t('this one is: {0}', kind.name),
    };
    const notation = await pick([...notations(), another], {
      title,
      placeHolder: l10n.t('How the tables are written. All of these can be checked.'),
      stays: true,
    });
    if (notation === undefined) return undefined;
    if (notation !== 'another')
      return { kind, agency: agency.trim(), year: Number(year), notation };
    kind = await pick(kinds.map(choiceOf), {
      title,
      placeHolder: l10n.t('What kind of report it is'),
      stays: true,
    });
  }
  return undefined;
}

const STEPS = 3;

function choiceOf(kind: ReportKindView): Choice<ReportKindView> {
  const { name, formName } = kind;
  return { value: kind, label: name, ...(formName !== name && { description: formName }) };
}

/** A title is recognised in every notation only if the name is plain text of moderate length. */
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
