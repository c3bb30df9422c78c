import { mergesOf, publishedPlan } from '../../../planning/publishing/store.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { displayName } from '../../../planning/plan/rules.ts';
import { requirePlan } from '../../../planning/plan/store.ts';
import { handleQuery, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { FileAnswer, InputOf } from '../../../platform/contract.ts';
import type { Database } from '../../../platform/database/open.ts';
import { AppError } from '../../../platform/errors.ts';
import { photosContract as contract, type Album, type PhotoType } from '../contract.ts';
import { contentOf, storedPhotos } from '../store.ts';
import { knownPhoto, secrecyFor, type Secrecy } from './access.ts';

/** The draft, and behind it what only the version in force has still. */
async function planAround(db: Database, conferenceId: string): Promise<Pick<Plan, 'sittings' | 'items' | 'participants'>> {
  const [draft, inForce] = await Promise.all([requirePlan(db, conferenceId), publishedPlan(db, conferenceId)]);
  const together = <T extends { readonly id: string }>(now: readonly T[], before: readonly T[] = []): T[] => {
    const known = new Set(now.map(({ id }) => id));
    return [...now, ...before.filter(({ id }) => !known.has(id))];
  };
  return {
    sittings: together(draft.sittings, inForce?.sittings),
    items: together(draft.items, inForce?.items),
    participants: together(draft.participants, inForce?.participants),
  };
}

/** What pictures can name, as the reader may know it. */
async function around({ db }: QueryContext, conferenceId: string, secrecy: Secrecy): Promise<Omit<Album, 'photos'>> {
  const { state } = secrecy;
  const { sittings, items, participants } = await planAround(db, conferenceId);
  const running = state.runningItemId;
  return {
    sittings: sittings.map(({ id, title }) => {
      const { openedAt = null, closedAt = null } = state.sittings[id] ?? {};
      return { id, title, openedAt, closedAt };
    }),
    items: items
      .filter(({ id }) => secrecy.mayKnowItem(id))
      .map(({ id, sittingId, title }) => ({ id, sittingId, title, startedAt: state.items[id]?.startedAt ?? null })),
    people: participants.map((one) => ({ id: one.id, name: displayName(one) ?? '' })),
    isOn: state.openSittingId !== null && (running === null || secrecy.mayKnowItem(running)),
  };
}

/** The record with the digests of its small copies, by picture. */
interface StoredAlbum {
  readonly album: Album;
  readonly thumbnails: ReadonlyMap<string, string>;
}

/** The record of a conference as the actor may see it, or whoever has this clearance. */
export async function albumOf(scope: QueryContext, conferenceId: string, clearance?: number): Promise<StoredAlbum> {
  const secrecy = await secrecyFor(scope, conferenceId, clearance);
  const [rest, stored, merges] = await Promise.all([
    around(scope, conferenceId, secrecy),
    storedPhotos(scope.db, conferenceId),
    mergesOf(scope.db, conferenceId),
  ]);
  const known = new Set(rest.people.map(({ id }) => id));
  // Somebody who was entered twice is named as the one who was kept; who left the list for good is named no more.
  const peopleOf = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => merges[id] ?? id))].filter((id) => known.has(id));
  const readable = stored.filter(secrecy.mayKnow);
  const photos = readable.map(({ photo }) => ({ ...photo, people: peopleOf(photo.people) }));
  return { album: { ...rest, photos }, thumbnails: new Map(readable.map(({ photo, thumbnailSha256 }) => [photo.id, thumbnailSha256])) };
}

const ENDINGS = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' } as const satisfies Record<PhotoType, string>;

async function picture(scope: QueryContext, input: InputOf<typeof contract.picture>): Promise<FileAnswer> {
  const { photo, sha256 } = await knownPhoto(scope, await secrecyFor(scope, input.conferenceId), input);
  const content = await contentOf(scope.db, sha256);
  if (!content) throw new AppError('not-found');
  return { name: `anh-${photo.id}.${ENDINGS[photo.mediaType]}`, mediaType: photo.mediaType, content, revalidate: true };
}

async function thumbnail(scope: QueryContext, input: InputOf<typeof contract.thumbnail>): Promise<FileAnswer> {
  const { photo, thumbnailSha256 } = await knownPhoto(scope, await secrecyFor(scope, input.conferenceId), input);
  const content = await contentOf(scope.db, thumbnailSha256);
  if (!content) throw new AppError('not-found');
  return { name: `anh-${photo.id}-nho.jpg`, mediaType: 'image/jpeg', content, revalidate: true };
}

export const photoReadingHandlers: readonly Handler[] = [
  handleQuery(contract.list, async (scope, { conferenceId }) => (await albumOf(scope, conferenceId)).album),
  handleQuery(contract.picture, picture),
  handleQuery(contract.thumbnail, thumbnail),
];
