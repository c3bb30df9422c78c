import { rollCallContract } from '../../sites/roll-call/contract.ts';
import { wall, type Wall } from '../../sites/roll-call/presenter/wall.ts';
import { unsettled } from '../rules/index.ts';
import { actOf, type Act } from './acts.ts';
import { sittingInView, type Scene } from './scene.ts';
import { itemTimes } from './timing.ts';

/** The wall of the sites with what the sitting has to do with them, and the way to remind those that have not reported. */
export interface DeskWall extends Wall {
  readonly remind: Act | null;
}

export function wallOf(scene: Scene): DeskWall {
  const { plan, state, sites, now, lang } = scene;
  const facts = {
    onAir: state.floor?.speaker.siteId ?? null,
    next: state.prepared?.speaker.siteId ?? null,
    hands: unsettled(state, (request) => request.state === 'open').flatMap((request) => request.siteId ?? []),
  };
  const shown = wall({ sites: plan.sites, state: sites, now, opensAt: opensAt(scene), lang, zone: plan.conference.timeZone, ...facts });
  const pips = shown.pips.toSorted((one, other) => Number(other) - Number(one));
  return { ...shown, pips, remind: shown.unreported > 0 ? remindAct(scene, shown.unreported) : null };
}

/** When the sitting in view opens by the plan. */
export function opensAt(scene: Scene): number | null {
  const sitting = sittingInView(scene);
  const [first] = sitting ? itemTimes(scene, sitting).values() : [];
  return first?.plannedAt ?? null;
}

const remindAct = ({ t }: Scene, n: number): Act =>
  actOf(rollCallContract.remind, {}, { label: t('proceedings.act.remind'), said: t('proceedings.said.remind', { n }) });
