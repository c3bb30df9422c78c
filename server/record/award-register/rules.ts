import { awardsInForce, awardThen, ceremonyState, markKey } from '../../live/ceremony/rules/index.ts';
import type { CeremonyPlan } from '../../live/ceremony/contract.ts';
import type { Award } from '../../planning/awards/contract.ts';
import type { Folded } from '../../platform/journal/contract.ts';
import { spelled } from '../../platform/text.ts';
import type { RegisterAward, RegisterEntry } from './contract.ts';
import { entryKey, rowsByName, type RowFound, type StoredEntry } from './rules/names.ts';

type Received = RegisterEntry['received'];
type Listed = Pick<Award, keyof RegisterAward | 'recipients'>;

/** A list of recipients with what each received at the ceremony; null: what is in force, of which that is not told. */
interface ListOfAward {
  readonly award: Listed;
  readonly received: readonly Received[] | null;
  /** Whether an earlier version has the list. */
  readonly isPast: boolean;
}

/** What was received at the ceremony, with the awards as they were then. */
function listsReceived(plan: CeremonyPlan, folded: Folded): ListOfAward[] {
  const { conferrals, marks } = ceremonyState(folded);
  return Object.values(conferrals).flatMap((run): ListOfAward[] => {
    const award = awardThen(plan, run);
    if (!award) return [];
    const recipients = award.recipients.slice(run.from, run.to);
    const received = recipients.map((_, at) => marks[markKey(award.id, run.from + at)]?.how ?? 'in-person');
    return [{ award: { ...award, recipients }, received, isPast: run.publication !== plan.publication }];
  });
}

interface Sources {
  readonly plan: CeremonyPlan;
  readonly folded: Folded;
  /** Awards of the draft, which count while nothing is published. */
  readonly draft: readonly Award[];
  readonly stored: readonly StoredEntry[];
}

function entryOf(awardId: string, recipient: string, { stored }: RowFound): RegisterEntry {
  const { number = null, handedOn = null, handedTo = null, version = 0, earlier = [] } = stored ?? {};
  const handed = handedOn === null || handedTo === null ? null : { on: handedOn, to: handedTo };
  const others = earlier.filter(({ name }) => spelled(name) !== spelled(recipient));
  return { awardId, recipient, number, received: null, handed, version, earlier: others };
}

/** The rows of lists by award and row: each once, as the first list names it, with what was received by any. */
function rowsIn(lists: readonly ListOfAward[], stored: readonly StoredEntry[]): RegisterEntry[] {
  const rowOf = rowsByName(stored);
  const rows = new Map<string, { entry: RegisterEntry; received: Received }>();
  for (const { award, received, isPast } of lists) {
    const keys = new Set(award.recipients.map((recipient) => entryKey({ awardId: award.id, recipient })));
    for (const [at, recipient] of award.recipients.entries()) {
      const found = rowOf({ awardId: award.id, recipient }, (key) => keys.has(key), isPast);
      const id = `${award.id} ${found.key}`;
      const row = rows.get(id) ?? { entry: entryOf(award.id, recipient, found), received: null };
      rows.set(id, { ...row, received: received?.[at] ?? row.received });
    }
  }
  return [...rows.values()].map(({ entry, received }) => (received === null ? entry : { ...entry, received }));
}

/**
 * The register: each recipient of each award in force, and those on whom an award was conferred that is listed no more. A recipient whose name
 * was corrected is one row, also where the ceremony or an earlier version had the name before.
 */
export function registerOf({ plan, folded, draft, stored }: Sources): { awards: RegisterAward[]; entries: RegisterEntry[] } {
  const inForce: readonly Listed[] = plan.publication === null ? draft : awardsInForce(plan);
  const lists = [...inForce.map((award): ListOfAward => ({ award, received: null, isPast: false })), ...listsReceived(plan, folded)];
  const awards = [
    ...new Map(
      lists.map(({ award: { id, kind, title, class: rank, grantor, decision } }) => [
        id,
        { id, kind, title, class: rank, grantor, decision },
      ]),
    ).values(),
  ];
  const places = new Map(awards.map(({ id }, at) => [id, at]));
  const placeOf = ({ awardId }: RegisterEntry): number => places.get(awardId) ?? 0;
  return { awards, entries: rowsIn(lists, stored).toSorted((a, b) => placeOf(a) - placeOf(b)) };
}

/** Whether somebody has still to be given the certificate: they were absent, or it was not conferred. */
export const isWaiting = ({ received, handed }: RegisterEntry): boolean => handed === null && (received === null || received === 'absent');

/** The numbers that certificates without one get, from the first on, leaving out those that others have. */
export function newNumbers(entries: readonly RegisterEntry[], first: number): { readonly entry: RegisterEntry; readonly number: number }[] {
  const taken = new Set(entries.map(({ number }) => number));
  let next = first;
  return entries
    .filter(({ number }) => number === null)
    .map((entry) => {
      while (taken.has(next)) next += 1;
      next += 1;
      return { entry, number: next - 1 };
    });
}

/** Under what the row of each entry is stored, by `entryKey`. */
export function storedKeys(entries: readonly RegisterEntry[], stored: readonly StoredEntry[]): (entry: RegisterEntry) => string {
  const rowOf = rowsByName(stored);
  const keys = new Set(entries.map(entryKey));
  return (entry) => rowOf(entry, (key) => keys.has(key)).key;
}
