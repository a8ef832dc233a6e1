import { type Node, stripComments } from 'jsonc-parser';
import { type FormProblem, JsonReader, needed, optional, type Read } from '../form/json-reader.ts';
import type { Translate } from '../l10n.ts';
import type { Acceptance } from '../rules/engine/acceptance.ts';

/** The content of `.gouji/accepted.json`: the valid entries, and the problems. */
export interface AcceptedFile {
  readonly accepted: readonly Acceptance[];
  readonly problems: readonly FormProblem[];
  /** The file's `$schema`. */
  readonly schema: string | undefined;
}

const VERSION = 1;
/**
 * In UTF-16 code units. It is enough for the maximum number of entries with reasons of some hundred
 * characters.
 */
const LARGEST = 8_000_000;
const MOST = { accepted: 20_000, figures: 1000 };

/** Reads the file. A mistake invalidates only its own entry. */
export function readAcceptedFile(text: string, t: Translate): AcceptedFile {
  const reader = new JsonReader(t);
  const accepted: Acceptance[] = [];
  const root = reader.parse(text, LARGEST);
  const acceptance = acceptanceReader(reader);
  let isOther = false;
  const file =
    root &&
    reader.record<FileInJson>({
      $schema: optional(reader.anyText),
      version: needed(({ value, ...node }) => {
        isOther = value !== VERSION;
        if (!isOther) return VERSION;
        const message = t('This version is not known; the known version is {0}.', VERSION);
        return reader.noteAt(node, message);
      }),
      accepted: needed((list) => {
        if (isOther) return undefined;
        const readOne = (one: Node) => {
          const entry = acceptance(one);
          if (entry) accepted.push(entry);
          return entry;
        };
        return reader.list(readOne, MOST.accepted, 0)(list);
      }),
    })(root);
  return { accepted, problems: reader.problems, schema: file?.$schema };
}

interface FileInJson {
  readonly $schema?: string;
  readonly version: number;
  readonly accepted: readonly Acceptance[];
}

function acceptanceReader(reader: JsonReader): Read<Acceptance> {
  const { t } = reader;
  return reader.record<Acceptance>({
    file: needed((at) => {
      const value = reader.text(at);
      if (value === undefined || isPath(value)) return value;
      const message =
        'A path is expected here that starts in this folder and has “/” between its names.';
      return reader.noteAt(at, t(message));
    }),
    code: needed(reader.text),
    place: needed(reader.anyText),
    figures: needed(reader.list(reader.anyText, MOST.figures, 0)),
    reason: needed(reader.text),
    date: needed((at) => {
      const value = reader.text(at);
      if (value === undefined || /^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
      return reader.noteAt(at, t('A date is expected here, for example 2025-01-31.'));
    }),
  });
}

function isPath(path: string): boolean {
  return !/^\/|\\|^[A-Za-z]:/.test(path) && !path.split('/').includes('..');
}

/**
 * The text of a file with one more entry. An entry for the same place with other figures no longer
 * applies, and is removed. If the entry is there already, the text is unchanged. Undefined if something
 * in the file would be lost.
 *
 * @param text Null if there is no file yet.
 */
export function withAcceptance(
  text: string | null,
  added: Acceptance,
  t: Translate,
): string | undefined {
  if (text === null) return writeAcceptedFile([added]);
  const { accepted, problems, schema } = readAcceptedFile(text, t);
  if (problems.length > 0 || stripComments(text) !== text) return undefined;
  const entry = writeAcceptance(added);
  if (accepted.some((one) => writeAcceptance(one) === entry)) return text;
  const others = accepted.filter(
    ({ file, code, place }) => file !== added.file || code !== added.code || place !== added.place,
  );
  return writeAcceptedFile([...others, added], schema);
}

/**
 * The text of a file without an entry, regardless of reason and date. If the entry is not there, the text
 * is unchanged. Undefined if something else in the file would be lost.
 */
export function withoutAcceptance(
  text: string,
  withdrawn: Pick<Acceptance, 'file' | 'code' | 'place' | 'figures'>,
  t: Translate,
): string | undefined {
  const { accepted, problems, schema } = readAcceptedFile(text, t);
  if (problems.length > 0 || stripComments(text) !== text) return undefined;
  const key = ({ file, code, place, figures }: typeof withdrawn) =>
    JSON.stringify([file, code, place, figures]);
  const others = accepted.filter((one) => key(one) !== key(withdrawn));
  return others.length === accepted.length ? text : writeAcceptedFile(others, schema);
}

/**
 * The text of a file with these entries. Their order does not depend on who adds them, and the figures of
 * an entry are on one line.
 */
export function writeAcceptedFile(accepted: readonly Acceptance[], schema?: string): string {
  const sorted = accepted.toSorted(
    (a, b) =>
      inOrder(a.file, b.file) ||
      inOrder(a.code, b.code) ||
      inOrder(a.place, b.place) ||
      inOrder(a.figures.join(), b.figures.join()),
  );
  const entries = sorted.map(writeAcceptance);
  const list = entries.length === 0 ? '[]' : `[\n${entries.join(',\n')}\n  ]`;
  const head = schema === undefined ? '' : `  "$schema": ${JSON.stringify(schema)},\n`;
  return `{\n${head}  "version": ${VERSION},\n  "accepted": ${list}\n}\n`;
}

function writeAcceptance({ file, code, place, figures, reason, date }: Acceptance): string {
  const lines = [
    ...Object.entries({ file, code, place }).map(property),
    `      "figures": [${figures.map((figure) => JSON.stringify(figure)).join(', ')}]`,
    ...Object.entries({ reason, date }).map(property),
  ];
  return `    {\n${lines.join(',\n')}\n    }`;
}

function property([name, value]: readonly [string, string]): string {
  return `      "${name}": ${JSON.stringify(value)}`;
}

/** Compares by code units, which gives the same order on every machine. */
function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
