import { handleQuery, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { search as answering } from '../../../platform/text.ts';
import {
  documentsContract as contract,
  type DocumentAdoption,
  type DocumentFile,
  type Opening,
  type ReadableDocument,
} from '../contract.ts';
import { mayReadDocument, nameOf, sitesReached, type CirculationSite, type DocumentReader } from '../rules.ts';
import {
  knownItems,
  participantsWhoRead,
  places,
  storedDocuments,
  technicians,
  userNames,
  type NamingItem,
  type StoredDocument,
} from '../store/index.ts';
import { readable, readerOf } from './access.ts';

/** What votes have adopted, by document, as far as the caller may know of them. The floor that joins all hands it in: votes build upon documents. */
export type AdoptionsIn = (scope: QueryContext, conferenceId: string) => Promise<ReadonlyMap<string, DocumentAdoption>>;

/** Names and dates that the document views need. */
interface Surroundings {
  readonly reader: DocumentReader;
  readonly actor: QueryContext['actor'];
  readonly items: readonly NamingItem[];
  readonly places: readonly CirculationSite[];
  readonly siteOfUser: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
  readonly adoptions: ReadonlyMap<string, DocumentAdoption>;
}

async function surroundings(
  scope: QueryContext,
  conferenceId: string,
  reader: DocumentReader,
  uploaders: readonly string[],
  adoptionsIn: AdoptionsIn,
): Promise<Surroundings> {
  const { db, actor } = scope;
  const bare = { reader, actor, items: [], places: [], siteOfUser: new Map(), names: new Map(), adoptions: new Map() };
  if (!reader.staff) return bare;
  const [items, sites, siteOfUser, names] = await Promise.all([
    knownItems(db, conferenceId, reader.clearance),
    places(db, conferenceId),
    technicians(db, conferenceId),
    userNames(db, uploaders),
  ]);
  const adoptions = await adoptionsIn(scope, conferenceId);
  return { reader, actor, items, places: sites, siteOfUser, names, adoptions };
}

/** The sites that opened a version, by themselves or through their technician. */
function openedBy({ openings }: StoredDocument, number: number | undefined, siteOfUser: ReadonlyMap<string, string>): Set<string> {
  const ofVersion = openings.filter((opening) => opening.number === number);
  return new Set(ofVersion.flatMap(({ actorKind, actorId }) => (actorKind === 'site' ? actorId : (siteOfUser.get(actorId) ?? []))));
}

/** Receiving sites of a document and how many opened its latest version; null if it has no version or no receiving site. */
function reach(stored: StoredDocument, { places: all, siteOfUser, reader }: Surroundings) {
  const latest = stored.files[0]?.number;
  const reached = sitesReached(all, stored.document, stored.handouts);
  if (!reader.staff || latest === undefined || reached.length === 0) return null;
  const opened = openedBy(stored, latest, siteOfUser);
  return { reached, opened };
}

function filesOf(stored: StoredDocument, { actor, reader, names }: Surroundings): DocumentFile[] {
  const own = stored.openings.filter(({ actorKind, actorId }) => actorKind === actor.kind && actorId === actor.id);
  const shown = reader.staff ? stored.files : stored.files.slice(0, 1);
  return shown.map(({ number, name, mediaType, size, uploadedAt, uploadedBy }) => ({
    number,
    name,
    mediaType,
    size,
    uploadedAt: uploadedAt.getTime(),
    uploadedBy: reader.staff ? (names.get(uploadedBy) ?? null) : null,
    openedAt: own.find((opening) => opening.number === number)?.at.getTime() ?? null,
  }));
}

/** A document for its reader: outside staff without the draft's items and without other readers. */
function shownTo(stored: StoredDocument, around: Surroundings): ReadableDocument {
  const { extras: _, ...facts } = stored.document;
  const { reader, items } = around;
  const sites = reach(stored, around);
  const naming = items.filter(({ documents }) => documents.includes(facts.id));
  return {
    ...facts,
    adoptedIn: items.some(({ id }) => id === facts.adoptedIn) ? facts.adoptedIn : null,
    stamp: stored.stamp,
    files: filesOf(stored, around),
    items: naming.map(({ id, title }) => ({ id, title })),
    adoption: around.adoptions.get(facts.id) ?? null,
    handouts: reader.staff ? stored.handouts : [],
    sites: sites && { opened: sites.reached.filter(({ id }) => sites.opened.has(id)).length, total: sites.reached.length },
  };
}

const uploaders = (documents: readonly StoredDocument[]): string[] =>
  documents.flatMap(({ files }) => files.map((file) => file.uploadedBy));

const list =
  (adoptionsIn: AdoptionsIn) =>
  async (scope: QueryContext, { conferenceId, search = '' }: InputOf<typeof contract.list>) => {
    const reader = await readerOf(scope, conferenceId);
    const all = await storedDocuments(scope.db, conferenceId);
    const allowed = all.filter(({ document, handouts }) => mayReadDocument(reader, document, handouts));
    const found = search.trim() === '' ? allowed : answering(allowed, search, ({ document }) => document.title);
    const around = await surroundings(scope, conferenceId, reader, uploaders(found), adoptionsIn);
    return { documents: found.map((stored) => shownTo(stored, around)) };
  };

const get =
  (adoptionsIn: AdoptionsIn) =>
  async (scope: QueryContext, { conferenceId, id }: InputOf<typeof contract.get>) => {
    const { reader, ...stored } = await readable(scope, conferenceId, id);
    return { document: shownTo(stored, await surroundings(scope, conferenceId, reader, uploaders([stored]), adoptionsIn)) };
  };

const NO_ADOPTIONS: AdoptionsIn = () => Promise.resolve(new Map());

/** Names of those who opened it: sites by their current names, deleted ones by their ids, users by their display names. */
async function openingsOf({ db }: QueryContext, { openings }: StoredDocument, sites: readonly CirculationSite[]): Promise<Opening[]> {
  const users = await userNames(
    db,
    openings.flatMap(({ actorKind, actorId }) => (actorKind === 'user' ? actorId : [])),
  );
  const siteNames = new Map(sites.map(({ id, name }) => [id, name]));
  return openings
    .toSorted((a, b) => b.number - a.number || a.at.getTime() - b.at.getTime())
    .map(({ number, actorKind, actorId, at }) => {
      const kind = actorKind === 'site' ? ('site' as const) : ('user' as const);
      return { number, kind, id: actorId, name: (kind === 'site' ? siteNames : users).get(actorId) ?? actorId, at: at.getTime() };
    });
}

async function circulation(scope: QueryContext, { conferenceId, id }: InputOf<typeof contract.circulation>) {
  const { reader, ...stored } = await readable(scope, conferenceId, id);
  const around = await surroundings(scope, conferenceId, reader, [], NO_ADOPTIONS);
  const sites = reach(stored, around);
  const people = await participantsWhoRead(scope.db, conferenceId);
  const choice = ({ id: siteId, name }: CirculationSite) => ({ id: siteId, name });
  return {
    openings: await openingsOf(scope, stored, around.places),
    waiting: sites ? sites.reached.filter((site) => !sites.opened.has(site.id)).map(choice) : [],
    sites: around.places.map(choice),
    participants: people.map((person) => ({ id: person.id, name: nameOf(person) ?? person.id })),
    items: around.items.map(({ id: itemId, title }) => ({ id: itemId, name: title })),
  };
}

export const documentReadingHandlers = (adoptionsIn: AdoptionsIn): Handler[] => [
  handleQuery(contract.list, list(adoptionsIn)),
  handleQuery(contract.get, get(adoptionsIn)),
  handleQuery(contract.circulation, circulation),
];
