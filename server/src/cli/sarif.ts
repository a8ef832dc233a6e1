import { createHash } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  ArtifactLocation,
  Invocation,
  Location,
  LogicalLocation,
  Notification,
  Region,
  ReportingDescriptor,
  Result,
  Run,
} from 'sarif';
import type { Range } from 'vscode-languageserver-types';
import { isChinese, type Translate } from '../l10n.ts';
import { codes } from '../rules/engine/codes.ts';
import { type FilePlace, namesInOrder, type OfficeNames } from '../source/draft-source.ts';
import { version } from '../version.ts';
import type { AcceptedFound, FoundInFile } from './checked-draft.ts';
import { wholePath } from './drafts.ts';
import type { Format } from './format.ts';
import { FORM_CODE, ruleTextOf } from './rule-texts.ts';
import { type SeverityName, severityOf } from './severity.ts';
import { pathBelow } from './short-path.ts';

/**
 * A SARIF 2.1.0 log (OASIS), which code hosts and editors display. Accepted findings are suppressed results with their
 * reason as the justification. The rules stand before the results, so that these can be written as they come in.
 */
export const sarifFormat: Format = {
  isOrdered: true,
  linesOf({ reports }, _, directory) {
    const results = reports.flatMap(({ found, accepted }) => [
      ...found.map((one) => resultOf(one, directory)),
      ...accepted.map((one) => suppressed(resultOf(one, directory), one)),
    ]);
    return results.map((result) => JSON.stringify(result));
  },
  writer(out, t, { language }) {
    const driver = {
      name: 'gouji',
      semanticVersion: version,
      rules: RULES.map((code) => ruleOf(code, language, t)),
    };
    const run = {
      tool: { driver },
      language: isChinese(language) ? 'zh-CN' : 'en',
      columnKind: 'utf16CodeUnits',
    } satisfies Run;
    const head = { $schema: SCHEMA, version: '2.1.0', runs: [run] };
    out.json(JSON.stringify(head).replace(/\}\]\}$/, ',"results":['));
    let isFirst = true;
    return {
      add(lines) {
        for (const line of lines) {
          out.json(isFirst ? line : `,${line}`);
          isFirst = false;
        }
      },
      end({ failures, damages, notes }) {
        const invocation: Invocation = {
          executionSuccessful: failures.length === 0,
          toolExecutionNotifications: [
            ...failures.map((line) => notification('error', line)),
            ...damages.map((line) => notification('warning', line)),
            ...notes.map((line) => notification('note', line)),
          ],
        };
        out.json(`],"invocations":[${JSON.stringify(invocation)}]}]}`);
      },
    };
  },
};

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** All codes; an index in this list is that of the rule. The last one is for mistakes in files of forms. */
const RULES: readonly string[] = [...codes, FORM_CODE];

function ruleOf(code: string, language: string, t: Translate): ReportingDescriptor {
  const { description, help, page } = ruleTextOf(code, language, t);
  return {
    id: code,
    shortDescription: { text: description },
    fullDescription: { text: description },
    help: { text: help },
    ...(page === undefined ? {} : { helpUri: page }),
  };
}

const LEVELS: Readonly<Record<SeverityName, Result.level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

function resultOf(one: FoundInFile, directory: string | undefined): Result {
  const { file, diagnostic, place: own, related, identity } = one;
  const artifact = artifactOf(file, directory);
  const code = String(diagnostic.code);
  return {
    ruleId: code,
    ruleIndex: RULES.indexOf(code),
    level: LEVELS[severityOf(diagnostic)],
    message: { text: String(diagnostic.message) },
    locations: [locationOf(artifact, own)],
    partialFingerprints: { 'gouji/v1': fingerprintOf(identity) },
    relatedLocations: diagnostic.relatedInformation?.flatMap(({ message }, index) => {
      const { uri, place } = related[index] ?? {};
      const other = uri === undefined ? artifact : { uri };
      return place ? { ...locationOf(other, place), message: { text: message } } : [];
    }),
  };
}

/** The same for the same finding in another version of the file, so that code hosts recognise it again. */
function fingerprintOf(identity: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 32);
}

function suppressed(result: Result, { reason }: AcceptedFound): Result {
  const suppression = { kind: 'external', status: 'accepted', justification: reason } as const;
  return { ...result, suppressions: [suppression] };
}

function uriOf(file: string, directory: string | undefined): string {
  return pathToFileURL(wellFormed(wholePath(file, directory) ?? file)).href;
}

/** A file below the working directory by its relative path, so that logs of different machines are equal. */
function artifactOf(file: string, directory: string | undefined): ArtifactLocation {
  const relative = pathBelow(file, directory);
  if (relative === undefined) return { uri: uriOf(file, directory) };
  return { uri: wellFormed(relative).split(path.sep).map(encodeURIComponent).join('/') };
}

/** Replaces unpaired surrogates, which file names may contain but URIs cannot. */
function wellFormed(name: string): string {
  return name.replace(/\p{Cs}/gu, '\uFFFD');
}

/** In an office file a place has names, as a logical location. */
function locationOf(artifactLocation: ArtifactLocation, place: FilePlace): Location {
  if ('range' in place)
    return { physicalLocation: { artifactLocation, region: regionOf(place.range) } };
  return {
    physicalLocation: { artifactLocation },
    logicalLocations: [logicalLocationOf(place.names)],
  };
}

function logicalLocationOf(names: OfficeNames): LogicalLocation {
  const all = namesInOrder(names);
  const { table, row, column } = names;
  const kind = column !== undefined ? 'cell' : row !== undefined ? 'row' : undefined;
  return {
    name: all.at(-1) ?? '',
    fullyQualifiedName: all.join('/'),
    kind: kind ?? (table !== undefined ? 'table' : 'paragraph'),
  };
}

/** Lines and columns from 1, end exclusive, as in LSP. */
function regionOf({ start, end }: Range): Region {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function notification(level: Notification.level, line: string): Notification {
  return { level, message: { text: line } };
}
