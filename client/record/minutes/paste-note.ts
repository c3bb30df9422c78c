/** Says beside the toolbar what was not taken into the minutes, until somebody closes it; null says nothing any more. */
export function sayAbove(words: string | null): void {
  const note = document.getElementById('paste-note');
  const text = note?.querySelector('p');
  if (!note || !text) return;
  text.textContent = words ?? '';
  note.hidden = words === null;
}

/** The note's button closes it. */
export function closeNotes(): void {
  document.querySelector('#paste-note button')?.addEventListener('click', () => sayAbove(null));
}
