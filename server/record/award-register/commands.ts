import { LRUCache } from 'lru-cache';
import { noteRead } from '../../accounts/security-log/commands.ts';
import { translate } from '../../i18n/translate.ts';
import { ceremonyContract } from '../../live/ceremony/contract.ts';
import { ceremonyState, type CeremonyState } from '../../live/ceremony/rules/index.ts';
import { catalogueFor } from '../../planning/awards/catalogue/store.ts';
import { SHEET_TYPES } from '../../planning/participants/sheet/contract.ts';
import { currentNumber } from '../../planning/publishing/store.ts';
import { writeSheetApart } from '../../platform/sheets/write-apart.ts';
import { awardsContract } from '../../planning/awards/contract.ts';
import { dayAt } from '../../planning/conferences/rules.ts';
import { logChange, requireConference } from '../../planning/conferences/store.ts';
import { handleChange, handleQuery, type ChangeContext, type Handler, type QueryContext } from '../../platform/bus/handlers.ts';
import type { FileAnswer, InputOf } from '../../platform/contract.ts';
import { AppError } from '../../platform/errors.ts';
import { fold, spelled } from '../../platform/text.ts';
import { awardRegisterContract as contract, MAX_NUMBER, type RegisterEntry } from './contract.ts';
import type { Renamed } from '../../planning/awards/rules/renamed.ts';
import { registerSheet } from './presenter.ts';
import { foundPage, registerIndex, wantedRows, type RegisterIndex } from './rules/finding.ts';
import { newNumbers, registerOf, storedKeys } from './rules.ts';
import { entryKey, rowsByName } from './rules/names.ts';
import { clearNumbers, insertEntries, stampOfEntries, storedEntries, wasPublished, writeEntry } from './store.ts';

async function list({ db, ask, state }: QueryContext, { conferenceId }: InputOf<typeof contract.list>) {
  const [plan, { awards }, stored, folded] = await Promise.all([
    ask(ceremonyContract.get, { conferenceId }),
    ask(awardsContract.list, { conferenceId }),
    storedEntries(db, conferenceId),
    state(conferenceId),
  ]);
  return registerOf({ plan, folded, draft: awards, stored });
}

/** Registers that were searched, by conference, clearance, and what they are made of besides the journal; a search is often repeated. */
const indexes = new LRUCache<string, { readonly ceremony: CeremonyState; readonly index: RegisterIndex }>({ max: 40 });

/** The register, ready to be searched. While nothing is published it is made anew: drafts change without a number. */
async function indexFor(scope: QueryContext, conferenceId: string): Promise<RegisterIndex> {
  const { db, state, actor } = scope;
  const { date } = await requireConference(db, conferenceId);
  const [version, stamp, catalogue, folded] = await Promise.all([
    currentNumber(db, conferenceId),
    stampOfEntries(db, conferenceId),
    catalogueFor(db, date),
    state(conferenceId),
  ]);
  const key = JSON.stringify([conferenceId, actor.clearance, version, stamp, catalogue.id, catalogue.from, catalogue.version]);
  const [ceremony, known] = [ceremonyState(folded), indexes.get(key)];
  if (version !== null && known?.ceremony === ceremony) return known.index;
  const { awards, entries } = await list(scope, { conferenceId });
  const index = registerIndex(awards, entries);
  if (version !== null) indexes.set(key, { ceremony, index });
  return index;
}

const find = async (scope: QueryContext, { conferenceId, page = 1, ...wanted }: InputOf<typeof contract.find>) =>
  foundPage(await indexFor(scope, conferenceId), wanted, page);

async function sheet(scope: QueryContext, { conferenceId, lang, ...wanted }: InputOf<typeof contract.sheet>): Promise<FileAnswer> {
  const { title, organizer, date } = await requireConference(scope.db, conferenceId);
  const index = await indexFor(scope, conferenceId);
  const entries = wantedRows(index, wanted);
  if (!scope.headersOnly)
    await noteRead(scope, { kind: 'exported', conferenceId, detail: { what: 'award-register', count: entries.length } });
  const content = await writeSheetApart(registerSheet(lang, { title, organizer }, index.awards, entries));
  const name = `${[fold(translate(lang, 'printouts.award-register.file')).replace(/[^a-z0-9]+/g, '-'), date].filter(Boolean).join('-')}.xlsx`;
  return { name, mediaType: SHEET_TYPES.xlsx, content, revalidate: false };
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
  const keyOf = storedKeys(entries, await storedEntries(tx, conferenceId));
  const rows = numbers.map(({ entry, number: given }) => ({ ...rowOf(entry, keyOf(entry)), number: given }));
  const fresh = rows.filter(({ version }) => version === 0).map(({ version: _none, ...row }) => row);
  await insertEntries(tx, conferenceId, fresh);
  for (const row of rows) if (row.version > 0) await writeEntry(tx, conferenceId, row, { number: row.number });
  return {};
}

/** A row as it is stored; one whose key says another name than its own keeps that too. */
const rowOf = ({ awardId, recipient, version }: RegisterEntry, key: string) => ({
  awardId,
  key,
  version,
  ...(version === 0 && key !== spelled(recipient) ? { name: recipient } : {}),
});

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
  const keyOf = storedKeys(entries, await storedEntries(tx, conferenceId, whose.awardId));
  const { name, ...row } = { name: undefined, ...rowOf({ ...entry, version }, keyOf(entry)) };
  const data = { handedOn: handed?.on ?? null, handedTo: handed?.to ?? null, ...(name === undefined ? {} : { name }) };
  await writeEntry(tx, conferenceId, row, data);
  return {};
}

/**
 * Keeps the rows of recipients whose names are corrected in the list of an award: number, handing over and what was received stay with them,
 * and the names before are told. Where nothing was written or published yet, nothing refers to the old name.
 */
export async function keepRenamed(
  { tx, now: at }: ChangeContext,
  conferenceId: string,
  awardId: string,
  renamed: readonly Renamed[],
): Promise<void> {
  if (renamed.length === 0) return;
  const stored = rowsByName(await storedEntries(tx, conferenceId, awardId));
  const isPublished = await wasPublished(tx, conferenceId);
  for (const { from, to } of renamed) {
    const { stored: row, key } = stored({ awardId, recipient: from }, () => false);
    if (!row && !isPublished) continue;
    const earlier = [...(row?.earlier ?? []), { name: from, at }];
    await writeEntry(tx, conferenceId, { awardId, key, version: row?.version ?? 0 }, { name: to, earlier });
  }
}

export const awardRegisterHandlers: readonly Handler[] = [
  handleQuery(contract.list, list),
  handleQuery(contract.find, find),
  handleQuery(contract.sheet, sheet),
  handleChange(contract.number, number),
  handleChange(contract.handOver, handOver),
];
