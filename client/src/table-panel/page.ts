import { env, l10n, Uri, type Webview } from 'vscode';
import { tableWords } from '../table-view/table-words.ts';

/** The HTML page of the table view. It loads one script and one style sheet, and nothing from elsewhere. */
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
<body data-words="${escaped(JSON.stringify(tableWords(l10n.t)))}">
<script nonce="${nonce}" src="${escaped(String(uriOf('table-view.js')))}"></script>
</body>
</html>`;
}

/** The only folder from which the page may load files. */
export function folderOf(extensionUri: Uri): Uri {
  return Uri.joinPath(extensionUri, 'client', 'out');
}

/** Escapes a text for an attribute or the text of an element. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
