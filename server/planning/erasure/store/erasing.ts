import { canonicalJson } from '../../../platform/canonical.ts';
import type { Queryable, Tx } from '../../../platform/database/open.ts';
import { spelled } from '../../../platform/text.ts';
import { participantList } from '../../participants/store.ts';
import { findSeating, saveSeating } from '../../seating/store.ts';
import {
  captionLeft,
  changeWithoutPerson,
  isStillOf,
  postsLeft,
  speakerLeft,
  taskWithoutPerson,
  withoutPerson,
  type Erased,
  type Json,
} from '../rules.ts';

interface OfConference extends Erased {
  readonly conferenceId: string;
}

/** The ids under which these participants were entered besides, before they were merged. */
export async function withMergedIds(tx: Tx, conferenceId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.participantMerge.findMany({ where: { conferenceId, keptId: { in: [...ids] } } });
  return new Set([...ids, ...rows.map(({ mergedId }) => mergedId)]);
}

/** The ids without those under which the draft has somebody else by now: these keep what they have today. */
export async function stillTheirs(tx: Queryable, conferenceId: string, ids: ReadonlySet<string>, name: string): Promise<Set<string>> {
  const rows = await tx.participant.findMany({ where: { conferenceId, id: { in: [...ids] } }, select: { id: true, name: true } });
  const others = new Set(rows.filter((row) => !isStillOf(row.name, name)).map(({ id }) => id));
  return new Set([...ids].filter((id) => !others.has(id)));
}

/** Leaves the post without its name in the draft. */
async function erasePlanned(tx: Tx, { conferenceId, ids }: OfConference): Promise<void> {
  for (const id of ids) {
    const found = await participantList.find(tx, conferenceId, id);
    if (!found) continue;
    const { posts, group } = found.entity;
    await participantList.update(tx, conferenceId, { ...found.entity, name: null, posts: postsLeft(posts, group), extras: {} });
  }
}

/** Leaves the post without its name in every version, and in what was logged. */
async function erasePast(tx: Tx, { conferenceId, ...erased }: OfConference): Promise<void> {
  for (const { number, plan, changes } of await tx.publication.findMany({ where: { conferenceId } })) {
    const left = withoutPerson(JSON.parse(plan) as Json, erased);
    const data = {
      plan: canonicalJson(withPosts(left, erased)),
      changes: JSON.parse(JSON.stringify(withoutPerson(changes as Json, erased))),
    };
    await tx.publication.update({ where: { conferenceId_number: { conferenceId, number } }, data });
  }
  for (const { id, operation, subjectId, changes } of await tx.changeLog.findMany({ where: { conferenceId } })) {
    const isTask = operation.startsWith('preparation.');
    const left = isTask ? taskWithoutPerson(changes as Json, erased.name) : changeWithoutPerson(changes as Json, subjectId, erased);
    if (canonicalJson(left) !== canonicalJson(changes))
      await tx.changeLog.update({ where: { id }, data: { changes: JSON.parse(JSON.stringify(left)) } });
  }
}

/** A version of which nobody is without any words: who had no post is called a participant. */
function withPosts(plan: Json, { ids }: Erased): Json {
  const { participants, ...rest } = plan as {
    readonly participants: readonly { id: string; name: string | null; posts: string[]; group: string | null }[];
  };
  const named = participants.map((one) =>
    ids.has(one.id) && one.name === null ? { ...one, posts: postsLeft(one.posts, one.group) } : one,
  );
  return { ...rest, participants: named };
}

async function eraseInvitations(tx: Tx, conferenceId: string, among: { in: string[] }): Promise<void> {
  const own = { conferenceId, participantId: among };
  await tx.invitation.deleteMany({ where: own });
  await tx.invitation.updateMany({ where: { conferenceId, substituteId: among }, data: { reason: null, version: { increment: 1 } } });
  await tx.invitationMail.deleteMany({ where: own });
  await tx.participantContact.deleteMany({ where: own });
  await tx.mergeUndo.deleteMany({ where: { conferenceId, OR: [{ keptId: among }, { mergedId: among }] } });
  await tx.teamInvitation.deleteMany({ where: own });
  await tx.calendarFeed.deleteMany({ where: { conferenceId, holder: 'participant', holderId: among } });
  await tx.documentHandout.deleteMany({ where: { conferenceId, target: 'participant', targetId: among } });
}

