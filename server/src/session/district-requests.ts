import type { CancellationToken } from 'vscode-languageserver';
import type { DistrictSum } from '../district/district-sum.ts';
import { leftOutText, remarksOn, summaryOf, whyNotCompared } from '../features/sum-text.ts';
import type { Translate } from '../l10n.ts';
import type { OpenDocument } from '../open-document.ts';
import {
  type CompareWithSumParams,
  type CompareWithSumResult,
  compareWithSumRequest,
  type SumEditsParams,
  type SumParams,
  type SumRemark,
  type SumResult,
  sumEditsRequest,
  sumRequest,
} from '../protocol.ts';
import { languageService as service } from '../service.ts';
import { placesOf } from '../uri.ts';
import type { Districts } from '../workspace/districts.ts';
import { unlessCancelled } from './pace.ts';
import type { ServerSession } from './server-session.ts';

/**
 * Answers the requests about the sum of a folder's reports; see `protocol.ts`.
 *
 * @param refresh Has everything shown computed again.
 */
export function serveDistricts(
  { connection, documents, settings, workspace, files, indexed }: ServerSession,
  districts: Districts,
  refresh: () => void,
): void {
  connection.onRequest(sumRequest, async ({ folder }: SumParams, token) => {
    await renewed(folder, token);
    const sum = districts.sumOfFolder(folder, documents.read());
    const { t } = settings.current;
    if (!sum) return null;
    const result: SumResult = {
      text: service.sumReport(sum, undefined, 'tabs'),
      summary: summaryOf(t, sum),
      remarks: remarksIn(t, sum),
    };
    return result;
  });
  connection.onRequest(
    compareWithSumRequest,
    async ({ textDocument: { uri }, folder, isDraft }: CompareWithSumParams, token) => {
      await renewed(folder, token);
      districts.follow(uri, folder, isDraft);
      const nothing: CompareWithSumResult = {
        summary: settings.current.t('This document has no report that can be compared.'),
        isCompared: false,
        differences: 0,
        remarks: [],
      };
      const result = await documents.answer(uri, token, 'compareWithSum', nothing, (document) =>
        compared(document, folder, nothing),
      );
      refresh();
      return result;
    },
  );
  connection.onRequest(
    sumEditsRequest,
    async ({ textDocument: { uri } }: SumEditsParams, token) => {
      // An editor does not ask again once a body has been read.
      await documents.readAll(token);
      return documents.answer(uri, token, 'sumEdits', { version: -1, edits: [] }, (document) =>
        districts.edits(document, documents.read()),
      );
    },
  );

  /** Has the reports in a folder read as they are now. */
  async function renewed(folder: string, token: CancellationToken): Promise<void> {
    await unlessCancelled(indexed(), token);
    await documents.readAll(token);
    // An editor tells of a file some time after it was saved, and the sum leaves no report out.
    files.forget();
    await unlessCancelled(workspace.renew(placesOf([folder]), files), token);
  }

  function compared(
    document: OpenDocument,
    folder: string,
    nothing: CompareWithSumResult,
  ): CompareWithSumResult {
    const { t } = settings.current;
    const open = documents.read();
    const part = document.analysis.parts.find((one) => workspace.bodyOf(document, one));
    const given = part && workspace.bodyOf(document, part);
    if (!part || !given) return nothing;
    const sum = districts.sumBeside(document, part, open);
    if (sum) {
      const differences = districts.findings(document, part, open, settings.for(document.uri));
      return {
        summary: summaryOf(t, sum),
        isCompared: true,
        differences: differences.length,
        remarks: remarksIn(t, sum),
      };
    }
    const other = districts.sumOfFolder(folder, open);
    const why = other && whyNotCompared(t, other, given);
    return { ...nothing, summary: why ?? t('There is no other report in this folder.') };
  }
}

function remarksIn(t: Translate, sum: DistrictSum): SumRemark[] {
  return [
    ...sum.leftOut.map((one) => ({
      uri: one.report.uri,
      start: one.report.start,
      message: leftOutText(t, sum, one),
    })),
    ...sum.added.flatMap((report) =>
      remarksOn(t, sum, report).map((message) => ({
        uri: report.uri,
        start: report.start,
        message,
      })),
    ),
  ];
}
