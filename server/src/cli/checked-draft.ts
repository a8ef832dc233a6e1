import type { Diagnostic } from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import { diagnosticOf } from '../features/diagnostics.ts';
import { editsOf } from '../features/fix-edits.ts';
import { placeNames, type TableNames } from '../features/place-names.ts';
import { checkedOf } from '../features/tables.ts';
import type { OpenDocument } from '../open-document.ts';
import type { Checked, CheckReportResult } from '../protocol.ts';
import type { Finding } from '../rules/engine/finding.ts';
import { identityOf } from '../rules/engine/identity.ts';
import { languageService } from '../service.ts';
import type { FilePlace, Source } from '../source/draft-source.ts';
import type { Drafts } from './drafts.ts';

/** A draft that was checked, as the formats of the output see it. */
export interface CheckedDraft {
  /** The file's path as the user gave it. */
  readonly file: string;
  /** Undefined if the file could not be read. */
  readonly document: OpenDocument | undefined;
  /** At least one. */
  readonly reports: readonly CheckedReport[];
  /** Whether it is ready to be published, if that was asked. */
  readonly answer: CheckReportResult | undefined;
}

/** A report in a file. */
export interface CheckedReport {
  /** Its title on one line, with the body and the year that it names; undefined if it has none. */
  readonly title: string | undefined;
  readonly agency: string | undefined;
  readonly year: number | undefined;
  /** The id of its form; undefined if no table of a known form is in it. */
  readonly form: string | undefined;
  /**
   * `partly` if a table, or a part of the file, could not be read, or if only what sentences calculate was checked;
   * `unread` if nothing was checked.
   */
  readonly status: 'checked' | 'partly' | 'unread';
  /** Whether a table, or a part of the file, could not be read. */
  readonly isReadInPart: boolean;
  readonly found: readonly FoundInFile[];
  /** Findings that `.gouji/accepted.json` in a folder above the draft accepts. They are not reported. */
  readonly accepted: readonly AcceptedFound[];
}

/** A finding in a file. */
export interface FoundInFile {
  /** The file's path as the user gave it. */
  readonly file: string;
  readonly diagnostic: Diagnostic;
  readonly place: FilePlace;
  /** The names of the place in a table; undefined in prose. */
  readonly table: TableNames | undefined;
  /** The places of the diagnostic's related information, with the URI of the file where it is another one. */
  readonly related: readonly { readonly uri: string | undefined; readonly place: FilePlace }[];
  /** What the only certain correction changes; empty if there is none. */
  fix(): readonly ChangeInFile[];
  /** What makes it the same finding in another version of the file, whatever its lines are. */
  readonly identity: readonly string[];
}

/** A figure or a text that a correction changes. */
export interface ChangeInFile {
  readonly from: string;
  readonly to: string;
  readonly place: FilePlace;
  readonly table: TableNames | undefined;
}

/** An accepted finding with its reason. */
export interface AcceptedFound extends FoundInFile {
  readonly reason: string;
}

/** The draft in a file that could not be read. */
export function unreadDraft(file: string): CheckedDraft {
  const nothing = { title: undefined, agency: undefined, year: undefined, form: undefined };
  const report = {
    ...nothing,
    status: 'unread',
    isReadInPart: false,
    found: [],
    accepted: [],
  } as const;
  return { file, document: undefined, reports: [report], answer: undefined };
}

/** What was found in a draft, report by report. */
export function checkedDraft(
  file: string,
  source: Source,
  document: OpenDocument,
  drafts: Drafts,
  isFinal: boolean,
): CheckedDraft {
  const isPartly = source.losses.length > 0;
  const { parts } = document.analysis;
  const all = parts.map((part) => reportOf(file, source, document, part, drafts, isPartly));
  const reports = all.filter(isReport);
  return {
    file,
    document,
    reports: reports.length > 0 ? reports : unreadDraft(file).reports,
    answer: isFinal ? languageService.checkReport(document) : undefined,
  };
}

/** The text behind a last table is a part without anything that is said of a report. */
function isReport({ title, status, found, accepted }: CheckedReport): boolean {
  return status !== 'unread' || title !== undefined || found.length > 0 || accepted.length > 0;
}

function reportOf(
  file: string,
  source: Source,
  document: OpenDocument,
  part: Part,
  drafts: Drafts,
  isPartly: boolean,
): CheckedReport {
  const { frame } = part.verdict.report;
  const foundOf = finder(file, source, document, part, drafts);
  const findings = document.findingsOf(part);
  const accepted = document.acceptedOf(part);
  const isUnread = [...findings, ...accepted.map(({ finding }) => finding)].some(
    ({ code }) => code === 'unread-table',
  );
  const checked = checkedOf(part);
  const isReadInPart = isUnread || (isPartly && checked !== 'nothing');
  return {
    title: frame.title?.lines.map(({ text }) => text.trim()).join(''),
    agency: frame.title?.agency,
    year: frame.title?.year,
    form: frame.form?.id,
    status: isReadInPart ? 'partly' : STATUS[checked],
    isReadInPart,
    found: findings.map(foundOf),
    accepted: accepted.map(({ finding, acceptance }) => ({
      ...foundOf(finding),
      reason: acceptance.reason,
    })),
  };
}

/** The status of a report that was read whole, by what was checked of it. */
const STATUS = {
  tables: 'checked',
  totals: 'checked',
  sentences: 'partly',
  nothing: 'unread',
} as const satisfies Record<Checked, CheckedReport['status']>;

/** Makes a function that says what a finding of a report is in its file. */
function finder(
  file: string,
  source: Source,
  document: OpenDocument,
  part: Part,
  drafts: Drafts,
): (finding: Finding) => FoundInFile {
  const { title } = part.verdict.report.frame;
  return (finding) => {
    const diagnostic = diagnosticOf(document, part, finding, undefined);
    const { code, place, figures } = identityOf(part.verdict, finding);
    return {
      file,
      diagnostic,
      place: source.placeOf(document, diagnostic.range),
      table: placeNames(document, diagnostic.range).table,
      related: (diagnostic.relatedInformation ?? []).map(({ location: { uri, range } }) =>
        uri === document.uri
          ? { uri: undefined, place: source.placeOf(document, range) }
          : { uri, place: drafts.placeInLastYears(uri, range) ?? { range } },
      ),
      fix: () => fixOf(finding, source, document, part),
      identity: [title?.agency ?? '', String(title?.year ?? ''), code, place, ...figures],
    };
  };
}

function fixOf(
  finding: Finding,
  source: Source,
  document: OpenDocument,
  part: Part,
): ChangeInFile[] {
  const fix = finding.fixes().find(({ preferred }) => preferred);
  const edits = fix && editsOf(document, part, fix);
  return (edits ?? []).map(({ range, newText }) => ({
    from: document.text.slice(document.offsetAt(range.start), document.offsetAt(range.end)),
    to: newText,
    place: source.placeOf(document, range),
    table: placeNames(document, range).table,
  }));
}
