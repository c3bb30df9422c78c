import type { BallotOnPage, KeptBallot } from '../../../server/live/delegate-page/presenter/ballot.ts';
import { OPINIONS, type Opinion } from '../../../server/live/votes/contract/index.ts';

const isOpinion = (value: unknown): value is Opinion => OPINIONS.some((one) => one === value);

/** The ballot that this device keeps until it has an answer, also over a reload; null if there is none, or the browser keeps nothing. */
function stored(place: string): KeptBallot | null {
  try {
    const { voteId, opinion } = JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Record<keyof KeptBallot, unknown>>;
    return typeof voteId === 'string' && isOpinion(opinion) ? { voteId, opinion } : null;
  } catch {
    return null;
  }
}

function store(place: string, ballot: KeptBallot | null): void {
  try {
    if (ballot === null) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(ballot));
  } catch {
    // A browser that keeps nothing sends it all the same.
  }
}

/** What a delegate has chosen and sent on this device. `changed`: draws the page again. */
export function ownBallot(conferenceId: string, participantId: string, changed: () => void) {
  const place = `ballot/${conferenceId}/${participantId}`;
  let chosen: Opinion | null = null;
  let kept = stored(place);
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'opinion' || !isOpinion(target.value)) return;
    chosen = target.value;
    changed();
  });
  document.addEventListener(
    'submit',
    ({ target }) => {
      if (!(target instanceof HTMLFormElement) || target.dataset.form !== 'cast') return;
      const fields = new FormData(target);
      const [voteId, opinion] = [fields.get('voteId'), fields.get('opinion')];
      if (typeof voteId !== 'string' || !isOpinion(opinion)) return;
      kept = { voteId, opinion };
      store(place, kept);
      changed();
    },
    { capture: true },
  );
  return {
    now: (): BallotOnPage => ({ chosen, kept }),
    /** An answer has come, whatever it says. */
    answered(): void {
      chosen = null;
      kept = null;
      store(place, null);
      changed();
    },
    /** Sends again what waited through a reload: that alone, and nothing that was chosen since and not sent. */
    sendKept(): void {
      const form = document.querySelector<HTMLFormElement>('form[data-form=cast]');
      if (!kept || !form || new FormData(form).get('voteId') !== kept.voteId) return;
      chosen = null;
      const option = form.querySelector<HTMLInputElement>(`input[name=opinion][value=${kept.opinion}]`);
      if (option) option.checked = true;
      form.requestSubmit();
    },
  };
}
