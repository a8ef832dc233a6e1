/**
 * Keeps the labels of a table's rows where they stand while its figures scroll past under them: all of
 * them, so that their lines stay one. How far in each stands is known once the table is laid out.
 */
export function keepLabels(grid: HTMLElement, table: HTMLTableElement): void {
  new ResizeObserver(() => place(grid, table)).observe(table);
}

function place(grid: HTMLElement, table: HTMLTableElement): void {
  // What is kept already stands elsewhere where the table is scrolled.
  grid.classList.remove('kept');
  const edge = table.getBoundingClientRect().left + table.clientLeft;
  const labels = [...table.querySelectorAll<HTMLElement>('thead td, tbody th')];
  const places = labels.map((label) => label.getBoundingClientRect());
  for (const [index, label] of labels.entries()) {
    label.style.insetInlineStart = `${(places[index]?.left ?? edge) - edge}px`;
  }
  // A figure that gets the focus must not end up under them.
  const end = Math.max(edge, ...places.map(({ right }) => right));
  grid.style.scrollPaddingInlineStart = `${end - edge}px`;
  grid.classList.add('kept');
}
