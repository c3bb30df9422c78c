import { ceremonyContract } from '../../live/ceremony/contract.ts';
import { awardsContract } from '../../planning/awards/contract.ts';
import { dayAt } from '../../planning/conferences/rules.ts';
import { logChange, requireConference } from '../../planning/conferences/store.ts';
import { handleChange, handleQuery, type ChangeContext, type Handler, type QueryContext } from '../../platform/bus/handlers.ts';
import type { InputOf } from '../../platform/contract.ts';
import { AppError } from '../../platform/errors.ts';
import { awardRegisterContract as contract, MAX_NUMBER } from './contract.ts';
import { entryKey, newNumbers, registerOf } from './rules.ts';
import { clearNumbers, storedEntries, writeEntry } from './store.ts';

async function list({ db, ask, state }: QueryContext, { conferenceId }: InputOf<typeof contract.list>) {
  const [plan, { awards }, stored, folded] = await Promise.all([
    ask(ceremonyContract.get, { conferenceId }),
    ask(awardsContract.list, { conferenceId }),
    storedEntries(db, conferenceId),
    state(conferenceId),
  ]);
  return registerOf({ plan, folded, draft: awards, stored });
}

const log = ({ tx, actor, now: at }: ChangeContext, conferenceId: string, operation: string, subjectId: string | null, changes: object) =>
  logChange(tx, { conferenceId, actor, at, operation, subjectId, changes: { ...changes } });

async function number(scope: ChangeContext, { conferenceId, first }: InputOf<typeof contract.number>) {
  const { tx } = scope;
  await log(scope, conferenceId, contract.number.name, null, { first: [null, first] });
  if (first === null) {
    await clearNumbers(tx, conferenceId);
    return {};
  }
  const { entries } = await scope.ask(contract.list, { conferenceId });
  const numbers = newNumbers(entries, first);
  if (numbers.some((one) => one.number > MAX_NUMBER)) {
    throw new AppError('invalid', {}, [{ path: 'first', message: 'number-too-large', params: { n: MAX_NUMBER } }]);
  }
  for (const one of numbers) await writeEntry(tx, conferenceId, one.entry, { number: one.number });
  return {};
}

async function handOver(scope: ChangeContext, { conferenceId, version, handed, ...whose }: InputOf<typeof contract.handOver>) {
  const { tx } = scope;
  const { entries } = await scope.ask(contract.list, { conferenceId });
  const entry = entries.find((one) => entryKey(one) === entryKey(whose));
  if (!entry) throw new AppError('not-found');
  if (handed !== null && entry.received !== null && entry.received !== 'absent') throw new AppError('received-already');
  const { date, timeZone } = await requireConference(tx, conferenceId);
  if (handed !== null && date !== null && handed.on < date) throw new AppError('handed-early');
  // A rehearsal hands over on the day of the conference, which is still to come.
  const latest = [dayAt(scope.now, timeZone), date ?? ''].toSorted().at(-1) ?? '';
  if (handed !== null && handed.on > latest) throw new AppError('invalid', {}, [{ path: 'handed.on', message: 'day-to-come' }]);
  await log(scope, conferenceId, contract.handOver.name, whose.awardId, { handedOn: [entry.handed?.on ?? null, handed?.on ?? null] });
  await writeEntry(tx, conferenceId, { ...whose, version }, { handedOn: handed?.on ?? null, handedTo: handed?.to ?? null });
  return {};
}

export const awardRegisterHandlers: readonly Handler[] = [
  handleQuery(contract.list, list),
  handleChange(contract.number, number),
  handleChange(contract.handOver, handOver),
];
