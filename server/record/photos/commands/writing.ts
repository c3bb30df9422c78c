import { createHash } from 'node:crypto';
import { logChange } from '../../../planning/conferences/store.ts';
import { refuseFaults } from '../../../planning/collections/commands.ts';
import { handleChange, type ChangeContext, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf, Operation } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import type { CleanPicture } from '../content/clean-picture.ts';
import { pictureOf } from '../content/picture.ts';
import { MAX_PHOTO_BYTES, MAX_PHOTOS, MAX_THUMBNAIL_BYTES, photosContract as contract, THUMBNAIL_SIDE } from '../contract.ts';
import { KEPT_AFTER_REMOVAL_MS, isSameShape, ranAt } from '../rules.ts';
import { countPhotos, insertPhoto, knownPeople, purgeRemoved, removePhoto, restorePhoto, storedPhoto, updatePhoto } from '../store.ts';
import { knownPhoto, secrecyFor, type Secrecy } from './access.ts';

/** Notes who changed the record, without words: texts and names of people do not belong there. @throws AppError archived, not-found. */
const note = (scope: ChangeContext, operation: Operation, conferenceId: string, subjectId: string): Promise<void> =>
  logChange(scope.tx, { conferenceId, actor: scope.actor, at: scope.now, operation: operation.name, subjectId, changes: {} });

/** Bytes of a base64 text. @throws AppError invalid. */
function decoded(path: 'content' | 'thumbnail', text: string): Buffer<ArrayBuffer> {
  const bytes = Buffer.from(text, 'base64');
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  // Node skips invalid base64, so that a malformed text gives too few bytes.
  if (text.length % 4 !== 0 || bytes.length !== (text.length / 4) * 3 - padding) refuseFaults([{ path, message: 'not-base64' }]);
  return bytes;
}

interface Checked {
  readonly picture: CleanPicture;
  readonly content: Content;
  readonly thumbnail: Content;
}
interface Content {
  readonly sha256: string;
  readonly bytes: Buffer<ArrayBuffer>;
}

function contentOf(bytes: Buffer): Content {
  const own = Buffer.from(bytes);
  return { bytes: own, sha256: createHash('sha256').update(own).digest('hex') };
}

/** Looks into both files, before any transaction, and drops what the camera noted. @throws AppError if one of them is not accepted. */
async function check(_scope: QueryContext, input: InputOf<typeof contract.add>): Promise<Checked> {
  const bytes = decoded('content', input.content);
  if (bytes.length > MAX_PHOTO_BYTES) throw new AppError('too-large');
  const picture = pictureOf(bytes);
  if (picture === 'other') throw new AppError('photo-type');
  if (picture === 'broken') throw new AppError('photo-broken');
  const given = decoded('thumbnail', input.thumbnail);
  const small = pictureOf(given);
  if (typeof small !== 'object' || small.type !== 'image/jpeg') throw new AppError('photo-thumbnail', { n: THUMBNAIL_SIDE });
  const isSmall = Math.max(small.width, small.height) <= THUMBNAIL_SIDE && isSameShape(small, picture);
  if (!isSmall || given.length > MAX_THUMBNAIL_BYTES) throw new AppError('photo-thumbnail', { n: THUMBNAIL_SIDE });
  return { picture, content: contentOf(picture.bytes), thumbnail: contentOf(small.bytes) };
}

/** What is known of when a picture was taken, and of what: a still by the server, anything else as it was given. */
function placeOf(scope: ChangeContext, { state }: Secrecy, input: InputOf<typeof contract.add>) {
  const isStill = input.origin === 'still';
  if (isStill && state.openSittingId === null) throw new AppError('no-programme');
  // A device whose clock is ahead does not know the time.
  const given = input.takenAt !== null && input.takenAt <= scope.now ? input.takenAt : null;
  const takenAt = isStill ? scope.now : given;
  const ran = takenAt === null ? [] : ranAt(state, takenAt);
  const itemId = input.itemId === undefined ? ((isStill ? state.runningItemId : ran[0]) ?? null) : input.itemId;
  return { takenAt, itemId, timeFrom: isStill ? ('still' as const) : (input.timeFrom ?? ('entered' as const)) };
}

