import type { Decimal } from '../figure/decimal.ts';
import { type FigureCell, mayBe, mayHaveFraction } from '../form/figure-cell.ts';
import type { Column, Row } from '../form/form.ts';
import type { FoundRow, FoundTable, Site } from '../form/found-table.ts';
import { slotName } from '../form/report.ts';
import type { Figure } from './figure.ts';

/** A crossing of a row and a column of a form's table. A class, for every keystroke makes many. */
export class FormFigure implements Figure {
  readonly table: FoundTable;
  /** Undefined where the draft lacks it. */
  readonly row: FoundRow | undefined;
  readonly rowForm: Row;
  /** Index among the form's columns. */
  readonly column: number;
  readonly asked: Column;
  /** What stands in its cell: of a blank that is read as 0, that it is blank. */
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

  /** Counts are exact, and so is a bare 0: it says that there is nothing. */
  get isRounded(): boolean {
    return mayHaveFraction(this.asked) && this.step !== undefined;
  }

  /**
   * An amount is rounded to the digits that the form asks for, or to those written where they are more or the form
   * says nothing.
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
    return this.row && this.written && { block: this.row.grid, span: this.written.span };
  }

  get extent(): Site | undefined {
    return this.row && this.written && { block: this.row.grid, span: this.written.cell.extent };
  }
}
