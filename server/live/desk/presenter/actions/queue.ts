import { speakerName } from '../../../live-page/presenter/names.ts';
import type { ViewContext } from '../../../live-page/presenter/view-context.ts';
import { proceedingsContract as contract } from '../../../sitting/contract/index.ts';
import type { WaitingSpeaker } from '../../../sitting/rules/index.ts';
import { MOVE_KEYS } from '../keys.ts';
import { actionOf, undoLabel, type Action } from './action.ts';
import { seen } from './seen.ts';

const KEYS = { ...MOVE_KEYS, remove: undefined };

/** Moving a waiting speaker up and down and taking them out. `hasKeys`: the keys act on this speaker. */
export function queueActions(context: ViewContext, waiting: readonly WaitingSpeaker[], at: number, hasKeys: boolean): Action[] {
  const one = waiting[at];
  if (!one) return [];
  const name = speakerName(context, one.speaker).title;
  const words = (key: 'up' | 'down' | 'remove') => ({
    ...queueWords(context, key, name),
    key: hasKeys ? KEYS[key] : undefined,
  });
  const ofList = seen(context, 'itemId', 'list');
  const move = (before: string | null, key: 'up' | 'down') =>
    actionOf(contract.moveInQueue, { key: one.key, before, ...ofList }, words(key));
  const above = waiting[at - 1];
  const below = waiting[at + 1];
  return [
    ...(above ? [move(above.key, 'up')] : []),
    ...(below ? [move(waiting[at + 2]?.key ?? null, 'down')] : []),
    actionOf(contract.removeFromQueue, { key: one.key, ...ofList }, words('remove')),
  ];
}

const queueWords = (context: ViewContext, key: 'up' | 'down' | 'remove' | 'accept' | 'defer' | 'refuse', name: string) => ({
  label: context.t(`desk.action.${key}`),
  toast: context.t(`desk.toast.${key}`, { name }),
  subject: name,
  undo: undoLabel(context),
});

/** Putting a request to speak into the list, leaving it for later, and refusing it with the reason that its form asks for. */
export const requestActions = (context: ViewContext, requestId: string, name: string): Record<'accept' | 'defer' | 'refuse', Action> => ({
  accept: actionOf(contract.accept, { requestId, ...seen(context, 'itemId', 'list') }, queueWords(context, 'accept', name)),
  defer: actionOf(contract.defer, { requestId, ...seen(context, 'itemId') }, queueWords(context, 'defer', name)),
  refuse: actionOf(contract.refuse, { requestId, ...seen(context, 'itemId') }, queueWords(context, 'refuse', name)),
});

/** Puts a site or a participant into the list. `named`: `{ siteId }` or `{ participantId }`. */
export const addToQueueAction = (context: ViewContext, name: string, named: object): Action =>
  actionOf(contract.addToQueue, { ...named, ...seen(context, 'itemId', 'list') }, queueWords(context, 'accept', name));
