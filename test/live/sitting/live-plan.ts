import type { Folded } from '../../../server/platform/journal/contract.ts';
import type { LivePlan } from '../../../server/live/sitting/contract/index.ts';
import type { Live } from '../../../server/live/live-page/presenter/index.ts';
import { wholePlan } from './morning-plan.ts';
import type { SittingDay } from './sitting-day.ts';

/** The published plan of the morning for a reader with full clearance. */
export function livePlan(): LivePlan {
  const { conference, items, sites, ...lists } = wholePlan('conference');
  const forDesk = { clearance: 3, contactName: null, contactPhone: null };
  return {
    ...lists,
    sites: sites.map((site) => ({ ...site, forDesk })),
    publication: 1,
    conference,
    items: items.map((item) => ({ ...item, hidden: false })),
  };
}

/** The view context of a live page on a day. */
export const liveOf = (day: SittingDay, more: Partial<Live> = {}): Live => ({
  plan: livePlan(),
  folded: { proceedings: day.state } satisfies Folded,
  texts: [],
  incidents: [],
  now: day.now,
  lang: 'vi',
  ...more,
});
