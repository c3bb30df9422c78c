import { checkInContract as contract } from '../../../../server/live/check-in/contract.ts';
import { call, Refused } from '../../../connection.ts';
import { toast } from '../../../shell/toast.ts';
import { t } from '../../../shell/words.ts';
import { refresh } from '../../agenda-editor/refreshing.ts';
import { gridBody, linkIn } from './cells.ts';
import { offerUndo } from './undoing.ts';

/** The sitting for which people are noted now; null while nobody is. */
export const notedSitting = (): string | null => gridBody()?.dataset.sittingNow ?? null;

const cellIn = (row: HTMLElement): HTMLElement | null => row.querySelector<HTMLElement>('.count-cell[data-seen]');

/** Notes somebody as present, or takes that back. */
export async function togglePresence(row: HTMLElement): Promise<void> {
  const cell = cellIn(row);
  if (!cell) return toast(t('participants.cells.noPresence'));
  const isThere = cell.dataset.there === 'true' && cell.dataset.seen !== '0';
  const who = linkIn(row)?.textContent?.trim() ?? '';
  const seen = await note(row.dataset.item ?? '', !isThere, Number(cell.dataset.seen));
  if (seen === null) return;
  const text = t(isThere ? 'participants.cells.notThere' : 'participants.cells.there', { name: who });
  offerUndo(text, () => note(row.dataset.item ?? '', isThere, seen));
}

/** Returns the number of the note; null if it was refused. */
async function note(participantId: string, isThere: boolean, seen: number): Promise<number | null> {
  const [conferenceId, sittingId] = [gridBody()?.dataset.grid ?? '', notedSitting() ?? ''];
  try {
    const presence = isThere ? 'inPerson' : null;
    return (await call(contract.note, { conferenceId, sittingId, participantId, presence, late: null, seen })).seq;
  } catch (error) {
    toast(error instanceof Refused ? error.message : t('common.error.offline'));
    return null;
  } finally {
    await refresh().catch(() => {});
  }
}
