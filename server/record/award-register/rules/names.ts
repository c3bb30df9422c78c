import { spelled } from '../../../platform/text.ts';
import type { EarlierName, RegisterEntry } from '../contract.ts';

/** What is stored of a certificate. Its row is found by award and `key`, the name under which it was first written, whatever it is now. */
export interface StoredEntry {
  readonly awardId: string;
  readonly key: string;
  /** The name now; null: as in `key`. */
  readonly name: string | null;
  readonly earlier: readonly EarlierName[];
  readonly number: number | null;
  readonly handedOn: string | null;
  readonly handedTo: string | null;
  readonly version: number;
}

type Whose = Pick<RegisterEntry, 'awardId' | 'recipient'>;

/** The same for the same recipient of an award, however it is spelled. */
export const entryKey = ({ awardId, recipient }: Whose): string => `${awardId} ${spelled(recipient)}`;

/** A recipient who has the name that another one had before theirs was corrected. */
const SECOND = ' #2';

const currentKey = ({ awardId, name, key }: StoredEntry): string => `${awardId} ${name === null ? key : spelled(name)}`;

/** The row of a recipient. */
export interface RowFound {
  readonly stored: StoredEntry | undefined;
  /** Under what the row is stored, or will be. */
  readonly key: string;
}

/**
 * Finds the rows of recipients by the names that they have now, and by those that they had, in which earlier versions and the journal tell of
 * them. `together`: the keys of those listed beside them, so that two recipients of one list never share a row. `isPast`: an earlier version tells
 * of them, so the names that they had come first.
 */
export function rowsByName(
  stored: readonly StoredEntry[],
): (whose: Whose, together: (key: string) => boolean, isPast?: boolean) => RowFound {
  const now = new Map(stored.map((one) => [currentKey(one), one]));
  const before = new Map(
    stored.flatMap((one) => [
      ...one.earlier.map(({ name }) => [entryKey({ awardId: one.awardId, recipient: name }), one] as const),
      ...(one.name === null ? [] : [[`${one.awardId} ${one.key}`, one] as const]),
    ]),
  );
  return ({ awardId, recipient }, together, isPast = false) => {
    const name = spelled(recipient);
    const at = `${awardId} ${name}`;
    const found = isPast && before.has(at) ? undefined : now.get(at);
    const had = found ? undefined : before.get(at);
    const row = found ?? (had && (currentKey(had) === at || !together(currentKey(had))) ? had : undefined);
    return { stored: row, key: row?.key ?? (had ? `${name}${SECOND}` : name) };
  };
}
