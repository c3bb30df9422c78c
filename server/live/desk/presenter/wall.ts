import { rollCallContract } from '../../roll-call/contract.ts';
import { wall, type Wall } from '../../roll-call/presenter/wall.ts';
import { holderOf, unsettled, wiringOf } from '../../sitting/rules/index.ts';
import { actOf, type Act } from './acts.ts';
import type { DeskMedia } from './media.ts';
import { deskTiles, type DeskTile } from './tiles.ts';
import type { Scene } from '../../live-page/presenter/scene.ts';
import { opensAt } from '../../live-page/presenter/timing.ts';

/** The wall of the sites with what the sitting has to do with them, and the way to remind those that have not reported. */
export interface DeskWall extends Wall {
  readonly tiles: readonly DeskTile[];
  readonly remind: Act | null;
}
export type { DeskTile };

/** `chosen`: the site that is looked at closely. */
export function wallOf(scene: Scene, media: DeskMedia | null = null, chosen: string | null = null): DeskWall {
  const { plan, state, sites, now, lang } = scene;
  const facts = {
    onAir: onAir(scene, media),
    next: state.prepared?.speaker.siteId ?? null,
    hands: unsettled(state, (request) => request.state === 'open').flatMap((request) => request.siteId ?? []),
  };
  const shown = wall({ sites: plan.sites, state: sites, now, opensAt: opensAt(scene), lang, zone: plan.conference.timeZone, ...facts });
  const pips = shown.pips.toSorted((one, other) => Number(other) - Number(one));
  return {
    ...shown,
    tiles: deskTiles(scene, shown.tiles, media, chosen),
    pips,
    remind: shown.unreported > 0 ? remindAct(scene, shown.unreported) : null,
  };
}

/** Whose microphone is open because he has the floor: only he is red. Without sound and picture it is whoever has the floor. */
export function onAir({ state, index }: Scene, media: DeskMedia | null): string | null {
  const holder = holderOf(state, index);
  if (media?.state === 'off') return state.floor?.speaker.siteId ?? null;
  const { floorMicrophone, hallMicrophone } = wiringOf(state, index);
  return holder === floorMicrophone || holder === hallMicrophone ? holder : null;
}

const remindAct = ({ t }: Scene, n: number): Act =>
  actOf(rollCallContract.remind, {}, { label: t('proceedings.act.remind'), said: t('proceedings.said.remind', { n }) });
