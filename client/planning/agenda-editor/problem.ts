let current: { text: string; rowId: string | null } | null = null;

/** Shows why something could not be stored, above the agenda or in a row, until the next attempt. */
export function complain(text: string, rowId: string | null = null): void {
  current = { text, rowId };
  showProblem();
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
  line.className = current.rowId ? 'field-message' : 'note';
  line.dataset.problem = '';
  line.setAttribute('role', 'alert');
  line.textContent = current.text;
  const row = current.rowId === null ? null : document.getElementById(current.rowId);
  if (row) row.append(line);
  else document.querySelector('.plan .page-head')?.after(line);
}
