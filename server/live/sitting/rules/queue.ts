import { AppError } from '../../../platform/errors.ts';
import type { NewEntry } from '../../../platform/journal/contract.ts';
import { queueAdded, queueMoved, queueRemoved } from '../contract/entries.ts';
import { openSitting, type Known } from './decision.ts';
import { resolveSpeaker } from './naming.ts';
import { orderBefore, speakersList, type Waiting } from './speakers.ts';
import type { ProceedingsState } from './state.ts';

interface AddInput {
  readonly participantId?: string;
  readonly siteId?: string;
  readonly seconds: number | null;
  readonly before: string | null;
}

/** Adds a speaker to the list of the running item. Throws sitting-not-open, invalid, not-waiting. */
export function decideAdd(state: ProceedingsState, input: AddInput, { plan, id }: Known): NewEntry[] {
  const { sittingId } = openSitting(state);
  const itemId = state.runningItemId;
  const list = speakersList(state, plan, itemId);
  const speaker = { ...resolveSpeaker(state, plan, input), queueId: id };
  const order = orderBefore(list, waiting(list, input.before));
  return [queueAdded.make({ key: `queue:${id}`, itemId, speaker, order, seconds: input.seconds }, sittingId)];
}

/** Throws sitting-not-open, not-waiting. */
export function decideMove(state: ProceedingsState, input: { key: string; before: string | null }, { plan }: Known): NewEntry[] {
  const { sittingId } = openSitting(state);
  const list = speakersList(state, plan, state.runningItemId);
  const { key, itemId } = required(list, input.key);
  if (input.before === key) throw new AppError('not-waiting');
  const others = list.filter((one) => one.key !== key);
  return [queueMoved.make({ key, itemId, order: orderBefore(others, waiting(others, input.before)) }, sittingId)];
}

/** Throws sitting-not-open, not-waiting. */
export function decideRemove(state: ProceedingsState, input: { key: string }, { plan }: Known): NewEntry[] {
  const { sittingId } = openSitting(state);
  const { key, itemId } = required(speakersList(state, plan, state.runningItemId), input.key);
  return [queueRemoved.make({ key, itemId }, sittingId)];
}

/** The place of a key that may be left out. Throws not-waiting when nobody waits there. */
export const waiting = (list: readonly Waiting[], key: string | null): Waiting | null => (key === null ? null : required(list, key));

function required(list: readonly Waiting[], key: string): Waiting {
  const found = list.find((one) => one.key === key);
  if (!found) throw new AppError('not-waiting');
  return found;
}