/** @throws AppError invalid for an item that the actor does not know. */
function refuseUnknownItem(secrecy: Secrecy, itemId: string | null, before: string | null = null): void {
  if (itemId === null || itemId === before) return;
  const isKnown = secrecy.isInDraft(itemId) && secrecy.mayKnowItem(itemId);
  refuseFaults(isKnown ? [] : [{ path: 'itemId', message: 'no-such-reference' }]);
}

async function add(scope: ChangeContext, input: InputOf<typeof contract.add>, { picture, content, thumbnail }: Checked) {
  const { tx, actor, now } = scope;
  const { conferenceId, origin, caption } = input;
  const id = newId();
  const secrecy = await secrecyFor(scope, conferenceId);
  await note(scope, contract.add, conferenceId, id);
  if (input.itemId !== undefined) refuseUnknownItem(secrecy, input.itemId);
  const place = placeOf(scope, secrecy, input);
  const itemLevel = secrecy.levelOf(place.itemId);
  if (!secrecy.mayKnow({ ...place, itemLevel })) throw new AppError('photo-classified');
  if ((await countPhotos(tx, conferenceId)) >= MAX_PHOTOS) throw new AppError('too-many-photos', { n: MAX_PHOTOS });
  await purgeRemoved(tx, conferenceId, now - KEPT_AFTER_REMOVAL_MS);
  const { type: mediaType, width, height } = picture;
  const photo = { conferenceId, id, origin, ...place, itemLevel, caption, mediaType, width, height, uploadedBy: actor.id };
  await insertPhoto(tx, photo, content, thumbnail, now);
  return { id };
}

async function edit(scope: ChangeContext, { conferenceId, id, version, ...facts }: InputOf<typeof contract.edit>) {
  const secrecy = await secrecyFor(scope, conferenceId);
  const { photo: before, itemLevel: levelBefore } = await knownPhoto(scope, secrecy, { conferenceId, id });
  await note(scope, contract.edit, conferenceId, id);
  refuseUnknownItem(secrecy, facts.itemId, before.itemId);
  const people = [...new Set(facts.people)];
  const known = await knownPeople(scope.tx, conferenceId, people);
  refuseFaults(
    people.flatMap((one, at) =>
      known.has(one) || before.people.includes(one) ? [] : [{ path: `people[${at}]`, message: 'no-such-reference' }],
    ),
  );
  const isGone = facts.itemId !== null && !secrecy.isInDraft(facts.itemId);
  const itemLevel = isGone ? levelBefore : secrecy.levelOf(facts.itemId);
  if (!secrecy.mayKnow({ ...facts, itemLevel })) throw new AppError('photo-classified');
  const timeFrom = facts.takenAt === before.takenAt ? before.timeFrom : 'entered';
  if (!(await updatePhoto(scope.tx, { conferenceId, id, version }, { ...facts, people, timeFrom, itemLevel }))) throw new AppError('stale');
  return { version: version + 1 };
}

async function remove(scope: ChangeContext, { conferenceId, id, version }: InputOf<typeof contract.remove>) {
  await knownPhoto(scope, await secrecyFor(scope, conferenceId), { conferenceId, id });
  await note(scope, contract.remove, conferenceId, id);
  await purgeRemoved(scope.tx, conferenceId, scope.now - KEPT_AFTER_REMOVAL_MS);
  if (!(await removePhoto(scope.tx, { conferenceId, id, version }, scope.now))) throw new AppError('stale');
  return {};
}

async function restore(scope: ChangeContext, { conferenceId, id }: InputOf<typeof contract.restore>) {
  const secrecy = await secrecyFor(scope, conferenceId);
  const there = await storedPhoto(scope.tx, conferenceId, id);
  if (there && secrecy.mayKnow(there)) return { id };
  await knownPhoto(scope, secrecy, { conferenceId, id }, true);
  await note(scope, contract.restore, conferenceId, id);
  if ((await countPhotos(scope.tx, conferenceId)) >= MAX_PHOTOS) throw new AppError('too-many-photos', { n: MAX_PHOTOS });
  await restorePhoto(scope.tx, conferenceId, id);
  return { id };
}

export const photoWritingHandlers: readonly Handler[] = [
  handleChange(contract.add, add, check),
  handleChange(contract.edit, edit),
  handleChange(contract.remove, remove),
  handleChange(contract.restore, restore),
];
