import { confirmWith } from './confirm.ts';
import { t } from './words.ts';

/** What the page of a door keeps in this browser. */
export const CHECK_IN_DATABASE = 'check-in';
const CACHE = 'check-in';
const WAITING = 'check-in-waiting';

/** Notes how many check-ins of this browser wait to be sent, for every page that signs out. */
export function noteWaiting(count: number): void {
  if (count === 0) localStorage.removeItem(WAITING);
  else localStorage.setItem(WAITING, String(count));
}

const isLeaving = (form: HTMLFormElement): boolean => /^\/sign-out$|\/site\/leave$/.test(new URL(form.action).pathname);

/** Names of people do not stay behind: clears what doors keep when their login ends, and asks first while something waits to be sent. */
export function clearOnLeaving(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented || !isLeaving(form) || form.dataset.cleared !== undefined) return;
    event.preventDefault();
    void leave(form, event.submitter);
  });
}

async function leave(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const waiting = Number(localStorage.getItem(WAITING) ?? 0);
  const question = {
    title: t('checkIn.door.leaveWaiting', { n: waiting }),
    text: t('checkIn.door.leaveWaitingText'),
    verb: t('checkIn.door.leaveVerb'),
    harm: true,
  };
  if (waiting > 0 && !(await confirmWith(question))) return;
  await clear();
  form.dataset.cleared = '';
  form.requestSubmit(submitter);
}

async function clear(): Promise<void> {
  localStorage.removeItem(WAITING);
  try {
    indexedDB.deleteDatabase(CHECK_IN_DATABASE);
    await caches.delete(CACHE);
  } catch {
    // A browser that keeps nothing has nothing to clear.
  }
}
