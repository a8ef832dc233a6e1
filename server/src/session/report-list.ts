import type { Connection } from 'vscode-languageserver';
import {
  type ReportFileView,
  type ReportsResult,
  type ReportView,
  reportsChangedNotification,
  reportsRequest,
} from '../protocol.ts';
import { languageService } from '../service.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { OpenDocuments } from './open-documents.ts';
import { type Turns, unlessCancelled } from './pace.ts';
import type { Questions } from './questions.ts';

/** What the list of reports is taken from. */
export interface ReportListHost {
  readonly turns: Turns;
  readonly questions: Questions;
  readonly documents: OpenDocuments;
  readonly workspace: Workspace;
  /** Whether a file that is not open was checked as it is. */
  isChecked(uri: string): boolean;
  /** Settled once every report of the workspace was read. */
  indexed(): Promise<void>;
}

/** What is to be told when the list may be another. */
export interface ReportListService {
  changed(): void;
}

/** Lists the reports of the workspace, open or not, and tells the client that has asked when to ask again. */
export function serveReportList(connection: Connection, host: ReportListHost): ReportListService {
  const { turns, questions, documents, workspace } = host;
  /** Whether the client has an answer, and was not told that there may be another. */
  let isCurrent = false;

  connection.onRequest(reportsRequest, async (_params, token): Promise<ReportsResult> => {
    await unlessCancelled(host.indexed(), token);
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
      if (!documents.get(uri)) files.push({ uri, isChecked: host.isChecked(uri), reports });
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
