interface Place {
  readonly text: string;
  readonly href?: string;
}
let current: { text: string; rowId: string | null; places: readonly Place[] } | null = null;

/** Shows why something could not be stored, above the agenda or in a row, with the places that stand in its way, until the next attempt. */
export function complain(text: string, rowId: string | null = null, places: readonly Place[] = []): void {
  current = { text, rowId, places };
  showProblem();
  if (rowId === null) document.querySelector('[data-problem]')?.scrollIntoView({ block: 'center' });
}

/** Removes the message before the next attempt. */
export function forgetProblem(): void {
  current = null;
  document.querySelector('[data-problem]')?.remove();
}

/** Puts the message in its place again, after the page was refreshed. */
export function showProblem(): void {
  document.querySelector('[data-problem]')?.remove();
  if (!current) return;
  const line = document.createElement('div');
  line.className = current.rowId ? 'field-message' : 'form-errors';
  line.dataset.problem = '';
  line.setAttribute('role', 'alert');
  const words = document.createElement(current.rowId ? 'span' : 'b');
  words.textContent = current.text;
  line.append(words);
  if (current.places.length > 0) line.append(listOf(current.places));
  const row = current.rowId === null ? null : document.getElementById(current.rowId);
  if (row) row.append(line);
  else document.querySelector('.plan .page-head, .records > .page > .page-head')?.after(line);
}

function listOf(places: readonly Place[]): HTMLElement {
  const list = document.createElement('ul');
  for (const { text, href } of places) {
    const entry = document.createElement('li');
    const link = document.createElement(href === undefined ? 'span' : 'a');
    if (link instanceof HTMLAnchorElement && href !== undefined) link.href = href;
    link.textContent = text;
    entry.append(link);
    list.append(entry);
  }
  return list;
}
