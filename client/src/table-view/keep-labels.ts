/**
 * Keeps the labels of a table's rows where they stand while its figures scroll past under them: all of
 * them, so that their lines stay one. How far in each stands is known once the table is laid out.
 */
export function keepLabels(table: HTMLTableElement): void {
  new ResizeObserver(() => place(table)).observe(table);
}

function place(table: HTMLTableElement): void {
  // What is kept already stands elsewhere where the page is scrolled.
  table.classList.remove('kept');
  const edge = table.getBoundingClientRect().left + table.clientLeft;
  const labels = [...table.querySelectorAll<HTMLElement>('thead td, tbody th')];
  const places = labels.map((label) => label.getBoundingClientRect());
  for (const [index, label] of labels.entries()) {
    label.style.setProperty('--start', `${(places[index]?.left ?? edge) - edge}px`);
  }
  table.classList.add('kept');
}
