let current: { text: string; rowId: string | null } | null = null;

/** Says what could not be stored, where it arose: above the agenda, or in a row. It stays until the next attempt. */
export function complain(text: string, rowId: string | null = null): void {
  current = { text, rowId };
  showProblem();
}

export function forgetProblem(): void {
  current = null;
  document.querySelector('[data-problem]')?.remove();
}

/** Puts the message where it belongs, also after the page was brought up to date. */
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
