import { fold } from '../../../server/platform/text.ts';
import { onRedrawn } from './refreshing.ts';

/** Shows only those without a seat whose name or post has the words that are typed; accents do not matter. */
export function findWaiting(main: HTMLElement): void {
  const show = (): void => {
    const field = main.querySelector<HTMLInputElement>('[data-find-waiting]');
    const words = fold(field?.value ?? '').split(' ');
    const list = field?.closest('section');
    for (const row of list?.querySelectorAll<HTMLElement>('.seat-people > li') ?? []) {
      const text = fold(row.textContent ?? '');
      row.hidden = !words.every((word) => text.includes(word));
    }
  };
  main.addEventListener('input', ({ target }) => {
    if (target instanceof Element && target.matches('[data-find-waiting]')) show();
  });
  onRedrawn(show);
}
