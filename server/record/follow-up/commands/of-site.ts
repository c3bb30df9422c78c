import { accessContract } from '../../../planning/sites/access/contract.ts';
import { handleQuery, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { followUpContract as contract, type HistoryLine, type SiteMatter } from '../contract.ts';
import { historyLine } from '../rules/history.ts';
import { byUrgency, isHeld } from '../rules/register.ts';
import { withEarlier } from '../store/conferences.ts';
import { historiesOf, mattersOf, raisersNamed } from '../store/matters.ts';

/** What a site is told of the history: not who recorded it, nor the work in between. */
const TOLD: ReadonlySet<HistoryLine['kind']> = new Set(['forwarded', 'answered', 'done', 'closed', 'reopened']);

/** The recommendations that a site or its group raised, here and at earlier conferences of the series. A site sees no draft: what is not published is not told. */
async function ofSite({ db, ask, actor, now }: QueryContext, { conferenceId }: InputOf<typeof contract.ofSite>) {
  const site = await ask(accessContract.own, { conferenceId });
  const found = await withEarlier(db, actor, conferenceId);
  if (!found) return { matters: [] };
  const conferences = [found.own, ...found.earlier].filter(({ isPublished }) => isPublished);
  const ids = conferences.map(({ id }) => id);
  const raisers = await raisersNamed(db, ids, site.name);
  const held = conferences.filter((one) => isHeld(one, now)).map(({ id }) => id);
  const matters = (await mattersOf(db, { ids, held, clearance: actor.clearance })).filter(
    (one) => one.kind === 'recommendation' && one.mergedInto === null && raisers.has(`${one.conferenceId} ${one.fromId ?? ''}`),
  );
  const histories = await historiesOf(db, matters);
  const titles = new Map(conferences.map(({ id, title }) => [id, title]));
  const shown = matters.toSorted(byUrgency).map(({ conferenceId: of, id, text, status, statusOn, due, lastDay, owner }): SiteMatter => {
    const lines = (histories.get(`${of} ${id}`) ?? []).map((step) => historyLine(step, null)).filter(({ kind }) => TOLD.has(kind));
    const told = lines.map(({ kind, on, text: words, body, paper }) => ({ kind, on, text: words, body, paper }));
    return { conferenceId: of, id, text, status, statusOn, due, lastDay, owner, conference: titles.get(of) ?? '', told };
  });
  return { matters: shown };
}

export const siteMatterHandlers: readonly Handler[] = [handleQuery(contract.ofSite, ofSite)];
