import { noteChange, refuseFaults } from '../../collections/commands.ts';
import { missingReferences } from '../../collections/references/store.ts';
import { usesOfParticipants } from '../../collections/uses/store.ts';
import { requireConference } from '../../conferences/store.ts';
import { participantsContract, type Participant } from '../../participants/contract.ts';
import { newParticipantFacts } from '../../participants/rules.ts';
import { participantList } from '../../participants/store.ts';
import type { ChangeContext } from '../../../platform/bus/handlers.ts';
import type { InputOf, Operation } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { fold } from '../../../platform/text.ts';
import { invitationsContract as contract, type Reply } from '../contract.ts';
import { isOpenForAnswers, replyFaults } from '../rules.ts';
import { findInvitation, invitationBehind, standInId, termsOf, updateInvitation } from '../store.ts';

type Row = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;
const WHAT = 'participants';

/** The participant who stands in for somebody; null if nobody does. */
async function standInOf({ tx }: ChangeContext, { conferenceId, participantId }: Row): Promise<Participant | null> {
  const id = await standInId(tx, conferenceId, participantId);
  return id === null ? null : ((await participantList.find(tx, conferenceId, id))?.entity ?? null);
}

/** Somebody of the list comes in nobody's place any more, and stays in it. */
async function release(scope: ChangeContext, conferenceId: string, standIn: Participant): Promise<void> {
  const changes = { standsFor: [standIn.standsFor, null] };
  await noteChange(scope, { conferenceId, operation: participantsContract.edit, id: standIn.id, what: WHAT, changes });
  await participantList.update(scope.tx, conferenceId, { ...standIn, standsFor: null });
}

/**
 * Puts the named substitute into the list, or changes the one whom the answer before named. Whom an organizer made a stand-in keeps their
 * name: they stay if they are the one who is named, and come in nobody's place otherwise. Returns the substitute's id.
 */
async function putSubstitute(scope: ChangeContext, row: Row, invited: Participant, named: NonNullable<Reply['substitute']>) {
  const { conferenceId, participantId } = row;
  if (invited.standsFor !== null) refuseFaults([{ path: 'reply.substitute.name', message: 'stands-in-already' }]);
  const before = await standInOf(scope, row);
  const isOfAnswer = before?.id === row.substituteId;
  if (before && !isOfAnswer && fold(before.name ?? '') === fold(named.name)) return before.id;
  if (before && !isOfAnswer) await release(scope, conferenceId, before);
  if (before && isOfAnswer) {
    const changes = { name: [before.name, named.name], posts: [before.posts, named.posts] };
    await noteChange(scope, { conferenceId, operation: participantsContract.edit, id: before.id, what: WHAT, changes });
    await participantList.update(scope.tx, conferenceId, { ...before, ...named });
    return before.id;
  }
  const { siteId, host, listed } = invited;
  const facts = newParticipantFacts({ ...named, siteId, host, listed, standsFor: participantId });
  const id = newId();
  await noteChange(scope, { conferenceId, operation: participantsContract.add, id, what: WHAT, changes: { added: [null, facts] } });
  await participantList.append(scope.tx, conferenceId, [{ ...facts, id, version: 1, extras: {} }]);
  return id;
}

/** A substitute who is no longer wanted leaves the list; one who is named elsewhere stays, and stands for nobody. */
async function dropSubstitute(scope: ChangeContext, row: Row): Promise<void> {
  const { conferenceId } = row;
  const before = await standInOf(scope, row);
  if (!before || before.id !== row.substituteId) return;
  if ((await usesOfParticipants(scope.tx, conferenceId, [before.id])).length > 0) {
    await release(scope, conferenceId, before);
    return;
  }
  const found = await participantList.require(scope.tx, conferenceId, before.id);
  const changes = { removed: [found, null] };
  await noteChange(scope, { conferenceId, operation: participantsContract.remove, id: before.id, what: WHAT, changes });
  await participantList.removeAll(scope.tx, conferenceId, [before.id]);
}

