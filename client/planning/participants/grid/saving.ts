import { participantsContract as contract, type Participant } from '../../../../server/planning/participants/contract.ts';
import { cellFacts, cellText, type CellField } from '../../../../server/planning/participants/rules/cells.ts';
import { SerialQueue } from '../../../../server/platform/serial-queue.ts';
import { call, Refused } from '../../../connection.ts';
import { t } from '../../../shell/words.ts';

/** A fact of one participant, as it was when somebody began to type, and as it is to be. */
export interface CellChange {
  readonly conferenceId: string;
  readonly id: string;
  readonly field: CellField;
  readonly before: string;
  readonly after: string;
}

/** The change that takes another one back. */
export const reversed = (change: CellChange): CellChange => ({ ...change, before: change.after, after: change.before });

/** What became of it: stored; not stored, because somebody else stored something; refused, in words; or the participant is gone. */
type Saved =
  | { readonly kind: 'stored' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'theirs'; readonly value: string }
  | { readonly kind: 'refused'; readonly text: string };

/** Changes of this page are stored one after the other. */
const queue = new SerialQueue();
const ATTEMPTS = 4;

/** The participant as stored; null if they are gone. */
export async function stored(conferenceId: string, id: string): Promise<Participant | null> {
  try {
    return (await call(contract.get, { conferenceId, id })).participant;
  } catch (error) {
    if (error instanceof Refused && error.refusal.code === 'not-found') return null;
    throw error;
  }
}

/** Stores a change unless somebody else changed the same fact meanwhile; what they changed of others stays. */
export const store = (change: CellChange): Promise<Saved> => queue.run(() => attempt(change));

async function attempt(change: CellChange): Promise<Saved> {
  const { field, after } = change;
  const facts = cellFacts(field, after);
  if (!facts) return { kind: 'refused', text: t('participants.cells.badNumber') };
  for (let n = 0; n < ATTEMPTS; n += 1) {
    try {
      return await storeOver(change, facts);
    } catch (error) {
      if (!(error instanceof Refused)) return { kind: 'refused', text: t('common.error.offline') };
      // Somebody stored another fact between looking and storing.
      if (error.refusal.code !== 'stale') return { kind: 'refused', text: wordsOf(error) };
    }
  }
  return { kind: 'refused', text: t('common.error.offline') };
}

async function storeOver({ conferenceId, id, field, before }: CellChange, facts: Partial<Participant>): Promise<Saved> {
  const now = await stored(conferenceId, id);
  if (!now) return { kind: 'gone' };
  const [value, wanted] = [cellText(now, field), cellText({ ...now, ...facts }, field)];
  if (value === wanted) return { kind: 'stored' };
  if (value !== before) return { kind: 'theirs', value };
  const { extras: _extras, ...rest } = now;
  await call(contract.edit, { conferenceId, ...rest, ...facts });
  return { kind: 'stored' };
}

/** Why it was refused: what is wrong with the fact, or else the refusal itself. */
const wordsOf = ({ refusal, message }: Refused): string => refusal.faults[0]?.message ?? message;
