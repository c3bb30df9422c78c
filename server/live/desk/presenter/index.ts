import { displayName } from '../../../planning/plan/rules.ts';
import { search } from '../../../platform/text.ts';
import { DISPLAY_MODES, proceedingsContract as contract } from '../../sitting/contract/index.ts';
import { isAdjourned } from '../../sitting/rules/index.ts';
import { actOf, type Act } from './acts.ts';
import { mediaBar, recordingLength, type DeskMedia } from './media.ts';
import { siteView } from './site.ts';
import { requestRows, speakerRows } from './list.ts';
import { logLines } from './log.ts';
import { adjournAct, closeAct, undoOf } from './primary.ts';
import { railItems } from './rail.ts';
import { sceneOf, sittingInView, sittingLabel, type Live, type Scene } from '../../live-page/presenter/scene.ts';
import { stageOf } from './stage.ts';
import { itemTimes, minutesLate } from '../../live-page/presenter/timing.ts';
import { wallOf } from './wall.ts';

/** What the browser alone knows of the desk. */
export interface DeskChoice {
  /** Key of the speaker whom the keys act on. */
  readonly chosen: string | null;
  /** What is searched for. */
  readonly query: string;
  /** Id of the site that is looked at closely. */
  readonly site?: string | null;
}

/** Everything that the desk shows at one moment. */
export function deskView(live: Live, { chosen, query, site = null }: DeskChoice, media: DeskMedia | null = null) {
  const scene = sceneOf(live);
  const sitting = sittingInView(scene);
  const times = sitting ? itemTimes(scene, sitting) : new Map();
  const late = minutesLate(scene, times);
  const ends = [...times.values()].at(-1)?.until ?? null;
  const { rows, left } = speakerRows(scene, chosen, media, site === null);
  const wall = wallOf(scene, media, site);
  return {
    conference: { id: live.plan.conference.id, title: live.plan.conference.title },
    rehearsal: live.plan.conference.rehearsalOf !== null,
    now: live.now,
    sitting: sitting && sittingStatus(scene, sitting.id),
    late: late !== null && late > 0 ? scene.t('proceedings.late', { n: late }) : null,
    menu: sitting ? sittingActs(scene, sitting.id) : [],
    screens: displayActs(scene),
    rail: { items: sitting ? railItems(scene, sitting, times) : [], ends: ends === null ? null : scene.time(ends) },
    stage: stageOf(scene, media),
    media: { bar: mediaBar(scene, media, site === null), notice: media?.notice ?? null, recording: recordingLength(scene) },
    site: siteView(scene, site, wall.tiles, media),
    list: { rows, left, isOpen: scene.state.openSittingId !== null, isRunning: scene.state.runningItemId !== null },
    requests: requestRows(scene),
    log: logLines(scene),
    announcement: announcementView(scene),
    wall,
    find: { query, found: found(scene, query) },
    keys: keysOf(scene),
  };
}
export type DeskView = ReturnType<typeof deskView>;

function sittingStatus(scene: Scene, sittingId: string): string {
  const run = scene.state.sittings[sittingId];
  const name = sittingLabel(scene, sittingId);
  if (!run) return scene.t('proceedings.top.notOpen', { name });
  const since = run.adjournments.at(-1)?.from ?? null;
  return isAdjourned(run)
    ? scene.t('proceedings.top.adjourned', { name, time: scene.time(since) })
    : scene.t('proceedings.top.open', { name, time: scene.time(run.openedAt) });
}

function sittingActs(scene: Scene, sittingId: string): Act[] {
  const run = scene.state.sittings[sittingId];
  if (!run) return [];
  return [...(isAdjourned(run) ? [] : [adjournAct(scene, sittingId)]), closeAct(scene, sittingId)];
}

function displayActs(scene: Scene): (Act & { on: boolean })[] {
  const { t, state } = scene;
  return DISPLAY_MODES.map((mode) => {
    const label = t(`proceedings.screen.${mode}`);
    return {
      ...actOf(contract.setDisplay, { mode }, { label, said: t('proceedings.said.screen', { name: label }), undo: undoOf(scene) }),
      on: state.display === mode,
    };
  });
}

/** The announcement on the screens with the way to take it off; null when there is none. */
function announcementView(scene: Scene) {
  const { t, state } = scene;
  const clear = actOf(
    contract.clearAnnouncement,
    {},
    { label: t('proceedings.act.clear'), said: t('proceedings.said.clear'), undo: undoOf(scene) },
  );
  const make = actOf(
    contract.announce,
    {},
    { label: t('proceedings.act.announce'), said: t('proceedings.said.announce'), undo: t('proceedings.act.clear') },
  );
  return { text: state.announcementId === null ? null : scene.text(state.announcementId), clear, make };
}

const MOST_FOUND = 8;

/** Sites and people who answer a query, to be invited or put into the list. */
function found(scene: Scene, query: string) {
  const { plan } = scene;
  const sites = plan.sites.map((site) => ({ name: site.name, under: null, named: { siteId: site.id } as object }));
  const people = plan.participants.flatMap((one) =>
    one.name === null ? [] : [{ name: one.name, under: displayName({ ...one, name: null }), named: { participantId: one.id } }],
  );
  const all = query.trim() === '' ? sites : search([...sites, ...people], query, ({ name, under }) => `${name} ${under ?? ''}`);
  return all.slice(0, MOST_FOUND).map(({ name, under, named }) => ({ name, under, acts: findActs(scene, name, named) }));
}

function findActs(scene: Scene, name: string, named: object): Act[] {
  const { t } = scene;
  const undo = undoOf(scene);
  const add = actOf(contract.addToQueue, named, { label: t('proceedings.act.accept'), said: t('proceedings.said.accept', { name }), undo });
  const invite = actOf(
    contract.grant,
    { ...named, handOver: true },
    { label: t('proceedings.act.invite'), said: t('proceedings.said.invite', { name }), undo },
  );
  return [add, invite];
}

function keysOf({ t }: Scene) {
  const bar = [
    { keys: ['↑', '↓'], text: t('proceedings.keys.choose') },
    { key: 'M', text: t('proceedings.keys.invite') },
    { key: 'B', text: t('proceedings.keys.prepare') },
    { key: 'X', text: t('deskMedia.keys.closeAll') },
    { key: '/', text: t('proceedings.keys.find') },
    { key: '?', text: t('common.keys.all') },
  ];
  const more = [
    { key: 'Enter', text: t('proceedings.keys.primary') },
    { key: '1', text: t('proceedings.keys.extend') },
    { key: 'P', text: t('proceedings.keys.pause') },
    { key: 'K', text: t('proceedings.keys.finish') },
    { key: 'G', text: t('proceedings.keys.recall') },
    { keys: ['Alt', '↑ ↓'], text: t('proceedings.keys.move') },
    { key: 'T', text: t('proceedings.keys.announce') },
    { key: 'H', text: t('deskMedia.keys.hall') },
    { key: 'O', text: t('deskMedia.keys.reopen') },
    { key: 'S', text: t('deskMedia.keys.screen') },
    { key: 'R', text: t('deskMedia.keys.record') },
    { key: 'Esc', text: t('deskMedia.keys.closePanel') },
    { key: 'Z', text: t('proceedings.keys.undo') },
  ];
  return { bar, all: [...more, ...bar] };
}
