import type { Decimal } from '../figure/decimal.ts';
import { type FigureCell, mayBe, mayHaveFraction } from '../form/figure-cell.ts';
import type { Column, Row } from '../form/form.ts';
import { type FoundRow, type FoundTable, gridOf, type Site } from '../form/found-table.ts';
import { slotName } from '../form/report.ts';
import type { Figure } from './figure.ts';

/** The figure of a slot of a form's table. It is a class because each keystroke makes many. */
export class FormFigure implements Figure {
  readonly table: FoundTable;
  /** Undefined if the draft does not have the row. */
  readonly row: FoundRow | undefined;
  readonly rowForm: Row;
  /** Index of the form's column. */
  readonly column: number;
  readonly asked: Column;
  /** What is written in its cell. For a blank that is read as 0 it is still the blank. */
  readonly written: FigureCell | undefined;
  readonly value: Decimal | undefined;

  constructor(
    table: FoundTable,
    row: FoundRow | undefined,
    rowForm: Row,
    column: number,
    asked: Column,
    value = row?.figures[column]?.value,
  ) {
    this.table = table;
    this.row = row;
    this.rowForm = rowForm;
    this.column = column;
    this.asked = asked;
    this.written = row?.figures[column];
    this.value = value;
  }

  with(value: Decimal): FormFigure {
    return new FormFigure(this.table, this.row, this.rowForm, this.column, this.asked, value);
  }

  get isBlank(): boolean {
    return this.value !== undefined && this.written?.lack === 'blank';
  }

  /** Counts are exact. A plain 0 is exact too: it says that there is nothing. */
  get isRounded(): boolean {
    if (this.asked.hasBlanksForZero && this.value?.units === 0n) return false;
    return mayHaveFraction(this.asked) && this.step !== undefined;
  }

  /**
   * An amount is rounded to the decimal places of the form, or to those written if these are more or the
   * form does not say.
   */
  get step(): number | undefined {
    if (!mayHaveFraction(this.asked)) return 0;
    const { asked, value } = this;
    const digits = Math.max(asked.digits ?? 0, value?.scale ?? 0);
    return value?.units === 0n && digits === 0 ? undefined : digits;
  }

  get digits(): number {
    return this.asked.digits ?? 0;
  }

  get unit(): string {
    return this.asked.unit;
  }

  /** A figure that is blank or too small for a separator has that of its table. */
  get group(): ',' | undefined {
    if (!this.asked.mayHaveThousands || !this.table.hasThousands) return undefined;
    const text = this.written?.cell.text ?? '';
    return text.includes(',') || !/\d{4}/.test(text) ? ',' : undefined;
  }

  mayBe({ units, scale }: Decimal): boolean {
    return mayBe(this.asked, units, scale);
  }

  get name(): string {
    return this.row
      ? slotName(this.table, this.row, this.column)
      : `${this.rowName} · ${this.columnName}`;
  }

  get rowName(): string {
    return this.rowForm.name;
  }

  get columnName(): string {
    return this.asked.name;
  }

  get tableName(): string {
    return this.table.form.name;
  }

  get site(): Site | undefined {
    const { row, written } = this;
    return row && written && { block: gridOf(row, written), span: written.span };
  }

  get extent(): Site | undefined {
    const { row, written } = this;
    return row && written && { block: gridOf(row, written), span: written.cell.extent };
  }
}
