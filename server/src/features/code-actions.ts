import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import { plainText } from '../plain-text.ts';
import {
  type AcceptableFinding,
  acceptCommand,
  chooseRepairCommand,
  withdrawCommand,
} from '../protocol.ts';
import type { Finding, Fix } from '../rules/engine/finding.ts';
import { identityOf } from '../rules/engine/identity.ts';
import { withdrawable } from './accepted-at.ts';
import { diagnosticOf } from './diagnostics.ts';
import { fixAll, fixAllKind } from './fix-all.ts';
import { editsOf } from './fix-edits.ts';
import { type Document, meet, rangeOf } from './place.ts';
import { repairsAt } from './repairs.ts';

/** The kinds of code actions offered. */
export const codeActionKinds: readonly CodeActionKind[] = [CodeActionKind.QuickFix, fixAllKind];

/** Which of our commands a client has. */
export interface Offers {
  /** The commands that accept a finding and withdraw the acceptance. */
  readonly accepts: boolean;
  /** The command that lets the user choose among all repairs. */
  readonly choosesRepairs: boolean;
}

const NOTHING: Offers = { accepts: false, choosesRepairs: false };

/**
 * The fixes of every finding in a range, the likeliest first for each finding, followed by actions to
 * accept the finding or to withdraw an acceptance. If asked for by its kind, also the action that
 * corrects the style of the whole document.
 *
 * @param offers The commands that the client has.
 */
export function codeActions(
  document: Document,
  range: Range,
  only: readonly CodeActionKind[] | undefined,
  docs: string | undefined,
  offers: Offers = NOTHING,
): CodeAction[] {
  const asks = (kind: CodeActionKind) => only?.some((asked) => includes(asked, kind));
  return [
    ...(asks(CodeActionKind.QuickFix) === false
      ? []
      : [
          ...quickFixes(document, range, docs, offers),
          ...(offers.accepts ? withdrawals(document, range) : []),
        ]),
    ...(asks(fixAllKind) ? [fixAll(document) ?? []].flat() : []),
  ];
}

function quickFixes(
  document: Document,
  range: Range,
  docs: string | undefined,
  { accepts, choosesRepairs }: Offers,
): CodeAction[] {
  const here = document.analysis.parts.flatMap((part) =>
    document
      .findingsOf(part)
      .filter((finding) => accepts || finding.fixes().length > 0)
      .filter((finding) => meet(rangeOf(document, part, finding.site), range))
      .map((finding) => ({ part, finding })),
  );
  const { t } = document.analysis.settings;
  return here.flatMap(({ part, finding }) => {
    const title =
      here.length === 1
        ? t('Accept this with a reason…')
        : t('Accept with a reason: {0}', shortened(finding.message));
    return [
      ...finding.fixes().flatMap((fix) => actionOf(document, part, finding, fix, docs) ?? []),
      ...(choosesRepairs ? choicesOf(document, part, finding, docs) : []),
      ...(accepts ? [acceptAction(document, part, finding, docs, title)] : []),
    ];
  });
}

/** The action to choose among all repairs of the fault behind a finding, if there are several. */
function choicesOf(
  document: Document,
  part: Part,
  finding: Finding,
  docs: string | undefined,
): CodeAction[] {
  const count = repairsAt(part, finding.site);
  if (count < 2) return [];
  const title = document.analysis.settings.t('Choose among {0} repairs, with a preview…', count);
  const place = {
    textDocument: { uri: document.uri },
    position: rangeOf(document, part, finding.site).start,
  };
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(document, part, finding, docs)],
      command: { title, command: chooseRepairCommand, arguments: [place] },
    },
  ];
}

/** How many characters of a message fit into a menu. */
const MOST_OF_MESSAGE = 50;

function shortened(message: string): string {
  const text = plainText(message);
  return text.length <= MOST_OF_MESSAGE ? text : `${text.slice(0, MOST_OF_MESSAGE)}…`;
}

/** For each accepted finding in a range, the action that withdraws the acceptance. */
function withdrawals(document: Document, range: Range): CodeAction[] {
  const { t } = document.analysis.settings;
  return document.analysis.parts.flatMap((part) =>
    document.acceptedOf(part).flatMap((accepted): CodeAction[] => {
      const { finding, acceptance } = accepted;
      if (!meet(rangeOf(document, part, finding.site), range)) return [];
      const title = plainText(
        t('Report this accepted finding again: {0}', shortened(acceptance.reason)),
      );
      const named = withdrawable(document, accepted);
      return [
        {
          title,
          kind: CodeActionKind.QuickFix,
          command: { title, command: withdrawCommand, arguments: [named] },
        },
      ];
    }),
  );
}

function acceptAction(
  document: Document,
  part: Part,
  finding: Finding,
  docs: string | undefined,
  title: string,
): CodeAction {
  const { uri } = document;
  const { message } = finding;
  const acceptable: AcceptableFinding = { uri, message, ...identityOf(part.verdict, finding) };
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(document, part, finding, docs)],
    command: { title, command: acceptCommand, arguments: [acceptable] },
  };
}

/** Whether a requested kind includes another: `quickfix` includes `quickfix.gouji`. */
export function includes(asked: CodeActionKind, kind: CodeActionKind): boolean {
  return asked === '' || kind === asked || kind.startsWith(`${asked}.`);
}

function actionOf(
  document: Document,
  part: Part,
  finding: Finding,
  fix: Fix,
  docs: string | undefined,
): CodeAction | undefined {
  const edits = editsOf(document, part, fix);
  if (!edits) return undefined;
  return {
    title: plainText(fix.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(document, part, finding, docs)],
    ...(fix.preferred && { isPreferred: true }),
    edit: {
      documentChanges: [
        {
          textDocument: { uri: document.uri, version: document.version },
          edits,
        },
      ],
    },
  };
}
