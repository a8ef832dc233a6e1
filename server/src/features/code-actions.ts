import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import { plainText } from '../plain-text.ts';
import { type AcceptableFinding, acceptCommand } from '../protocol.ts';
import type { Finding, Fix } from '../rules/finding.ts';
import { identityOf } from '../rules/identity.ts';
import { diagnosticOf } from './diagnostics.ts';
import { fixAll, fixAllKind } from './fix-all.ts';
import { editsOf } from './fix-edits.ts';
import { type Document, meet, rangeOf } from './place.ts';

/** The kinds of actions that are offered. */
export const codeActionKinds: readonly CodeActionKind[] = [CodeActionKind.QuickFix, fixAllKind];

/**
 * The fixes of every finding in a range, likeliest first within each finding, and behind them the choice to
 * accept it as it is; and, where it is asked for by its kind, what mends the style of the whole document.
 *
 * @param accepts Whether the client has the command for that.
 */
export function codeActions(
  document: Document,
  range: Range,
  only: readonly CodeActionKind[] | undefined,
  docs: string | undefined,
  accepts = false,
): CodeAction[] {
  const asks = (kind: CodeActionKind) => only?.some((asked) => includes(asked, kind));
  return [
    ...(asks(CodeActionKind.QuickFix) === false ? [] : quickFixes(document, range, docs, accepts)),
    ...(asks(fixAllKind) ? [fixAll(document) ?? []].flat() : []),
  ];
}

function quickFixes(
  document: Document,
  range: Range,
  docs: string | undefined,
  accepts: boolean,
): CodeAction[] {
  const here = document.analysis.parts.flatMap((part) =>
    document
      .findingsOf(part)
      .filter((finding) => accepts || finding.fixes.length > 0)
      .filter((finding) => meet(rangeOf(document, part, finding.site), range))
      .map((finding) => ({ part, finding })),
  );
  const { t } = document.analysis.settings;
  return here.flatMap(({ part, finding }) => {
    const title =
      here.length === 1
        ? t('Accept this with a reason…')
        : t('Accept “{0}” here with a reason…', finding.code);
    return [
      ...finding.fixes.flatMap((fix) => actionOf(document, part, finding, fix, docs) ?? []),
      ...(accepts ? [acceptAction(document, part, finding, docs, title)] : []),
    ];
  });
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

/** Whether a kind asked for takes in another: `quickfix` takes in `quickfix.gouji`. */
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
