import { noteEvent } from '../../accounts/security-log/commands.ts';
import { refuseFaults } from '../collections/commands.ts';
import { recognizer } from '../directory/rules.ts';
import { deletePerson, holdDirectory, peopleNamed, requirePerson } from '../directory/store.ts';
import type { DirectoryPerson } from '../directory/contract.ts';
import { handleChange, handleQuery, type ChangeContext, type Handler, type QueryContext } from '../../platform/bus/handlers.ts';
import { canonicalJson, sha256 } from '../../platform/canonical.ts';
import type { InputOf } from '../../platform/contract.ts';
import type { Queryable, Tx } from '../../platform/database/open.ts';
import { AppError } from '../../platform/errors.ts';
import type { Folded } from '../../platform/journal/contract.ts';
import { spelled } from '../../platform/text.ts';
import { erasureContract as contract, type ErasedEntry } from './contract.ts';
import { foundKey } from './rules.ts';
import {
  awardsNaming,
  conferencesFound,
  keptCounts,
  entriesNamed,
  eraseFrom,
  eraseTexts,
  stillTheirs,
  withMergedIds,
  type FoundEntry,
} from './store/index.ts';

/** The texts of a participant that the journal of a conference names. Provided by the floor above. */
export type TextsOf = (folded: Folded, participantId: string) => readonly string[];

/** Drops what the search has of a conference. */
export type ForgetFound = (tx: Tx, conferenceId: string) => Promise<void>;

/** What the confirmation was given for: the person, and every entry as it was seen. */
const digestFor = (person: DirectoryPerson, found: readonly FoundEntry[]): string => sha256(canonicalJson({ person, found })).slice(0, 32);

async function entriesOf(db: Queryable, person: DirectoryPerson, found: readonly FoundEntry[]): Promise<ErasedEntry[]> {
  const recognize = recognizer(await peopleNamed(db, [person.name]));
  const conferences = await conferencesFound(db, [...new Set(found.map(({ conferenceId }) => conferenceId))]);
  return found.map(({ version: _version, ...entry }) => {
    const who = recognize(entry);
    const { title = '', date = null, isHeld = false } = conferences.get(entry.conferenceId) ?? {};
    return { ...entry, title, date, isHeld, isSure: who.is === 'known' && who.person.id === person.id };
  });
}

async function preview({ db }: QueryContext, { id }: InputOf<typeof contract.preview>) {
  const person = await requirePerson(db, id);
  const found = await entriesNamed(db, person.name);
  return {
    person,
    entries: (await entriesOf(db, person, found)).toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1)),
    goes: await keptCounts(db, found),
    awards: await awardsNaming(db, person.name),
    digest: digestFor(person, found),
  };
}

type Chosen = InputOf<typeof contract.erase>['of'];

/** @throws AppError invalid for an entry that is none of this name, and for one that is named twice. */
function refuseOthers(of: Chosen, found: readonly FoundEntry[]): void {
  const keys = of.map(foundKey);
  const known = new Set(found.map(foundKey));
  refuseFaults(
    keys.flatMap((key, at) => {
      if (keys.indexOf(key) < at) return [{ path: `of[${at}]`, message: 'duplicate' }];
      return known.has(key) ? [] : [{ path: `of[${at}].participantId`, message: 'no-such-reference' }];
    }),
  );
}

const eraseWith = (textsOf: TextsOf, forgetFound: ForgetFound) => {
  /** Erases the chosen entries of one conference, which is held already. */
  async function eraseEntries(scope: ChangeContext, conferenceId: string, chosen: readonly string[], name: string): Promise<void> {
    const { tx, now, emit } = scope;
    const folded = await scope.journalHeld(conferenceId);
    const ids = await withMergedIds(tx, conferenceId, chosen);
    const theirs = await stillTheirs(tx, conferenceId, ids, name);
    const users = await eraseFrom(tx, { conferenceId, ids, name, theirs });
    await eraseTexts(
      tx,
      conferenceId,
      [...theirs].flatMap((id) => textsOf(folded, id)),
      theirs,
      now,
    );
    await forgetFound(tx, conferenceId);
    for (const id of chosen)
      await noteEvent(scope, { kind: 'erased', conferenceId, subject: { kind: 'participant', id }, detail: { what: 'person' } });
    for (const userId of users) emit({ kind: 'sessions.changed', userId });
    emit({ kind: 'person.erased', conferenceId });
    emit({ kind: 'plan.changed', conferenceId, what: 'participants' });
  }

  return async (scope: ChangeContext, { id, digest, name, of }: InputOf<typeof contract.erase>) => {
    const { tx } = scope;
    const conferenceIds = [...new Set(of.map(({ conferenceId }) => conferenceId))].toSorted();
    for (const conferenceId of conferenceIds) await scope.hold(conferenceId);
    await holdDirectory(tx);
    const person = await requirePerson(tx, id);
    if (spelled(person.name) !== spelled(name)) throw new AppError('name-differs');
    const found = await entriesNamed(tx, person.name);
    if (digestFor(person, found) !== digest) throw new AppError('erasure-differs');
    refuseOthers(of, found);
    for (const conferenceId of conferenceIds) {
      const chosen = of.filter((one) => one.conferenceId === conferenceId).map(({ participantId }) => participantId);
      await eraseEntries(scope, conferenceId, chosen, person.name);
    }
    await deletePerson(tx, id, person.version);
    await noteEvent(scope, { kind: 'erased', detail: { what: 'person', entries: of.length } });
    return {};
  };
};

/** Handlers of erasing a person. What the journal holds of somebody, and what the search does, is known on the floor above. */
export const erasureHandlers = (textsOf: TextsOf, forgetFound: ForgetFound): Handler[] => [
  handleQuery(contract.preview, preview),
  handleChange(contract.erase, eraseWith(textsOf, forgetFound)),
];
