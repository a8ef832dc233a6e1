import {
  type ReportFileView,
  type ReportsResult,
  type ReportView,
  reportsChangedNotification,
  reportsRequest,
} from '../protocol.ts';
import { languageService } from '../service.ts';
import { unlessCancelled } from './pace.ts';
import type { ServerSession } from './server-session.ts';

/** Is told when the list may have changed. */
export interface ReportListService {
  changed(): void;
}

/**
 * Lists the reports of the workspace, open or not. A client that has asked is told when to ask again.
 *
 * @param isChecked Whether the current content of a file that is not open was checked.
 */
export function serveReportList(
  { connection, turns, questions, documents, workspace, indexed }: ServerSession,
  isChecked: (uri: string) => boolean,
): ReportListService {
  /** Whether the client has an answer and was not told since that it may have changed. */
  let isCurrent = false;

  connection.onRequest(reportsRequest, async (_params, token): Promise<ReportsResult> => {
    await unlessCancelled(indexed(), token);
    isCurrent = true;
    const pace = turns.pace(token);
    const files: ReportFileView[] = [];
    for (const { uri } of documents.all()) {
      if (pace.isDue()) await pace.turn();
      const none: ReportView[] = [];
      const reports = await documents.answer(uri, token, 'reports', none, languageService.reports);
      if (reports.length > 0) files.push({ uri, isChecked: true, reports });
    }
    for (const [uri, reports] of workspace.reports()) {
      if (pace.isDue()) await pace.turn();
      if (!documents.get(uri)) files.push({ uri, isChecked: isChecked(uri), reports });
    }
    return { files };
  });

  return {
    changed() {
      if (!isCurrent) return;
      isCurrent = false;
      questions.send(reportsChangedNotification, () =>
        connection.sendNotification(reportsChangedNotification),
      );
    },
  };
}
