import { refuseFaults } from '../../../planning/collections/commands.ts';
import { dayAt } from '../../../planning/conferences/rules.ts';
import { handleChange, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { followUpContract as contract } from '../contract.ts';
import { isSettled } from '../rules/due.ts';
import { matterFacts, newMatter, type BareMatter } from '../rules/matters.ts';
import { mergeFaults } from '../rules/steps.ts';
import { findMatter, insertMatter, insertStep, moveParts } from '../store/matters.ts';
import { saveWithLine, seenMatter } from './seen.ts';

/** Most of a text that a line of a history repeats. */
const MAX_QUOTED = 200;
const quoted = (text: string): string => (text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED - 1)}…` : text);

/**
 * What the history of one matter repeats of the words of another one: nothing that readers of the one may not know of the other. The level of
 * an item can rise later, so words from other minutes are not repeated either; the two matters lead to each other anyway.
 */
const repeated = (inside: BareMatter, { classification, itemId, text }: BareMatter): string | null =>
  classification === null && (itemId === null || itemId === inside.itemId) ? quoted(text) : null;

/** Merges a matter into another one of the conference; its tasks go along. */
async function merge(scope: ChangeContext, { into, ...seen }: InputOf<typeof contract.merge>) {
  const { tx, actor, now } = scope;
  const { matter, conference } = await seenMatter(scope, seen);
  if (isSettled(matter)) throw new AppError('matter-settled');
  const { conferenceId } = seen;
  const target = await findMatter(tx, { conferenceId, id: into, isHeld: true, clearance: actor.clearance });
  refuseFaults(mergeFaults(matter, target));
  if (!target) throw new AppError('not-found');
  await saveWithLine(scope, target, 'absorbed', { text: repeated(target, matter) });
  await moveParts(tx, conferenceId, matter.id, into);
  const merged = { ...matter, status: 'closed', statusOn: dayAt(now, conference.timeZone), mergedInto: into } as const;
  return saveWithLine(scope, merged, 'merged', { text: repeated(matter, target) });
}

/** Splits others off a matter: each has its own text, and for the rest is what the matter is. */
async function split(scope: ChangeContext, { texts, ...seen }: InputOf<typeof contract.split>) {
  const { tx, actor, now } = scope;
  const { matter } = await seenMatter(scope, seen);
  if (isSettled(matter)) throw new AppError('matter-settled');
  const { conferenceId, itemId, saidAt } = matter;
  const ids: string[] = [];
  for (const text of texts) {
    const one = { ...newMatter(conferenceId, newId(), { ...matterFacts(matter), text }), itemId, saidAt, splitFrom: matter.id };
    await insertMatter(tx, one, now);
    await insertStep(tx, { conferenceId, id: one.id, actor, now, kind: 'split-off', data: { text: repeated(one, matter) } });
    ids.push(one.id);
  }
  // The parts are as classified as the whole now; either can be changed later.
  await saveWithLine(scope, matter, 'split', { text: matter.classification === null ? texts.map(quoted).join('\n') : null });
  return { ids };
}

export const joiningHandlers: readonly Handler[] = [handleChange(contract.merge, merge), handleChange(contract.split, split)];