interface Answering {
  readonly row: Row;
  /** The version that was seen. */
  readonly version: number;
  /** Null takes the answer back. */
  readonly reply: Reply | null;
  readonly operation: Operation;
  /** Who noted it; null: the invited one by the link. */
  readonly by: string | null;
}

/** Whether an answer by the link says again what was stored last, as a second click or a repeated request does. */
async function isRepeated(scope: ChangeContext, { row, version, reply, by }: Answering): Promise<boolean> {
  if (!reply || by !== null || row.answeredBy !== null || row.version !== version + 1) return false;
  const standIn = reply.substitute && (await standInOf(scope, row));
  const isSamePerson = !reply.substitute || (standIn?.id === row.substituteId && standIn?.name === reply.substitute.name);
  return isSamePerson && row.answer === reply.answer && row.siteId === reply.siteId && row.reason === reply.reason;
}

/** Stores an answer, with the substitute whom it names. The log says that there is one, and no reason. */
async function store(scope: ChangeContext, answering: Answering): Promise<number> {
  const { row, version, reply, operation, by } = answering;
  const { tx, now } = scope;
  if (await isRepeated(scope, answering)) return row.version;
  const { conferenceId, participantId } = row;
  if (row.version !== version) throw new AppError('stale');
  refuseFaults(reply ? replyFaults(reply, by !== null) : []);
  refuseFaults(await missingReferences(tx, conferenceId, 'sites', 'reply.siteId', reply?.siteId ?? null));
  const changes = { answer: [row.answer, reply?.answer ?? null] };
  await noteChange(scope, { conferenceId, operation, id: participantId, what: WHAT, changes });
  const { entity: invited } = await participantList.require(tx, conferenceId, participantId);
  if (reply?.substitute && invited.group !== null) throw new AppError('group-has-no-substitute');
  const substituteId = reply?.substitute ? await putSubstitute(scope, row, invited, reply.substitute) : null;
  if (substituteId === null) await dropSubstitute(scope, row);
  const { answer = null, siteId = null, reason = null } = reply ?? {};
  const [answeredAt, answeredBy] = reply ? [new Date(now), by] : [null, null];
  return updateInvitation(tx, { ...row, version }, { answer, siteId, reason, substituteId, answeredAt, answeredBy });
}

/** The office notes an answer that came by telephone, also after the deadline. */
export async function note(scope: ChangeContext, { conferenceId, participantId, version, reply }: InputOf<typeof contract.note>) {
  const row = await findInvitation(scope.tx, conferenceId, participantId);
  if (!row) throw new AppError('not-found');
  return { version: await store(scope, { row, version, reply, operation: contract.note, by: scope.actor.id }) };
}

/** The invitation behind a link, in a conference that nobody changes until this transaction ends. @throws AppError invitation-unknown. */
async function heldInvitation(scope: ChangeContext, secret: string): Promise<Row> {
  const found = await invitationBehind(scope.tx, secret);
  if (!found || !(await scope.hold(found.conferenceId))) throw new AppError('invitation-unknown');
  // The link may have been replaced or revoked in the same moment.
  const held = await invitationBehind(scope.tx, secret);
  if (!held) throw new AppError('invitation-unknown');
  return held;
}

/** The invited one answers by the link. @throws AppError invitation-unknown, answer-late. */
export async function answer(scope: ChangeContext, { secret, version, reply }: InputOf<typeof contract.answer>) {
  const row = await heldInvitation(scope, secret);
  const { deadline } = await termsOf(scope.tx, row.conferenceId);
  const { date: firstDay, timeZone } = await requireConference(scope.tx, row.conferenceId);
  if (!isOpenForAnswers({ deadline, firstDay, timeZone }, scope.now)) throw new AppError('answer-late');
  // Whoever holds the link answers for the invited one, whatever login this browser has.
  const asInvited: ChangeContext = { ...scope, actor: { ...scope.actor, kind: 'invited', id: row.participantId } };
  return { version: await store(asInvited, { row, version, reply, operation: contract.answer, by: null }) };
}