/** Who answers for a site or a task under the same name is no participant, and is not known any more either. */
async function eraseContacts(tx: Tx, { conferenceId, name }: OfConference): Promise<void> {
  const nobody = { contactName: null, contactPhone: null, version: { increment: 1 } };
  await tx.siteAccess.updateMany({ where: { conferenceId, contactName: name }, data: nobody });
  const responsible = { responsible: null, version: { increment: 1 } };
  await tx.preparationTask.updateMany({ where: { conferenceId, responsible: name }, data: responsible });
  const unreachable = { email: null, secret: null, calendarSecret: null, version: { increment: 1 } };
  await tx.taskOwner.updateMany({ where: { conferenceId, key: spelled(name) }, data: unreachable });
}

/** Who spoke for the author of a comment is not named any more, in its history neither. */
async function eraseSpeakers(tx: Tx, { conferenceId, name }: OfConference): Promise<void> {
  for (const { id, speaker } of await tx.comment.findMany({ where: { conferenceId, speaker: { not: null } } })) {
    const left = speakerLeft(speaker, name);
    if (left !== speaker) await tx.comment.updateMany({ where: { conferenceId, id }, data: { speaker: left, version: { increment: 1 } } });
  }
  for (const { commentId, number, data } of await tx.commentChange.findMany({ where: { conferenceId } })) {
    const { speaker = null, ...words } = data as { readonly speaker?: string | null };
    const left = speakerLeft(speaker, name);
    const where = { conferenceId_commentId_number: { conferenceId, commentId, number } };
    if (left !== speaker) await tx.commentChange.update({ where, data: { data: { ...words, speaker: left } } });
  }
}

async function eraseSeats(tx: Tx, { conferenceId, ids }: OfConference): Promise<void> {
  const { version, ...seating } = await findSeating(tx, conferenceId);
  const seated = seating.seated.filter(({ participantId }) => !ids.has(participantId));
  if (seated.length < seating.seated.length) await saveSeating(tx, conferenceId, version, { ...seating, seated });
}

/** Nobody says any more that they are seen on a picture. */
async function erasePhotos(tx: Tx, { conferenceId, ids, name }: OfConference): Promise<void> {
  await tx.photoPerson.deleteMany({ where: { conferenceId, participantId: { in: [...ids] } } });
  for (const { id, caption } of await tx.photo.findMany({ where: { conferenceId }, select: { id: true, caption: true } })) {
    const left = caption && captionLeft(caption, name);
    if (left !== caption) await tx.photo.updateMany({ where: { conferenceId, id }, data: { caption: left, version: { increment: 1 } } });
  }
}

/** The badges that were printed no longer count. */
async function eraseBadges(tx: Tx, { conferenceId, ids }: OfConference): Promise<void> {
  for (const participantId of ids) {
    const where = { conferenceId_participantId: { conferenceId, participantId } };
    await tx.badgeIssue.upsert({ where, create: { conferenceId, participantId, issue: 2 }, update: { issue: { increment: 1 } } });
  }
}

interface Theirs {
  /** Those of the ids that are of nobody else by now. */
  readonly theirs: ReadonlySet<string>;
}

/** Erases a person from one conference. Returns the users whose role as that person ends. */
export async function eraseFrom(tx: Tx, { theirs, ...past }: OfConference & Theirs): Promise<string[]> {
  const { conferenceId } = past;
  const erased = { ...past, ids: theirs };
  const among = { in: [...theirs] };
  const logins = await tx.membership.findMany({ where: { conferenceId, participantId: among }, select: { userId: true } });
  await erasePlanned(tx, erased);
  await erasePast(tx, past);
  await eraseInvitations(tx, conferenceId, among);
  await eraseContacts(tx, erased);
  await eraseSpeakers(tx, erased);
  await eraseSeats(tx, erased);
  await erasePhotos(tx, erased);
  await eraseBadges(tx, erased);
  await tx.membership.deleteMany({ where: { conferenceId, participantId: among } });
  return logins.map(({ userId }) => userId);
}

/** Erases texts that the journal names by their ids, and those that say why one of these people was absent. */
export async function eraseTexts(
  tx: Tx,
  conferenceId: string,
  ids: readonly string[],
  people: ReadonlySet<string>,
  at: number,
): Promise<void> {
  const ofPeople = [...people].map((id) => `absence:${id}`);
  const where = { conferenceId, OR: [{ id: { in: [...ids] } }, { kind: { in: ofPeople } }] };
  await tx.proceedingsText.updateMany({ where, data: { body: '', erasedAt: new Date(at) } });
}
