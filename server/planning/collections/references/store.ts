import type { Tx } from '../../../platform/database/open.ts';
import type { Fault } from '../../../platform/errors.ts';

const no = (path: string): Fault => ({ path, message: 'no-such-reference' });

type Ids = PromiseLike<readonly { id: string }[]>;

const LOOKUP = {
  participants: (tx: Tx, conferenceId: string, ids: string[]): Ids =>
    tx.participant.findMany({ where: { conferenceId, id: { in: ids } }, select: { id: true } }),
  documents: (tx: Tx, conferenceId: string, ids: string[]): Ids =>
    tx.document.findMany({ where: { conferenceId, id: { in: ids } }, select: { id: true } }),
  sites: (tx: Tx, conferenceId: string, ids: string[]): Ids =>
    tx.site.findMany({ where: { conferenceId, id: { in: ids } }, select: { id: true } }),
  items: (tx: Tx, conferenceId: string, ids: string[]): Ids =>
    tx.agendaItem.findMany({ where: { conferenceId, id: { in: ids } }, select: { id: true } }),
  sittings: (tx: Tx, conferenceId: string, ids: string[]): Ids =>
    tx.sitting.findMany({ where: { conferenceId, id: { in: ids } }, select: { id: true } }),
};
export type Referred = keyof typeof LOOKUP;

/** Those of the ids that are in that list of the conference. */
export async function knownReferences(tx: Tx, conferenceId: string, list: Referred, ids: readonly string[]): Promise<Set<string>> {
  return ids.length === 0 ? new Set() : new Set((await LOOKUP[list](tx, conferenceId, [...new Set(ids)])).map(({ id }) => id));
}

/** Faults of the ids in a field: those that are not in that list of the conference, and those given twice. */
export async function missingReferences(
  tx: Tx,
  conferenceId: string,
  list: Referred,
  field: string,
  value: string | null | readonly string[],
): Promise<Fault[]> {
  const ids = typeof value === 'string' ? [value] : [...(value ?? [])];
  if (ids.length === 0) return [];
  const known = await knownReferences(tx, conferenceId, list, ids);
  const path = (at: number) => (typeof value === 'string' ? field : `${field}[${at}]`);
  const missing = ids.flatMap((id, at) => (known.has(id) ? [] : [no(path(at))]));
  const repeated = ids.flatMap((id, at) => (ids.indexOf(id) < at ? [{ path: path(at), message: 'duplicate' }] : []));
  return [...missing, ...repeated];
}
