import { seatingContract as contract } from '../../../server/planning/seating/contract.ts';
import { call, Refused } from '../../connection.ts';
import { toast } from '../../shell/toast.ts';
import { t } from '../../shell/words.ts';
import { complain, forgetProblem } from '../agenda-editor/problem.ts';
import { SerialQueue } from '../../../server/platform/serial-queue.ts';
import { showPicked } from './chosen.ts';
import { refreshSeats } from './refreshing.ts';
import { seatAt, takenFrom, type SeatPick } from './picked.ts';

/** What a change is conditional on. */
interface SeenSeating {
  readonly conferenceId: string;
  readonly version: number;
}

export interface Held {
  /** Shows again what is chosen after the page was drawn anew. */
  draw(): void;
  /** Gives somebody a seat. */
  place(taken: SeatPick, seat: string): void;
  /** Takes somebody off their seat. */
  lift(seat: string): void;
}

/** Chooses somebody, then a seat: by pointer, finger or keyboard. Every change is stored at once and can be taken back. */
export function chooseSeats(main: HTMLElement, conferenceId: string): Held {
  let taken: SeatPick | null = null;
  let seat: string | null = new URLSearchParams(location.search).get('seat');
  if (seat !== null) taken = takenAt(seat);
  const turns = new SerialQueue();

  function takenAt(key: string): SeatPick | null {
    const found = seatAt(main, key);
    return found && takenFrom(found);
  }

  function draw(): void {
    // Whoever was chosen may have been moved meanwhile.
    const from = taken?.from ?? null;
    if (from !== null && takenAt(from)?.participantId !== taken?.participantId) [taken, seat] = [null, null];
    showPicked(main, taken, seat);
  }

  function choose(nextTaken: SeatPick | null, nextSeat: string | null): void {
    [taken, seat] = [nextTaken, nextSeat];
    history.replaceState(history.state, '', seat === null ? location.pathname : `${location.pathname}?seat=${seat}`);
    draw();
  }

  /** Runs a command on what the page shows now, one after the other. */
  const run = (send: (seen: SeenSeating) => Promise<{ version: number }>, said: string, undo = true): void =>
    void turns.run(async () => {
      forgetProblem();
      const version = Number(main.querySelector<HTMLElement>('[data-version]')?.dataset.version);
      try {
        const done = await send({ conferenceId, version });
        // Only this change: what somebody else has changed since is not taken back with it.
        toast(said, undo ? { label: t('common.action.undo'), run: () => takeBack(done.version) } : undefined);
      } catch (error) {
        complain(error instanceof Refused ? error.message : t('common.error.offline'));
      }
      await refreshSeats(main).catch(() => {});
    });

  /** Takes back the last change; with a version only if nothing has changed after it. */
  const takeBack = (version?: number): void =>
    run((seen) => call(contract.undo, { ...seen, version: version ?? seen.version }), t('seating.done.undone'), false);

  const held: Held = {
    draw,
    place({ participantId, who, from }, key) {
      if (from === key) return;
      const target = seatAt(main, key);
      const other = target?.dataset.person;
      const said =
        other !== undefined && from !== null
          ? t('seating.said.swapped', { who, other })
          : t('seating.said.placed', { who, seat: target?.dataset.name ?? '' });
      choose(null, null);
      run((seen) => call(contract.place, { ...seen, participantId, seat: key, from }), said);
    },
    lift(key) {
      const one = seatAt(main, key);
      if (!one || takenFrom(one) === null) return;
      choose(null, null);
      const said = t('seating.said.lifted', { who: one.dataset.person ?? '', seat: one.dataset.name ?? '' });
      run((seen) => call(contract.lift, { ...seen, seats: [key] }), said);
    },
  };

  function pressSeat(pressed: SVGAElement): void {
    const key = pressed.dataset.seat ?? '';
    if (taken && taken.from !== key) return held.place(taken, key);
    if (seat === key) return choose(null, null);
    choose(takenFrom(pressed), key);
  }

  function pressPerson(pressed: HTMLElement): void {
    const person = takenFrom(pressed);
    if (!person) return;
    if (taken?.participantId === person.participantId && taken.from === null) return choose(null, null);
    if (seat !== null && taken === null) return held.place(person, seat);
    choose(person, null);
  }

  function act(name: string): void {
    if (name === 'undo') return takeBack();
    if (seat === null) return;
    const key = seat;
    if (name === 'lift') return held.lift(key);
    if (name === 'fix' || name === 'unfix') {
      const byHand = name === 'fix';
      run((seen) => call(contract.fix, { ...seen, seats: [key], byHand }), t(byHand ? 'seating.chosen.fix' : 'seating.chosen.unfix'));
    }
  }

  main.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const pressedSeat = target?.closest<SVGAElement>('a.seat');
    const pressedPerson = target?.closest<HTMLElement>('[data-take]');
    const button = target?.closest<HTMLButtonElement>('button[name="act"]');
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (pressedSeat) {
      event.preventDefault();
      pressSeat(pressedSeat);
    } else if (pressedPerson) pressPerson(pressedPerson);
    else if (button && ['undo', 'lift', 'fix', 'unfix'].includes(button.value)) {
      event.preventDefault();
      act(button.value);
    }
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof Element && event.target.matches('input, textarea, select');
    if (event.key === 'Escape' && (taken || seat !== null)) choose(null, null);
    if (isTyping) return;
    const focused = event.target instanceof Element ? event.target.closest<SVGAElement>('a.seat') : null;
    if (event.key === 'Delete' && focused) held.lift(focused.dataset.seat ?? '');
    if (event.key === ' ' && focused) {
      event.preventDefault();
      pressSeat(focused);
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !event.shiftKey) {
      event.preventDefault();
      takeBack();
    }
  });
  draw();
  return held;
}
