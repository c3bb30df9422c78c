import { sitesContract as contract } from '../../../server/planning/sites/contract.ts';
import { call } from '../../connection.ts';
import { pickItems } from '../agenda-editor/picking.ts';
import { removeRows } from '../agenda-editor/removing.ts';
import type { RecordPanel } from '../collections/panel/record-panel.ts';

/** Removes several sites of the list as one step, which can be taken back. */
export function removeSeveralSites(panel: RecordPanel | null): void {
  const conferenceId = document.querySelector<HTMLElement>('main[data-collections="sites"]')?.dataset.records;
  if (conferenceId === undefined) return;
  pickItems();
  removeRows({
    conferenceId,
    remove: ({ id: siteId, version }, also) => call(contract.remove, { conferenceId, siteId, version, also, withMembers: false }),
    restore: (siteId) => call(contract.restore, { conferenceId, siteId }),
    removed: 'sites.several.removed',
    forget: (ids) => panel?.forget(ids.map((id) => `sites/${id}`)),
  });
}
