import type { Entry, EntryKind, VisibleEntry } from './contract.ts';
import { correction } from './correction.ts';

/** A kind of reader. All readers of one kind see the same, so an entry is encoded once per kind. */
export interface Audience {
  readonly staff: boolean;
  /** 0 none … 3. */
  readonly clearance: number;
}

/** Key of an audience: readers with equal keys see the same. */
export const audienceKey = ({ staff, clearance }: Audience): string => `${staff ? 'staff' : 'everyone'}-${clearance}`;

/** Classification level of an agenda item by the plan in force; 0 if it is not classified or not known. */
export type LevelOf = (itemId: string) => number;

/** Whether an entry is for the staff alone; a correction is for those who may see what it corrects. */
function isForStaff(entry: Entry, kinds: ReadonlyMap<string, EntryKind>): boolean {
  const told = correction.read(entry)?.kind ?? entry.kind;
  return kinds.get(told)?.audience === 'staff';
}

/** An entry as an audience may see it: in full (the actor only for staff), or as a stub. */
export function redact(entry: Entry, audience: Audience, kinds: ReadonlyMap<string, EntryKind>, levelOf: LevelOf): VisibleEntry {
  const kind = kinds.get(entry.kind);
  if (!audience.staff && isForStaff(entry, kinds)) return { seq: entry.seq };
  const item = kind?.item(entry.data) ?? null;
  if (item !== null && levelOf(item) > audience.clearance) return { seq: entry.seq };
  return audience.staff ? entry : { ...entry, actor: null };
}
