import type { Translate } from '../../../server/src/l10n.ts';
import type { Words } from './panel-messages.ts';

/** The texts of the table view in the language of `t`. */
export function tableWords(t: Translate): Words {
  return {
    tabs: { tables: t('Tables'), charts: t('Charts') },
    colon: t(': '),
    noCharts: t('The draft has no table of requests to draw.'),
    copyPicture: t('Copy Picture'),
    copied: t('The picture was copied to the clipboard.'),
    asTable: t('The same figures as a table'),
    figure: t('Figure'),
    noTables: t('No table whose figures can be checked was found in the draft.'),
    keys: t(
      'Fill it in like a spreadsheet: type over a figure or paste a block. F2 edits a figure, Escape cancels, Enter goes down, and Tab goes right. Ctrl+. shows what can be done at a figure. After the last figure, Tab goes to the sums below the table, and the arrow keys move among them.',
    ),
    notAFigure: t(
      '“{0}” is not a figure. Enter digits, with a decimal point or a minus sign where needed: 1234, 12.5, -4.',
    ),
    blockTooLarge: t(
      'Nothing was pasted: the table has no cell for “{0}”. Select the top left cell of the area to paste into.',
    ),
    notWritten: t('This could not be written into the draft: {0}'),
    actions: t('Actions'),
    copy: t('Copy'),
    paste: t('Paste'),
    showInDraft: t('Show in the Draft'),
    nothingToDo: t('Nothing was found at this figure.'),
    noCell: t('The draft has no cell for this figure.'),
    relations: t('Relations that hold: {0}'),
    unsettled: t('Relations that do not hold, or that are open: {0}'),
    noRelation: t('This figure is not part of any relation.'),
    certainRepair: t('Certain repair'),
    repairs: t('Possible repairs: {0}, the likeliest first'),
    accepted: t('Accepted findings: {0}'),
    likeliestRepairs: t('The {0} likeliest repairs (there are more)'),
    tryRepair: t('Point at a repair to preview it in the table; a click writes it into the draft.'),
    reason: t('{0} ({1})'),
    inUnit: t('{0} (in {1})'),
    status: {
      holding: t('holds'),
      broken: t('does not hold'),
      open: t('open: a figure is missing'),
    },
    standing: {
      sound: '',
      involved: t('is part of a relation that does not hold'),
      broken: t('does not add up'),
      suspect: t('the wrong figure'),
      lacking: t('missing, or not a figure'),
      accepted: t('accepted'),
    },
  };
}
