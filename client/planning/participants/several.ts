import { participantsContract as contract } from '../../../server/planning/participants/contract.ts';
import { factsToSet } from '../../../server/planning/participants/rules.ts';
import { call, Refused } from '../../connection.ts';
import { t } from '../../shell/words.ts';
import { pickedRows, pickItems, pickRows } from '../agenda-editor/picking.ts';
import { complain, forgetProblem } from '../agenda-editor/problem.ts';
import type { RecordPanel } from '../collections/panel/record-panel.ts';
import { refresh } from '../agenda-editor/refreshing.ts';
import { removeRows, seenIn } from '../agenda-editor/removing.ts';
import { offerUndo } from './grid/undoing.ts';

/** Removes several participants of the list, or gives them the same site, role or place in the printed list, as one step. */
export function changeSeveral(panel: RecordPanel | null): void {
  const conferenceId = document.querySelector<HTMLElement>('main[data-collections="participants"]')?.dataset.records;
  if (conferenceId === undefined) return;
  pickItems();
  removeRows({
    conferenceId,
    remove: (first, also) => call(contract.remove, { conferenceId, ...first, also }),
    restore: (id) => call(contract.restore, { conferenceId, id }),
    removed: 'participants.several.removed',
    forget: (ids) => panel?.forget(ids.map((id) => `participants/${id}`)),
  });
  document.addEventListener('change', pickAll);
  document.addEventListener('submit', (event) => setHere(event, conferenceId), { capture: true });
}

function pickAll({ target }: Event): void {
  if (target instanceof HTMLInputElement && target.matches('[data-pick-all]')) pickRows(target.checked);
}

/** Sets what was chosen without another page. */
function setHere(event: SubmitEvent, conferenceId: string): void {
  const { target: form, submitter } = event;
  if (!(form instanceof HTMLFormElement) || form.id !== 'several' || !(submitter instanceof HTMLButtonElement)) return;
  if (submitter.value !== 'set') return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const choice = form.querySelector<HTMLSelectElement>('select[name="set"]');
  void set(conferenceId, choice?.value ?? '').then(() => choice && (choice.value = ''));
}

async function set(conferenceId: string, choice: string): Promise<void> {
  const facts = factsToSet(choice);
  const of = pickedRows().map(seenIn);
  if (!facts || of.length === 0) return;
  await attempt(async () => {
    const { id } = await call(contract.setMany, { conferenceId, of, set: facts });
    offerUndo(t('participants.several.changed', { n: of.length }), () => attempt(() => call(contract.resetMany, { conferenceId, id })));
  });
}

/** Runs a command and shows the list as it is then; null if it was refused, and says why above the list. */
async function attempt<T>(run: () => Promise<T>): Promise<T | null> {
  forgetProblem();
  try {
    return await run();
  } catch (error) {
    complain(error instanceof Refused ? error.message : t('common.error.offline'));
    return null;
  } finally {
    await refresh().catch(() => {});
  }
}
