import { z } from 'zod';
import { noteChange, refuseFaults } from '../../collections/commands.ts';
import { SeenRecord } from '../../collections/contract.ts';
import { knownReferences } from '../../collections/references/store.ts';
import { lastChange } from '../../conferences/store.ts';
import { faultsOf } from '../../../platform/bus/parse.ts';
import { handleChange, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError, type Fault } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { spelled } from '../../../platform/text.ts';
import { AwardFacts, awardsContract as contract, type Award } from '../contract.ts';
import { awardKey, gathered, recipientNames } from '../rules/gathering.ts';
import { awardList } from '../store.ts';

/** Names that an award was given by a batch, and the version that it had afterwards. */
const Extended = z.object({ ...SeenRecord.shape, names: z.array(z.string()) });
type Extended = z.output<typeof Extended>;
/** A batch as the log of changes keeps it. */
const Logged = z.looseObject({ added: z.tuple([z.null(), z.looseObject({ ids: z.array(z.string()), extended: z.array(Extended) })]) });

/** An award of the list, with the names of its recipients as they are compared. */
interface ListedAward {
  readonly award: Award;
  readonly names: ReadonlySet<string>;
}
type Listed = ReadonlyMap<string, ListedAward>;

const newNames = (facts: AwardFacts, { names }: ListedAward): string[] => facts.recipients.filter((name) => !names.has(spelled(name)));

/** Faults of the presenters, and of what stands in the list already: a file is often imported again. */
async function faultsOfMany({ tx }: ChangeContext, conferenceId: string, awards: readonly AwardFacts[], listed: Listed): Promise<Fault[]> {
  const presenters = awards.flatMap((award) => award.presenters);
  const known = await knownReferences(tx, conferenceId, 'participants', presenters);
  return awards.flatMap((award, at): Fault[] => {
    const there = listed.get(awardKey(award));
    return [
      ...award.presenters.flatMap((id, place) =>
        known.has(id) ? [] : [{ path: `awards[${at}].presenters[${place}]`, message: 'no-such-reference' }],
      ),
      ...(there && newNames(award, there).length === 0 ? [{ path: `awards[${at}]`, message: 'already-listed' }] : []),
    ];
  });
}

/** What an award is with the names of a row; one that is listed keeps everything else. */
function extendedFacts(facts: AwardFacts, listed: Listed): AwardFacts {
  const found = listed.get(awardKey(facts));
  if (!found) return facts;
  const { id: _id, version: _version, extras: _extras, ...rest } = found.award;
  return { ...rest, recipients: [...rest.recipients, ...newNames(facts, found)] };
}

/** Adds names to awards that are listed. */
async function extend({ tx }: ChangeContext, conferenceId: string, awards: readonly AwardFacts[], listed: Listed): Promise<Extended[]> {
  const extended: Extended[] = [];
  for (const facts of awards) {
    const found = listed.get(awardKey(facts));
    if (!found) continue;
    const { award } = found;
    const names = newNames(facts, found);
    const version = await awardList.update(tx, conferenceId, { ...award, ...extendedFacts(facts, listed) });
    extended.push({ id: award.id, version, names });
  }
  return extended;
}

/** Faults of what several rows make together, such as too many recipients. */
const faultsTogether = (awards: readonly AwardFacts[]): Fault[] =>
  awards.flatMap((award) => faultsOf(AwardFacts, award).map(({ path, ...fault }) => ({ path: `awards.${path}`, ...fault })));

async function addMany(scope: ChangeContext, { conferenceId, awards }: InputOf<typeof contract.addMany>) {
  const id = newId();
  const all = await awardList.all(scope.tx, conferenceId);
  const listed: Listed = new Map(all.map((award) => [awardKey(award), { award, names: recipientNames(award) }]));
  refuseFaults(await faultsOfMany(scope, conferenceId, awards, listed));
  const whole = gathered(awards);
  refuseFaults(faultsTogether(whole.map((facts) => extendedFacts(facts, listed))));
  const extended = await extend(scope, conferenceId, whole, listed);
  const added = whole
    .filter((facts) => !listed.has(awardKey(facts)))
    .map((facts): Award => ({ ...facts, id: newId(), version: 1, extras: {} }));
  const ids = added.map((award) => award.id);
  const changes = { added: [null, { ids, extended, awards: whole }] };
  await noteChange(scope, { conferenceId, operation: contract.addMany, id, what: 'awards', changes });
  await awardList.append(scope.tx, conferenceId, added);
  return { id, ids };
}

/** Takes back what is left of a batch. Nothing changes where one of its awards was edited since. @throws AppError not-found, batch-changed. */
async function removeMany(scope: ChangeContext, { conferenceId, id }: InputOf<typeof contract.removeMany>) {
  const { tx } = scope;
  if ((await lastChange(tx, conferenceId, contract.removeMany.name, id)) !== null) return {};
  const batch = Logged.safeParse(await lastChange(tx, conferenceId, contract.addMany.name, id)).data?.added[1];
  if (!batch) throw new AppError('not-found');
  const now = new Map((await awardList.all(tx, conferenceId)).map((award) => [award.id, award] as const));
  const left = batch.ids.flatMap((one) => now.get(one) ?? []);
  const longer = batch.extended.flatMap((one) => ({ one, award: now.get(one.id) })).filter(({ award }) => award !== undefined);
  const changed =
    left.filter(({ version }) => version > 1).length + longer.filter(({ one, award }) => award?.version !== one.version).length;
  if (changed > 0) throw new AppError('batch-changed', { n: changed });
  if (left.length + longer.length === 0) return {};
  const changes = { removed: [{ entities: left, extended: batch.extended }, null] };
  await noteChange(scope, { conferenceId, operation: contract.removeMany, id, what: 'awards', changes });
  for (const { one, award } of longer) if (award) await awardList.update(tx, conferenceId, withoutNames(award, one.names));
  await awardList.removeAll(
    tx,
    conferenceId,
    left.map((award) => award.id),
  );
  return {};
}

const withoutNames = (award: Award, names: readonly string[]): Award => {
  const gone = new Set(names.map(spelled));
  return { ...award, recipients: award.recipients.filter((name) => !gone.has(spelled(name))) };
};

export const awardBatchHandlers: readonly Handler[] = [
  handleChange(contract.addMany, addMany),
  handleChange(contract.removeMany, removeMany),
];
