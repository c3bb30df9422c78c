import { spelled } from '../../../platform/text.ts';

/** A recipient whose name was corrected. */
export interface Renamed {
  readonly from: string;
  readonly to: string;
}

/** Lists of fewer names may be corrected whole; of longer ones half has to stay, or it is another list. */
const FEW = 4;

/**
 * The recipients whose names were corrected: another name stands in the same place, the one before is gone, and the new one was not in the list.
 * A name that moved, left or was added corrects nothing.
 */
export function renamedRecipients(before: readonly string[], after: readonly string[]): Renamed[] {
  const [old, now] = [before.map(spelled), after.map(spelled)];
  const [wasThere, isThere] = [new Set(old), new Set(now)];
  const renamed = before.flatMap((from, at): Renamed[] => {
    const [to, was, is] = [after[at], old[at] ?? '', now[at] ?? ''];
    return to === undefined || was === is || isThere.has(was) || wasThere.has(is) ? [] : [{ from, to }];
  });
  return before.length >= FEW && renamed.length > before.length / 2 ? [] : renamed;
}
