/**
 * Keeps all labels of a table's rows in sight while its figures scroll sideways. The position of each
 * label is known only once the table is laid out.
 */
export function keepLabels(table: HTMLTableElement): void {
  new ResizeObserver(() => place(table)).observe(table);
}

function place(table: HTMLTableElement): void {
  // Labels that are already kept stand at another place if the page is scrolled.
  table.classList.remove('kept');
  const edge = table.getBoundingClientRect().left + table.clientLeft;
  const labels = [...table.querySelectorAll<HTMLElement>('thead td, tbody th')];
  const places = labels.map((label) => label.getBoundingClientRect());
  for (const [index, label] of labels.entries()) {
    label.style.setProperty('--start', `${(places[index]?.left ?? edge) - edge}px`);
  }
  table.classList.add('kept');
}
