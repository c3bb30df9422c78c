import { speakerName, turnSpeaker } from '../../../live-page/presenter/names.ts';
import type { ViewContext } from '../../../live-page/presenter/view-context.ts';
import { formatElapsed } from '../../../../i18n/format.ts';
import type { Floor, Turn } from '../../../sitting/contract/entities.ts';
import { proceedingsContract as contract } from '../../../sitting/contract/index.ts';
import { floorHolder, interruptedTurn, lastTurn, secondsLeft, speakersList, type WaitingSpeaker } from '../../../sitting/rules/index.ts';
import { DESK_KEYS } from '../keys.ts';
import { actionOf, undoLabel, type Action } from './action.ts';
import { siteBarred } from './clearance.ts';
import { INVITING, seen } from './seen.ts';

/** Names a waiting speaker as `floor.grant` and `floor.prepare` take it: by place in the list, paper or participant. */
function namedBy({ speaker }: Pick<WaitingSpeaker, 'speaker'>): object {
  if (speaker.queueId !== null) return { queueId: speaker.queueId };
  return speaker.paperId === null ? { participantId: speaker.participantId } : { paperId: speaker.paperId };
}

/** Words of an action about somebody who may get the floor. */
const speakerWords = (context: ViewContext, key: 'invite' | 'prepare', name: string) => ({
  label: context.t(`desk.action.${key}`),
  toast: context.t(`desk.toast.${key}`, { name }),
  subject: name,
  undo: undoLabel(context),
});

/** An invitation takes the floor only from the speaker shown when it was pressed. */
const handingOver = (context: ViewContext): object => ({ handOver: context.state.floor !== null, ...seen(context, ...INVITING) });

/** Gives the floor to a waiting speaker; whoever has it hands it over. */
export const inviteAction = (context: ViewContext, waiting: WaitingSpeaker): Action =>
  actionOf(
    contract.grant,
    { ...namedBy(waiting), ...handingOver(context) },
    {
      ...speakerWords(context, 'invite', speakerName(context, waiting.speaker).title),
      barred: siteBarred(context, waiting.speaker.siteId) ?? undefined,
    },
  );

/** Gives the floor to a site or a participant who is not in the list. `named`: `{ siteId }` or `{ participantId }`. */
export const inviteByNameAction = (context: ViewContext, name: string, named: object): Action =>
  actionOf(contract.grant, { ...named, ...handingOver(context) }, speakerWords(context, 'invite', name));

/** Notifies a waiting speaker that they are next. */
export const prepareAction = (context: ViewContext, waiting: WaitingSpeaker, key?: string): Action =>
  actionOf(
    contract.prepare,
    { ...namedBy(waiting), ...seen(context, 'itemId', 'turnId', 'list') },
    {
      ...speakerWords(context, 'prepare', speakerName(context, waiting.speaker).title),
      barred: siteBarred(context, waiting.speaker.siteId) ?? undefined,
      key,
    },
  );

/** Inviting and notifying a site: as its place in the list if it has one, as the site itself otherwise. */
export function siteFloorActions(context: ViewContext, { id: siteId, name }: { id: string; name: string }): Action[] {
  const { state, index } = context;
  const run = state.sittings[state.openSittingId ?? ''];
  if (!run || run.adjournments.at(-1)?.to === null || floorHolder(state, index) === siteId) return [];
  const list = state.runningItemId === null ? [] : speakersList(state, index, state.runningItemId);
  const waiting = list.find(({ speaker }) => speaker.siteId === siteId);
  const label = context.t('deskMedia.action.invite');
  const invite = waiting ? inviteAction(context, waiting) : inviteByNameAction(context, name, { siteId });
  const prepare = waiting
    ? prepareAction(context, waiting)
    : actionOf(contract.prepare, { siteId, ...seen(context, 'itemId', 'turnId') }, speakerWords(context, 'prepare', name));
  const isPrepared = state.prepared?.speaker.siteId === siteId;
  const barred = siteBarred(context, siteId) ?? undefined;
  return [
    { ...invite, label, barred, key: DESK_KEYS.invite.key },
    ...(isPrepared ? [] : [{ ...prepare, barred, key: DESK_KEYS.prepare.key }]),
  ];
}

/** Ends the current turn; undoing gives the floor back. */
export function endTurnAction(context: ViewContext, { turnId, speaker }: Floor): Action {
  const name = speakerName(context, speaker).title;
  return actionOf(
    contract.end,
    { turnId },
    {
      label: context.t('desk.action.end'),
      key: DESK_KEYS.primary.key,
      toast: context.t('desk.toast.end', { name }),
      subject: name,
      undo: context.t('desk.undo.end'),
    },
  );
}

/** The clock of the turn: another minute where it has a limit, and pausing or resuming. */
export function turnClockActions(context: ViewContext, { turnId, limitSeconds, pausedAt }: Floor): Action[] {
  const { t } = context;
  const words = (key: 'extend' | 'pause' | 'resumeTime') => ({
    label: t(`desk.action.${key}`),
    key: key === 'extend' ? DESK_KEYS.extend.key : DESK_KEYS.pause.key,
    toast: t(`desk.toast.${key}`),
    undo: undoLabel(context),
  });
  const extend =
    limitSeconds === null ? [] : [actionOf(contract.extend, { turnId, seconds: 60, ...seen(context, 'limitSeconds') }, words('extend'))];
  const pause = actionOf(contract.pause, { turnId }, words('pause'));
  const resume = actionOf(contract.resume, { turnId }, words('resumeTime'));
  return [...extend, pausedAt === null ? pause : resume];
}

/** Gives the floor back to the last speaker, with the remaining time. */
export function recallTurnAction(context: ViewContext, turn: Turn): Action {
  const { title: name } = turnSpeaker(context, turn);
  const left = secondsLeft(turn);
  return actionOf(
    contract.recall,
    { turnId: turn.turnId, ...seen(context, ...INVITING) },
    {
      label: left === null ? context.t('desk.action.recall') : context.t('desk.action.recallLeft', { time: formatElapsed(left * 1000) }),
      barred: siteBarred(context, turn.speaker.siteId) ?? undefined,
      toast: context.t('desk.toast.recall', { name }),
      subject: name,
      undo: undoLabel(context),
    },
  );
}

/** Gives the floor back to the last speaker of an item; null if nobody has spoken, or if that is the next thing to do anyway. */
export function recallAction(context: ViewContext, itemId: string): Action | null {
  const last = lastTurn(context.state, itemId);
  if (!last || interruptedTurn(context.state)) return null;
  return { ...recallTurnAction(context, last), key: DESK_KEYS.recall.key };
}
