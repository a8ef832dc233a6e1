import { strFromU8 } from 'fflate/browser';
import { together } from '../features/tables.ts';
import { EARLIER_YEARS, type YearReport } from '../features/years.ts';
import type { Form } from '../form/form.ts';
import type { Forms } from '../form/forms.ts';
import type { ReportKind } from '../form/title-words.ts';
import { type Translate, translatorFor } from '../l10n.ts';
import type { OpenDocument } from '../open-document.ts';
import {
  type AcceptParams,
  type AcceptResult,
  acceptRequest,
  aliveRequest,
  type CheckReportParams,
  type CommentsParams,
  type CommentsResult,
  checkReportRequest,
  commentsRequest,
  type ExportReportParams,
  type ExportReportResult,
  exportReportRequest,
  type FillParams,
  type FindingsTextParams,
  type FindingsTextResult,
  fillRequest,
  findingsTextRequest,
  type NewReportParams,
  type NewReportResult,
  newReportRequest,
  type RepairsParams,
  type ReportKindsResult,
  repairsRequest,
  reportKindsRequest,
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
import { throwIfCancelled, unlessCancelled } from './pace.ts';
import type { ServerSession } from './server-session.ts';

/**
 * Answers the requests beyond LSP; see `protocol.ts`.
 *
 * @param inForce The form of new reports, unless the user chooses another one.
 */
export function serveOwnRequests(
  { connection, turns, documents, settings, workspace, files, indexed }: ServerSession,
  inForce: Form,
): void {
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
    commentsRequest,
    async ({ textDocument }: CommentsParams, token): Promise<CommentsResult> => {
      const document = documents.inOtherWords(textDocument.uri, CHINESE);
      if (!document) return { comments: [] };
      await turns.through((isDue) => document.judge(isDue), token);
      return { comments: service.comments(document) };
    },
  );
  connection.onRequest(
    exportReportRequest,
    async (
      { textDocument, target }: ExportReportParams,
      token,
    ): Promise<ExportReportResult | null> =>
      documents.answer(textDocument.uri, token, 'exportReport', null, (document) =>
        exported(document, target),
      ),
  );
  connection.onRequest(
    reportKindsRequest,
    (): ReportKindsResult => ({
      kinds: reportKinds(settings.current.forms).map(({ form, kind }) => ({
        form: form.id,
        name: kind.name,
        formName: form.name,
      })),
    }),
  );
  connection.onRequest(
    newReportRequest,
    async ({ kind: wanted, ...params }: NewReportParams, token): Promise<NewReportResult> => {
      await unlessCancelled(indexed(), token);
      await documents.readAll(token);
      const known = reportKinds(settings.current.forms);
      const { form, kind } = known.find(
        (one) => one.form.id === wanted?.form && one.kind.name === wanted.name,
      ) ?? { form: inForce, kind: inForce.kinds[0] };
      const last = workspace.handedOnTo({ ...params, kind }, documents.read());
      const carried = last?.handedOnTo(form) ?? new Map();
      return {
        text: service.newReport(form, { ...params, kind, carried }),
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
          const found = await workspace.report({ ...title, year }, documents.read(), files);
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

/** The kinds of reports of some forms. */
function reportKinds({ all }: Forms): { readonly form: Form; readonly kind: ReportKind }[] {
  return all.flatMap((form) => form.kinds.map((kind) => ({ form, kind })));
}

/** A document as a file of another kind, in a form that JSON can hold. */
function exported(document: OpenDocument, target: string): ExportReportResult {
  const file = service.exportReport(document, target);
  if ('problem' in file) return { latin1: '', leftOut: 0, problem: file.problem };
  return { latin1: strFromU8(file.bytes, true), leftOut: file.leftOut, problem: null };
}

/** The folder's file with one more accepted finding. */
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

/** The folder's file with one accepted finding less. */
function withdraw({ finding, folder, text }: WithdrawParams, t: Translate): AcceptResult | null {
  const { uri, code, place, figures } = finding;
  const file = pathIn(folder, uri);
  if (file === undefined || text === null) return null;
  const written = withoutAcceptance(text, { file, code, place, figures }, t);
  return written === undefined ? null : { text: written };
}

/** The language of reports and of their authors. */
const CHINESE = translatorFor('zh-cn');

const NO_TABLES: TablesResult = {
  version: -1,
  checked: 'nothing',
  leftAlone: 0,
  tables: [],
  accepted: [],
  milliseconds: 0,
};
