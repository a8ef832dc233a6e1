import {
  l10n,
  TabInputCustom,
  TabInputText,
  type Uri,
  type ViewColumn,
  window,
  workspace,
} from 'vscode';
import { isOfficeFile } from '../../../server/src/language.ts';
import { whatIsUnread, whyUnreadable, whyUnwritable } from '../../../server/src/office/why-not.ts';
import { complain, warn } from '../shown/messages.ts';
import { type FindRenewer, offerRenewal } from './offer-renewal.ts';
import type { OfficeFileSystem } from './office-file-system.ts';
import { documentUri, fileUri } from './office-uri.ts';

/** What is needed to open office files. */
export interface OfficeHost {
  readonly files: OfficeFileSystem;
  readonly findRenewer: FindRenewer;
}

/**
 * Opens an office file as a draft.
 *
 * @param file If absent, the file in the active tab is opened. If there is none either, the user is asked.
 */
export async function openOfficeFile(
  host: OfficeHost,
  file: Uri | undefined = fileInActiveTab(),
  viewColumn?: ViewColumn,
): Promise<void> {
  const chosen = file ? fileUri(file) : await askForFile();
  if (!chosen) return;
  const { content } = await host.files.read(chosen);
  if ('refused' in content) {
    if (content.refused === 'old-format') {
      const renewed = await offerRenewal(chosen, host.findRenewer);
      if (renewed) await openOfficeFile(host, renewed, viewColumn);
      return;
    }
    complain(
      l10n.t('“{0}” cannot be read. {1}', nameOf(chosen), whyUnreadable(content.refused, l10n.t)),
    );
    return;
  }
  await window.showTextDocument(documentUri(chosen), {
    preview: false,
    ...(viewColumn && { viewColumn }),
  });
}

function fileInActiveTab(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const isFile = input instanceof TabInputText || input instanceof TabInputCustom;
  return isFile && isOfficeFile(input.uri.path) ? input.uri : undefined;
}

async function askForFile(): Promise<Uri | undefined> {
  const [folder] = workspace.workspaceFolders ?? [];
  const chosen = await window.showOpenDialog({
    ...(folder && { defaultUri: folder.uri }),
    filters: { [l10n.t('Word and Excel Files')]: ['docx', 'xlsx', 'doc', 'wps', 'xls', 'et'] },
    openLabel: l10n.t('Open as Report Draft'),
  });
  return chosen?.[0];
}

/** Tells the user if an opened file cannot be edited, and which of its content is not read. */
export async function tellOfLimits(files: OfficeFileSystem, file: Uri): Promise<void> {
  const { content } = await files.read(file);
  if ('refused' in content) return;
  const { unwritable, unread } = content;
  const name = nameOf(file);
  if (unwritable) {
    void warn(
      l10n.t('“{0}” can be read but not edited. {1}', name, whyUnwritable(unwritable, l10n.t)),
    );
  }
  for (const kind of unread) {
    void warn(l10n.t('Not all of “{0}” is read. {1}', name, whatIsUnread(kind, l10n.t)));
  }
}

function nameOf(file: Uri): string {
  return file.path.split('/').at(-1) ?? '';
}
