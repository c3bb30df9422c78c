import { dayBounds } from '../../platform/day-bounds.ts';
import { handleQuery, type Handler, type QueryContext } from '../../platform/bus/handlers.ts';
import type { InputOf } from '../../platform/contract.ts';
import type { Database } from '../../platform/database/open.ts';
import type { Plan } from '../plan/contract.ts';
import { requirePlan } from '../plan/store.ts';
import { namesInChanges, readableChanges } from '../publishing/rules/index.ts';
import { currentNumber, publishedPlan } from '../publishing/store.ts';
import { CHANGES_PER_PAGE, changeLogContract as contract } from './contract.ts';
import { changeIn, removedName, secretIn } from './rules.ts';
import { changesOf, changesOfDocuments, findChanges, namesOfActors } from './store.ts';

/** The draft, and every published version. */
async function plansOf(db: Database, conferenceId: string): Promise<Plan[]> {
  const plans = [await requirePlan(db, conferenceId)];
  for (let number = (await currentNumber(db, conferenceId)) ?? 0; number > 0; number -= 1) {
    const plan = await publishedPlan(db, conferenceId, number);
    if (plan) plans.push(plan);
  }
  return plans;
}

const idsIn = (secret: ReadonlySet<string>, list: string): string[] =>
  [...secret].flatMap((key) => (key.startsWith(`${list}/`) ? [key.slice(list.length + 1)] : []));

async function list({ db, actor }: QueryContext, input: InputOf<typeof contract.list>) {
  const { conferenceId, part, person, from, to, page } = input;
  const plans = await plansOf(db, conferenceId);
  const ofDocuments = secretIn(await changesOfDocuments(db, conferenceId), plans, actor.clearance);
  const bounds = dayBounds(from, to, plans[0]?.conference.timeZone ?? 'utc');
  const filter = { conferenceId, part, person, ...bounds, hiddenDocuments: idsIn(ofDocuments, 'documents') };
  const { rows, total } = await findChanges(db, filter, (page - 1) * CHANGES_PER_PAGE, CHANGES_PER_PAGE);
  const history = await changesOf(
    db,
    conferenceId,
    rows.flatMap(({ subjectId }) => subjectId ?? []),
  );
  const secret = new Set([...ofDocuments, ...secretIn(history, plans, actor.clearance)]);
  const readable = rows.map(
    (row) =>
      readableChanges(
        [changeIn(row)].filter((change) => change !== null),
        secret,
      )[0] ?? null,
  );
  const names = namesInChanges(
    readable.filter((change) => change !== null),
    [],
    plans.toReversed(),
    secret,
  );
  const actors = await namesOfActors(
    db,
    conferenceId,
    rows.map(({ actorId }) => actorId),
  );
  const entries = rows.map((row, index) => {
    const change = readable[index] ?? null;
    const key = change && `${change.list}/${change.id}`;
    const isOpen = key !== null && !secret.has(key);
    return {
      id: row.id,
      at: row.at.getTime(),
      by: { kind: row.actorKind, id: row.actorId, name: actors.get(`${row.actorKind}/${row.actorId}`) ?? null },
      operation: row.operation,
      // Even the id of a secret thing may say what it is about.
      change: isOpen ? change : null,
      name: isOpen ? names[key] || removedName(row) : null,
    };
  });
  return { entries, total, names };
}

export const changeLogHandlers: Handler[] = [handleQuery(contract.list, list)];
