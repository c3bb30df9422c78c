import { dayAt, differences } from '../../../planning/conferences/rules.ts';
import { missingReferences } from '../../../planning/collections/references/store.ts';
import { refuseFaults } from '../../../planning/collections/commands.ts';
import { CLASSIFICATIONS, type Classification } from '../../../planning/agenda/contract.ts';
import { levelOf, mayRead } from '../../../planning/agenda/rules/secrecy.ts';
import { levelsInForce } from '../../../planning/publishing/store.ts';
import { spelled } from '../../../platform/text.ts';
import { requirePart } from '../../minutes/commands/documents.ts';
import { itemIdOf } from '../../minutes/rules/parts.ts';
import { registerOfConference, saveWithLine, seenMatter } from './seen.ts';
import { lastDayOfTerm } from '../../../planning/recommendations/rules.ts';
import { handleChange, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError, type Fault } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { followUpContract as contract, type MatterFacts } from '../contract.ts';
import { isSettled } from '../rules/due.ts';
import { matterFacts, newMatter, type BareMatter } from '../rules/matters.ts';
import { afterStep, standingBefore, stepFaults } from '../rules/steps.ts';
import { findMatter, fromMinutes, insertMatter, insertStep, staffOf } from '../store/matters.ts';

/** What is wrong with the facts of a matter; what it referred to before stays, although it may be gone. `before`: null for a new one. */
async function factFaults(
  { tx, actor }: ChangeContext,
  conferenceId: string,
  before: BareMatter | null,
  facts: MatterFacts,
): Promise<Fault[]> {
  const isNew = (name: 'fromId' | 'ownerId' | 'partOf'): boolean => facts[name] !== null && facts[name] !== before?.[name];
  const { ownerId, partOf, kind } = facts;
  const clearance = actor.clearance;
  const whole = partOf === null ? null : await findMatter(tx, { conferenceId, id: partOf, isHeld: true, clearance });
  const isPart = !isNew('partOf') || (kind === 'task' && whole?.kind === 'recommendation');
  const isMember = !isNew('ownerId') || (await staffOf(tx, conferenceId)).some(({ id }) => id === ownerId);
  return [
    ...(isNew('fromId') ? await missingReferences(tx, conferenceId, 'sites', 'facts.fromId', facts.fromId) : []),
    ...(isPart ? [] : [{ path: 'facts.partOf', message: 'no-such-reference' }]),
    ...(isMember ? [] : [{ path: 'facts.ownerId', message: 'no-such-reference' }]),
    ...(mayRead(clearance, facts) ? [] : [{ path: 'facts.classification', message: 'above-clearance' }]),
  ];
}

type Source = NonNullable<InputOf<typeof contract.add>['minutes']>;

/** The higher of two classifications. */
const higher = (a: Classification, b: Classification): Classification => (levelOf(a) < levelOf(b) ? b : a);

/** A new matter with its place in the minutes; what the minutes of a classified item say is as classified as the item. */
async function placed({ tx }: ChangeContext, matter: BareMatter, { part, at }: Source): Promise<BareMatter> {
  const itemId = itemIdOf(part);
  const level = itemId === null ? 0 : (await levelsInForce(tx, matter.conferenceId))(itemId);
  return { ...matter, itemId, saidAt: at, classification: higher(matter.classification, CLASSIFICATIONS[level - 1] ?? null) };
}

/** Whether the minutes have put the same words of the same item into the register already. */
async function isThereAlready({ tx }: ChangeContext, { conferenceId, kind, text, itemId }: BareMatter): Promise<boolean> {
  const others = await fromMinutes(tx, conferenceId, itemId);
  return others.some((other) => other.kind === kind && spelled(other.text) === spelled(text));
}

async function add(scope: ChangeContext, { conferenceId, facts, minutes }: InputOf<typeof contract.add>) {
  const { tx, actor, now } = scope;
  await registerOfConference(scope, conferenceId);
  refuseFaults(await factFaults(scope, conferenceId, null, facts));
  const raised = newMatter(conferenceId, newId(), facts);
  const matter = minutes ? await placed(scope, raised, minutes) : raised;
  if (minutes && (await isThereAlready(scope, matter))) refuseFaults([{ path: 'facts.text', message: 'already-listed' }]);
  await insertMatter(tx, matter, now);
  await insertStep(tx, { conferenceId, id: matter.id, actor, now, kind: 'raised', data: {} });
  return { id: matter.id };
}

async function edit(scope: ChangeContext, { facts, ...seen }: InputOf<typeof contract.edit>) {
  const { matter } = await seenMatter(scope, seen);
  if (isSettled(matter)) throw new AppError('matter-settled');
  const changed = Object.keys(differences(matterFacts(matter), facts));
  if (changed.length === 0) return { version: matter.version };
  refuseFaults(await factFaults(scope, seen.conferenceId, matter, facts));
  return saveWithLine(scope, { ...matter, ...facts, lastDay: lastDayOfTerm(facts.due) }, 'edited', { changed });
}

async function record(scope: ChangeContext, { step, ...seen }: InputOf<typeof contract.record>) {
  const { matter, conference } = await seenMatter(scope, seen);
  refuseFaults(stepFaults(step, dayAt(scope.now, conference.timeZone)));
  const { kind, ...data } = step;
  return saveWithLine(scope, { ...matter, ...afterStep(matter, step) }, kind, { ...data, before: standingBefore(matter) });
}

export const followUpWritingHandlers: readonly Handler[] = [
  handleChange(contract.add, add, async (scope, { conferenceId, minutes }) => {
    if (minutes && minutes.part !== 'general') await requirePart(scope, conferenceId, minutes.part);
  }),
  handleChange(contract.edit, edit),
  handleChange(contract.record, record),
];
