import { toast } from '../../../shell/toast.ts';
import { t } from '../../../shell/words.ts';

type TakeBack = () => Promise<unknown>;

/** What was done on this page and can be taken back, the last at the end. */
const done: TakeBack[] = [];
const MAX_STEPS = 100;

/** Says what was done, and offers to take it back: by the message while it is seen, by Ctrl Z later. */
export function offerUndo(text: string, takeBack: TakeBack): void {
  done.push(takeBack);
  if (done.length > MAX_STEPS) done.shift();
  toast(text, { label: t('common.action.undo'), run: () => void undoStep(takeBack) });
}

/** Takes one step back, by default the last. Returns false if there is none. */
export function undoStep(step: TakeBack | undefined = done.at(-1)): boolean {
  const at = step ? done.lastIndexOf(step) : -1;
  if (!step || at === -1) return false;
  done.splice(at, 1);
  document.querySelector('#toasts .toast')?.remove();
  void step();
  return true;
}
