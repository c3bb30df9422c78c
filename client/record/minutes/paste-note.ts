/** Shows beside the toolbar what was left out of the minutes, until somebody closes it; null hides it. */
export function sayAbove(words: string | null): void {
  const note = document.getElementById('paste-note');
  const text = note?.querySelector('p');
  if (!note || !text) return;
  text.textContent = words ?? '';
  note.hidden = words === null;
}

/** Makes the note's button close it. */
export function closeNotes(): void {
  document.querySelector('#paste-note button')?.addEventListener('click', () => sayAbove(null));
}
