import { noteChange, refuseFaults } from '../collections/commands.ts';
import { handleChange, handleQuery, type ChangeContext, type Handler, type QueryContext } from '../../platform/bus/handlers.ts';
import type { InputOf } from '../../platform/contract.ts';
import { AppError, type Fault } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { MAX_POSTS } from '../participants/contract.ts';
import { participantList } from '../participants/store.ts';
import type { Queryable } from '../../platform/database/open.ts';
import { directoryContract as contract, MAX_FOUND, MAX_HELD_POSTS, type DirectoryPerson } from './contract.ts';
import { comparison, mergedPosts, newPeople, postsOn, recognizer } from './rules.ts';
import {
  conferenceDay,
  conferencesOf,
  deletePerson,
  holdDirectory,
  insertPeople,
  peopleLike,
  peopleFound,
  peopleNamed,
  peoplePage,
  requirePerson,
  updatePerson,
} from './store.ts';

/** A person, with the conferences where the directory recognizes them. */
async function get({ db, actor }: QueryContext, { id }: InputOf<typeof contract.get>) {
  const person = await requirePerson(db, id);
  const recognize = recognizer(await peopleNamed(db, [person.name]));
  const isThem = (who: ReturnType<typeof recognize>): boolean => who.is === 'known' && who.person.id === id;
  const found = (await conferencesOf(db, actor, person.name)).filter((row) => isThem(recognize(row)));
  const conferences = found.map(({ conference, posts }) => ({ ...conference, posts }));
  const latestFirst = conferences.toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1));
  return { person, conferences: latestFirst, alike: await peopleLike(db, person) };
}

async function add({ tx }: ChangeContext, facts: InputOf<typeof contract.add>) {
  const [id = ''] = await insertPeople(tx, [facts]);
  return { id };
}

async function edit({ tx }: ChangeContext, { id, version, ...facts }: InputOf<typeof contract.edit>) {
  await requirePerson(tx, id);
  if (!(await updatePerson(tx, id, version, facts))) throw new AppError('stale');
  return { version: version + 1 };
}

/** Whoever is merged leaves the directory; the person who is kept has the posts of both. Conferences are not changed. */
async function merge({ tx }: ChangeContext, { id, version, other }: InputOf<typeof contract.merge>) {
  if (id === other.id) refuseFaults([{ path: 'other.id', message: 'duplicate' }]);
  await holdDirectory(tx);
  const [kept, gone] = [await requirePerson(tx, id), await requirePerson(tx, other.id)];
  const posts = mergedPosts(kept.posts, gone.posts);
  if (posts.length > MAX_HELD_POSTS) refuseFaults([{ path: 'other.id', message: 'too-many-entries', params: { n: MAX_HELD_POSTS } }]);
  const isMerged = await updatePerson(tx, id, version, { name: kept.name, posts });
  if (!isMerged || !(await deletePerson(tx, gone.id, other.version))) throw new AppError('stale');
  return { version: version + 1 };
}

async function remove({ tx }: ChangeContext, { id, version }: InputOf<typeof contract.remove>) {
  await requirePerson(tx, id);
  if (!(await deletePerson(tx, id, version))) throw new AppError('stale');
  return {};
}

/** The participants of a draft, the people of their names, and what one has that the other has not. */
async function compared(db: Queryable, conferenceId: string) {
  const participants = await participantList.all(db, conferenceId);
  const people = await peopleNamed(
    db,
    participants.flatMap(({ name }) => name ?? []),
  );
  return comparison(participants, people, await conferenceDay(db, conferenceId));
}

async function find({ db }: QueryContext, { conferenceId, search }: InputOf<typeof contract.find>) {
  const [found, day] = [await peopleFound(db, search), await conferenceDay(db, conferenceId)];
  const recognize = recognizer(found);
  const listed = (await participantList.all(db, conferenceId)).map(recognize);
  const ids = new Set(listed.flatMap((who) => (who.is === 'known' ? [who.person.id] : [])));
  const shown = (person: DirectoryPerson) => ({
    id: person.id,
    name: person.name,
    posts: postsOn(person, day),
    isListed: ids.has(person.id),
  });
  return { people: found.slice(0, MAX_FOUND).map(shown), total: found.length };
}

async function compare({ db }: QueryContext, { conferenceId }: InputOf<typeof contract.compare>) {
  const { changed, unknown, unsure } = await compared(db, conferenceId);
  return {
    changed: changed.map(({ participant: { id, version, posts }, person: { name }, now }) => ({ id, version, name, posts, now })),
    unknown: unknown.map(({ name }) => name ?? ''),
    unsure: unsure.map(({ name }) => name ?? ''),
  };
}

async function collect({ tx }: ChangeContext, { conferenceId }: InputOf<typeof contract.collect>) {
  // Two conferences may be collected at once: each person is added once.
  await holdDirectory(tx);
  const people = newPeople((await compared(tx, conferenceId)).unknown);
  await insertPeople(tx, people);
  return { added: people.length };
}

/** Gives participants the posts of the directory; nothing is changed unless all of them still differ as they were seen. */
async function apply(scope: ChangeContext, { conferenceId, of }: InputOf<typeof contract.apply>) {
  const { changed } = await compared(scope.tx, conferenceId);
  const known = new Map(changed.map((one) => [one.participant.id, one]));
  refuseFaults(
    of.flatMap(({ id }, at): Fault[] => {
      const one = known.get(id);
      if (!one) return [{ path: `of[${at}].id`, message: 'no-such-reference' }];
      // The directory keeps more posts of a person than a list may show.
      return one.now.length > MAX_POSTS ? [{ path: `of[${at}].posts`, message: 'too-many-entries', params: { n: MAX_POSTS } }] : [];
    }),
  );
  const before = of.flatMap(({ id, version }) => {
    const one = known.get(id);
    return one ? [{ ...one.participant, version, now: one.now }] : [];
  });
  const posts = before.map(({ id, posts: old, now }) => ({ id, posts: [old, now] }));
  await noteChange(scope, {
    conferenceId,
    operation: contract.apply,
    id: newId(),
    what: 'participants',
    changes: { posts: [null, posts] },
  });
  for (const { now, ...participant } of before) await participantList.update(scope.tx, conferenceId, { ...participant, posts: now });
  return {};
}

export const directoryHandlers: readonly Handler[] = [
  handleQuery(contract.list, ({ db }, { search = '', page = 1 }) => peoplePage(db, search, page)),
  handleQuery(contract.get, get),
  handleChange(contract.add, add),
  handleChange(contract.edit, edit),
  handleChange(contract.merge, merge),
  handleChange(contract.remove, remove),
  handleQuery(contract.find, find),
  handleQuery(contract.compare, compare),
  handleChange(contract.collect, collect),
  handleChange(contract.apply, apply),
];
