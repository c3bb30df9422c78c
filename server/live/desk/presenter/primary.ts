import { proceedingsContract as contract } from '../../sitting/contract/index.ts';
import { isAdjourned, speakersList, type Waiting } from '../../sitting/rules/index.ts';
import { actOf, type Act } from './acts.ts';
import { speakerName } from '../../live-page/presenter/names.ts';
import { nextItem, sittingInView, sittingLabel, titleOf, type Scene } from '../../live-page/presenter/scene.ts';

/** The one thing to do next: what Enter does. Null when there is nothing to do here. */
export function primaryAct(scene: Scene): Act | null {
  const { state, index } = scene;
  const sitting = sittingInView(scene);
  if (!sitting) return null;
  const run = state.sittings[sitting.id];
  if (!run) return openAct(scene, sitting.id);
  if (isAdjourned(run)) return resumeAct(scene, sitting.id);
  if (state.floor) return endAct(scene, state.floor);
  const [first] = state.runningItemId === null ? [] : speakersList(state, index, state.runningItemId);
  if (first) return { ...inviteAct(scene, first), key: 'Enter' };
  return startNextAct(scene) ?? closeAct(scene, sitting.id, 'Enter');
}

function openAct(scene: Scene, sittingId: string): Act {
  const name = sittingLabel(scene, sittingId);
  const label = scene.t('proceedings.act.open');
  return actOf(
    contract.openSitting,
    { sittingId },
    { label, key: 'Enter', said: scene.t('proceedings.said.open', { name }), undo: undoOf(scene) },
  );
}

function resumeAct(scene: Scene, sittingId: string): Act {
  const name = sittingLabel(scene, sittingId);
  const label = scene.t('proceedings.act.resume');
  return actOf(
    contract.resumeSitting,
    { sittingId },
    { label, key: 'Enter', said: scene.t('proceedings.said.resume', { name }), undo: undoOf(scene) },
  );
}

function endAct(scene: Scene, { turnId, speaker }: NonNullable<Scene['state']['floor']>): Act {
  const said = scene.t('proceedings.said.end', { name: speakerName(scene, speaker).title });
  return actOf(
    contract.end,
    { turnId },
    { label: scene.t('proceedings.act.end'), key: 'Enter', said, undo: scene.t('proceedings.undo.end') },
  );
}

function startNextAct(scene: Scene): Act | null {
  const item = nextItem(scene);
  if (!item || item.hidden) return null;
  const name = titleOf(scene, item);
  const label = scene.t(scene.state.runningItemId === null ? 'proceedings.act.startNext' : 'proceedings.act.goOn');
  return actOf(
    contract.startItem,
    { itemId: item.id },
    { label, key: 'Enter', said: scene.t('proceedings.said.start', { name }), undo: undoOf(scene) },
  );
}

/** Closing is seen by everyone and asks first. */
export function closeAct(scene: Scene, sittingId: string, key?: string): Act {
  const { t } = scene;
  const name = sittingLabel(scene, sittingId);
  const confirm = { title: t('proceedings.confirm.close', { name }), text: t('proceedings.confirm.closeText') };
  return actOf(
    contract.closeSitting,
    { sittingId },
    { label: t('proceedings.act.close'), key, said: t('proceedings.said.close', { name }), undo: undoOf(scene), confirm },
  );
}

export function adjournAct(scene: Scene, sittingId: string): Act {
  const name = sittingLabel(scene, sittingId);
  return actOf(
    contract.adjournSitting,
    { sittingId },
    { label: scene.t('proceedings.act.adjourn'), said: scene.t('proceedings.said.adjourn', { name }), undo: undoOf(scene) },
  );
}

/** Gives the floor to somebody who waits; whoever has it hands it over. */
export function inviteAct(scene: Scene, one: Waiting): Act {
  const name = speakerName(scene, one.speaker).title;
  const said = scene.t('proceedings.said.invite', { name });
  return actOf(
    contract.grant,
    { ...namedBy(one), handOver: true },
    { label: scene.t('proceedings.act.inviteNext'), said, undo: undoOf(scene) },
  );
}

/** The name by which the place in the list is granted. */
export function namedBy({ speaker }: Pick<Waiting, 'speaker'>): object {
  if (speaker.queueId !== null) return { queueId: speaker.queueId };
  return speaker.paperId === null ? { participantId: speaker.participantId } : { paperId: speaker.paperId };
}

export const undoOf = ({ t }: Scene): string => t('common.action.undo');
