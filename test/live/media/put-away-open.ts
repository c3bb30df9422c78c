import { setArchivedAt, setDeletedAt } from '../../../server/planning/conferences/store.ts';
import { transact } from '../../../server/platform/database/open.ts';
import type { TestApp } from '../../helpers/app.ts';

/** Puts a conference into the trash or the archive while a sitting is open, as earlier releases did. Today the sitting is closed first. */
export async function putAwayOpen({ db, bus }: TestApp, conferenceId: string, where: 'trash' | 'archive'): Promise<void> {
  const put = where === 'trash' ? setDeletedAt : setArchivedAt;
  await transact(db, (tx) => put(tx, conferenceId, Date.now()));
  bus.emit([where === 'trash' ? { kind: 'conference.gone', conferenceId } : { kind: 'plan.changed', conferenceId, what: 'conference' }]);
}
