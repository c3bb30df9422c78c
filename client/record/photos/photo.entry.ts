import { fold } from '../../../server/platform/text.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;

/** By the arrows to the pictures beside this one, by Escape back to the album. */
document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isTyping(event.target)) return;
  const ways: Readonly<Record<string, string>> = { ArrowLeft: '[data-previous]', ArrowRight: '[data-next]', Escape: '[data-leave-photo]' };
  const link = document.querySelector<HTMLAnchorElement>(ways[event.key] ?? 'a[data-none]');
  if (!link) return;
  event.preventDefault();
  link.click();
});

/** Finds people of a long list by a part of their name or post; those who are chosen stay in sight. */
function findPeople(box: HTMLElement): void {
  const input = box.querySelector<HTMLInputElement>('[data-photo-find]');
  if (!input) return;
  input.hidden = false;
  const choices = [...box.querySelectorAll<HTMLElement>('.check')].map((label) => ({ label, text: fold(label.textContent ?? '') }));
  const look = (): void => {
    const wanted = fold(input.value.trim());
    for (const { label, text } of choices) label.hidden = !text.includes(wanted) && label.querySelector('input:checked') === null;
  };
  input.addEventListener('input', look);
  // Enter looks for somebody, and does not save the picture.
  input.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
}

for (const box of document.querySelectorAll<HTMLElement>('[data-photo-people]')) findPeople(box);
