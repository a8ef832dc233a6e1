import type { Span } from '../../draft/span.ts';
import type { XmlReader } from '../../package/xml-reader.ts';
import { spliced } from '../../package/xml-splice.ts';
import { isTrue } from './sheet-xml.ts';

/** What `workbook.xml` says. */
export interface WorkbookElement {
  readonly xml: string;
  readonly sheets: readonly ListedSheet[];
  readonly isFrom1904: boolean;
  /** Whether a password is needed to change the file. */
  readonly isReserved: boolean;
  /** Whether formulas are recalculated when it is opened, so that their stored results may be out of date. */
  readonly isRecalculated: boolean;
  /** The element `calcPr`, or an empty span where it can be inserted. */
  readonly calculation: Span;
}

export interface ListedSheet {
  readonly name: string;
  /** The id of the relationship with its part. */
  readonly id: string;
  readonly isHidden: boolean;
}

/** Reads the workbook's own part from its root on; undefined if the part is not of a workbook. */
export function readWorkbookElement(reader: XmlReader): WorkbookElement | undefined {
  if (reader.name !== 'workbook') return undefined;
  const sheets: ListedSheet[] = [];
  let isFrom1904 = false;
  let isReserved = false;
  let isRecalculated = false;
  let calculation: Span = { start: reader.end, end: reader.end };
  reader.eachChild((name) => {
    const { start } = reader;
    if (name === 'workbookPr') isFrom1904 = isTrue(reader, 'date1904');
    else if (name === 'calcPr') isRecalculated = isTrue(reader, 'fullCalcOnLoad');
    else if (name === 'fileSharing') {
      isReserved = RESERVING.some((attribute) => reader.attribute(attribute) !== undefined);
    } else if (name === 'sheets') {
      reader.eachChild(() => {
        const state = reader.attribute('state') ?? 'visible';
        const listed = { name: reader.attribute('name') ?? '', id: relationshipId(reader) };
        sheets.push({ ...listed, isHidden: state !== 'visible' });
      });
    }
    reader.leave(1);
    if (BEFORE_CALCULATION.has(name)) calculation = { start: reader.end, end: reader.end };
    if (name === 'calcPr') calculation = { start, end: reader.end };
  });
  return { xml: reader.text, sheets, isFrom1904, isReserved, isRecalculated, calculation };
}

const RESERVING = ['reservationPassword', 'hashValue'];

/** Elements that stand before `calcPr` (ECMA-376-1, 18.2.27), in order. */
const BEFORE_CALCULATION = new Set([
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
]);

/** The attribute `id` in the namespace of relationships, whose prefix each program chooses. */
function relationshipId({ text, start, end }: XmlReader): string {
  return /\s[^\s=:"']+:id\s*=\s*["']([^"']*)["']/.exec(text.slice(start, end))?.[1] ?? '';
}

/** The XML of the part, changed so that all formulas are recalculated when the workbook is opened. */
export function recalculating({ xml, calculation }: WorkbookElement): string {
  const element = xml.slice(calculation.start, calculation.end);
  if (element === '') {
    const prefix = /<([^\s:<>/]+:)?sheets[\s>/]/.exec(xml)?.[1] ?? '';
    return spliced(xml, [{ ...calculation, text: `<${prefix}calcPr ${ON_LOAD}/>` }]);
  }
  const without = element.replace(/\sfullCalcOnLoad\s{0,9}=\s{0,9}(?:"[^"]*"|'[^']*')/, '');
  const text = without.replace(/^<[^\s>/]+/, (tag) => `${tag} ${ON_LOAD}`);
  return spliced(xml, [{ ...calculation, text }]);
}

const ON_LOAD = 'fullCalcOnLoad="1"';
