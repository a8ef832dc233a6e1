import { env, l10n, Uri, type Webview } from 'vscode';
import type { Words } from '../table-view/panel-messages.ts';

/** The page of the table view: one script, one style sheet, and nothing from anywhere else. */
export function pageOf(webview: Webview, extensionUri: Uri): string {
  const uriOf = (file: string) => webview.asWebviewUri(Uri.joinPath(folderOf(extensionUri), file));
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; base-uri 'none'; form-action 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${escaped(env.language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(l10n.t('Report Tables'))}</title>
<link rel="stylesheet" href="${escaped(String(uriOf('table-view.css')))}">
</head>
<body data-words="${escaped(JSON.stringify(words()))}">
<script nonce="${nonce}" src="${escaped(String(uriOf('table-view.js')))}"></script>
</body>
</html>`;
}

/** The only folder that the page may load from. */
export function folderOf(extensionUri: Uri): Uri {
  return Uri.joinPath(extensionUri, 'client', 'out');
}

function words(): Words {
  return {
    tabs: { tables: l10n.t('Tables'), charts: l10n.t('Charts') },
    colon: l10n.t(': '),
    noCharts: l10n.t('The draft has no table of requests to draw.'),
    copyPicture: l10n.t('Copy Picture'),
    copied: l10n.t('The picture is on the clipboard.'),
    asTable: l10n.t('The same figures as a table'),
    figure: l10n.t('Figure'),
    noTables: l10n.t(
      'No table of a known form was found in the draft. Totals in its other tables are checked all the same; findings are marked in the draft.',
    ),
    keys: l10n.t(
      'Fill it in like a spreadsheet: type over a figure or paste a block, F2 edits, Escape takes back; Enter goes down, Tab goes right. Ctrl+. shows what can be done at a figure. Behind the last figure, Tab goes to the sums below the table; the arrow keys move among them.',
    ),
    notAFigure: l10n.t(
      '“{0}” is not a figure. Enter digits, with a decimal point or a minus sign where needed: 1234, 12.5, -4.',
    ),
    blockTooLarge: l10n.t(
      'Nothing was pasted: the table has no cell for “{0}”. Choose the cell that the block begins in.',
    ),
    notWritten: l10n.t('This could not be written into the draft: {0}'),
    actions: l10n.t('Actions'),
    copy: l10n.t('Copy'),
    paste: l10n.t('Paste'),
    showInDraft: l10n.t('Show in the Draft'),
    nothingToDo: l10n.t('Nothing was found at this figure.'),
    noCell: l10n.t('The draft has no cell for this figure.'),
    relations: l10n.t('Relations that hold: {0}'),
    unsettled: l10n.t('Relations that do not hold, or that are open: {0}'),
    noRelation: l10n.t('This figure is not part of any relation.'),
    certainRepair: l10n.t('The repair, which is certain'),
    repairs: l10n.t('Possible repairs: {0}, the likeliest first'),
    accepted: l10n.t('Accepted findings: {0}'),
    likeliestRepairs: l10n.t('The {0} likeliest repairs, and there are more'),
    tryRepair: l10n.t(
      'Point at a repair to preview it in the table; a click writes it into the draft.',
    ),
    reason: l10n.t('{0} ({1})'),
    status: {
      holding: l10n.t('holds'),
      broken: l10n.t('does not hold'),
      open: l10n.t('open: a figure is missing'),
    },
    standing: {
      sound: '',
      involved: l10n.t('is part of a relation that does not hold'),
      broken: l10n.t('does not add up'),
      suspect: l10n.t('the wrong figure'),
      lacking: l10n.t('missing, or not a figure'),
      accepted: l10n.t('accepted'),
    },
  };
}

/** For an attribute or the text of an element. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
