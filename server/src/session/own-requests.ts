import type { Connection } from 'vscode-languageserver';
import { together } from '../features/tables.ts';
import { EARLIER_YEARS, type YearReport } from '../features/years.ts';
import type { Form } from '../form/form.ts';
import { type Translate, translatorFor } from '../l10n.ts';
import {
  type AcceptParams,
  type AcceptResult,
  acceptRequest,
  aliveRequest,
  type CheckReportParams,
  checkReportRequest,
  type FillParams,
  type FindingsTextParams,
  type FindingsTextResult,
  fillRequest,
  findingsTextRequest,
  type NewReportParams,
  type NewReportResult,
  newReportRequest,
  type RepairsParams,
  repairsRequest,
  type TablesParams,
  type TablesResult,
  tablesRequest,
  type WithdrawParams,
  withdrawRequest,
  type YearsParams,
  type YearsResult,
  yearsRequest,
} from '../protocol.ts';
import { languageService as service } from '../service.ts';
import { withAcceptance, withoutAcceptance } from '../workspace/accepted.ts';
import { pathIn } from '../workspace/accepted-files.ts';
import type { Files, Workspace } from '../workspace/workspace.ts';
import type { OpenDocuments } from './open-documents.ts';
import { type Turns, throwIfCancelled, unlessCancelled } from './pace.ts';
import type { SettingsInForce } from './settings-in-force.ts';

/** What the requests of our own protocol need of the server. */
export interface OwnRequestsHost {
  readonly turns: Turns;
  readonly documents: OpenDocuments;
  readonly settings: SettingsInForce;
  readonly workspace: Workspace;
  readonly files: Files;
  /** The form that new reports are written in. */
  readonly form: Form;
  /** Settled once every report of the workspace was read. */
  indexed(): Promise<void>;
}

/** Answers what clients ask beyond LSP; see `protocol.ts`. */
export function serveOwnRequests(connection: Connection, host: OwnRequestsHost): void {
  const { turns, documents, settings, workspace, files, form, indexed } = host;

  connection.onRequest(tablesRequest, async ({ textDocument }: TablesParams, token) => {
    const found = await documents.answerInSteps(
      textDocument.uri,
      token,
      'tables',
      service.tables,
      (parts, document): TablesResult => ({
        ...together(document, parts),
        milliseconds: documents.checkedIn(document),
      }),
    );
    return found ?? NO_TABLES;
  });
  connection.onRequest(repairsRequest, ({ textDocument }: RepairsParams, token) =>
    documents.answer(
      textDocument.uri,
      token,
      'repairs',
      { version: -1, faults: [] },
      service.repairs,
    ),
  );
  connection.onRequest(checkReportRequest, ({ textDocument }: CheckReportParams, token) =>
    documents.answer(textDocument.uri, token, 'checkReport', null, service.checkReport),
  );
  connection.onRequest(fillRequest, ({ textDocument, what }: FillParams, token) =>
    documents.answer(textDocument.uri, token, 'fill', { version: -1, edits: [] }, (document) =>
      service.fill(document, what),
    ),
  );
  connection.onRequest(
    findingsTextRequest,
    async ({ textDocument }: FindingsTextParams, token): Promise<FindingsTextResult> => {
      const document = documents.inOtherWords(textDocument.uri, CHINESE);
      if (!document) return { count: 0, text: '' };
      await turns.through((isDue) => document.judge(isDue), token);
      return service.findingsText(document, CHINESE);
    },
  );
  connection.onRequest(
    newReportRequest,
    async (params: NewReportParams, token): Promise<NewReportResult> => {
      await unlessCancelled(indexed(), token);
      await documents.readAll(token);
      const last = workspace.handedOn(params.agency, params.year - 1, documents.read());
      const carried = new Map([...(last?.figures ?? [])].map(([id, { value }]) => [id, value]));
      return {
        text: service.newReport(form, { ...params, carried }),
        carriedFrom: last?.uri ?? null,
      };
    },
  );
  connection.onRequest(
    yearsRequest,
    async ({ textDocument }: YearsParams, token): Promise<YearsResult> => {
      await unlessCancelled(indexed(), token);
      await documents.readAll(token);
      const document = documents.get(textDocument.uri);
      const reports = (document?.alone.parts ?? []).map(async (part) => {
        const { title } = part.verdict.report.frame;
        const earlier: YearReport[] = [];
        for (let back = EARLIER_YEARS; title && back > 0; back--) {
          throwIfCancelled(token);
          const year = title.year - back;
          const found = await workspace.report(title.agency, year, documents.read(), files);
          if (found) earlier.push({ year, part: found });
        }
        const years = [...earlier, { year: title?.year, part }];
        return service.years(title?.agency ?? '', years, settings.current.t);
      });
      return { reports: (await Promise.all(reports)).flatMap((report) => report ?? []) };
    },
  );
  connection.onRequest(aliveRequest, () => null);
  connection.onRequest(acceptRequest, (params: AcceptParams) => accept(params, settings.current.t));
  connection.onRequest(withdrawRequest, (params: WithdrawParams) =>
    withdraw(params, settings.current.t),
  );
}

/** The folder's file with one finding more accepted. */
function accept(
  { finding, folder, reason, date, text }: AcceptParams,
  t: Translate,
): AcceptResult | null {
  const { uri, code, place, figures } = finding;
  const file = pathIn(folder, uri);
  if (file === undefined) return null;
  const written = withAcceptance(text, { file, code, place, figures, reason, date }, t);
  return written === undefined ? null : { text: written };
}

/** The folder's file with one finding fewer accepted. */
function withdraw({ finding, folder, text }: WithdrawParams, t: Translate): AcceptResult | null {
  const { uri, code, place, figures } = finding;
  const file = pathIn(folder, uri);
  if (file === undefined || text === null) return null;
  const written = withoutAcceptance(text, { file, code, place, figures }, t);
  return written === undefined ? null : { text: written };
}

/** Reports are written in it, and whoever writes them reads it. */
const CHINESE = translatorFor('zh-cn');

const NO_TABLES: TablesResult = {
  version: -1,
  checked: 'nothing',
  tables: [],
  accepted: [],
  milliseconds: 0,
};
