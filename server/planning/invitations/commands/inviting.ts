import { hasEventSince, noteEvent, noteRead } from '../../../accounts/security-log/commands.ts';
import { noteChange } from '../../collections/commands.ts';
import { requireConference } from '../../conferences/store.ts';
import { participantList } from '../../participants/store.ts';
import { handleChange, handleQuery, type ChangeContext, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf, Operation } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { invitationsContract as contract, type Invited } from '../contract.ts';
import { toInvite } from '../rules.ts';
import {
  answersAmong,
  contactOf,
  findInvitation,
  freshLink,
  insertInvitations,
  pathOf,
  putContact,
  putTerms,
  removeInvitations,
  termsOf,
  updateInvitation,
} from '../store.ts';
import { answer, note } from './answering.ts';
import { apply } from './applying.ts';
import { peopleOf } from './people.ts';

const WHAT = 'participants';

/** Links are part of a panel that organizers open again and again: one event an hour says that somebody sees them. */
const SHOWN_AGAIN_MS = 3_600_000;

/** Shows the link and the contact to those who send invitations; that somebody has seen the link is noted. */
async function get(scope: QueryContext, { conferenceId, participantId }: InputOf<typeof contract.get>) {
  await participantList.require(scope.db, conferenceId, participantId);
  const row = await findInvitation(scope.db, conferenceId, participantId);
  const path = row && row.revokedAt === null ? pathOf(row.secret) : null;
  const isNoted = await hasEventSince(scope, 'code-shown', conferenceId, scope.now - SHOWN_AGAIN_MS);
  if (path !== null && !isNoted) await noteRead(scope, { kind: 'code-shown', conferenceId, subject: subject(participantId) });
  return { contact: await contactOf(scope.db, conferenceId, participantId), path };
}

const subject = (id: string) => ({ kind: 'invited', id });

const logged = (scope: ChangeContext, operation: Operation, conferenceId: string, id: string, changes: object) =>
  noteChange(scope, { conferenceId, operation, id, what: WHAT, changes });

/** The participants to invite: those named, or all of the attendee list; none twice. */
async function chosen({ tx }: ChangeContext, { conferenceId, participantIds }: InputOf<typeof contract.make>): Promise<Invited[]> {
  const people = await peopleOf(tx, conferenceId);
  if (participantIds === undefined) return toInvite(people);
  const wanted = new Set(participantIds);
  const found = people.filter(({ id }) => wanted.has(id));
  if (found.length < wanted.size) throw new AppError('not-found');
  return found.filter(({ invitation }) => invitation === null);
}

async function make(scope: ChangeContext, input: InputOf<typeof contract.make>) {
  const { conferenceId } = input;
  if ((await requireConference(scope.tx, conferenceId)).rehearsalOf !== null) throw new AppError('is-rehearsal');
  const people = await chosen(scope, input);
  if (people.length === 0) throw new AppError('nobody-to-invite');
  const id = newId();
  await logged(scope, contract.make, conferenceId, id, { invited: people.map((one) => one.id) });
  await noteEvent(scope, { kind: 'code-made', conferenceId, detail: { count: people.length } });
  await insertInvitations(
    scope.tx,
    { conferenceId, batchId: id, now: scope.now },
    people.map((one) => ({ id: one.id, isGroup: one.group !== null })),
  );
  return { id, made: people.length };
}

async function unmake(scope: ChangeContext, { conferenceId, id }: InputOf<typeof contract.unmake>) {
  await logged(scope, contract.unmake, conferenceId, id, {});
  const { removed, changed } = await removeInvitations(scope.tx, conferenceId, id);
  if (changed > 0) throw new AppError('changed-since', { n: changed });
  if (removed === 0) throw new AppError('not-found');
  await noteEvent(scope, { kind: 'code-revoked', conferenceId, detail: { count: removed } });
  return {};
}

async function changeLink(
  scope: ChangeContext,
  operation: typeof contract.replaceLink | typeof contract.revokeLink,
  { conferenceId, participantId }: InputOf<typeof contract.replaceLink>,
) {
  const row = await findInvitation(scope.tx, conferenceId, participantId);
  const { entity: invited } = await participantList.require(scope.tx, conferenceId, participantId);
  if (!row || invited.group !== null) throw new AppError('not-found');
  const isNew = operation === contract.replaceLink;
  await logged(scope, operation, conferenceId, participantId, {});
  await noteEvent(scope, { kind: isNew ? 'code-rotated' : 'code-revoked', conferenceId, subject: subject(participantId) });
  return { version: await updateInvitation(scope.tx, row, isNew ? freshLink() : { revokedAt: new Date(scope.now) }) };
}

/** The log says what was set, and no address or number. */
async function setContact(scope: ChangeContext, { conferenceId, participantId, ...contact }: InputOf<typeof contract.setContact>) {
  await participantList.require(scope.tx, conferenceId, participantId);
  await logged(scope, contract.setContact, conferenceId, participantId, { contact: ['email', 'phone'] });
  return { version: await putContact(scope.tx, conferenceId, participantId, contact) };
}

async function setTerms(scope: ChangeContext, { conferenceId, ...terms }: InputOf<typeof contract.setTerms>) {
  const { deadline } = await termsOf(scope.tx, conferenceId);
  await logged(scope, contract.setTerms, conferenceId, conferenceId, { deadline: [deadline, terms.deadline] });
  return { version: await putTerms(scope.tx, conferenceId, terms) };
}

export const invitingHandlers: Handler[] = [
  handleQuery(contract.list, async ({ db }, { conferenceId }) => ({
    people: await peopleOf(db, conferenceId),
    terms: await termsOf(db, conferenceId),
  })),
  handleQuery(contract.answers, async ({ db }, { conferenceId, of }) => {
    await requireConference(db, conferenceId);
    return answersAmong(db, conferenceId, of ?? []);
  }),
  handleQuery(contract.get, get),
  handleChange(contract.make, make),
  handleChange(contract.unmake, unmake),
  handleChange(contract.replaceLink, (scope, input) => changeLink(scope, contract.replaceLink, input)),
  handleChange(contract.revokeLink, (scope, input) => changeLink(scope, contract.revokeLink, input)),
  handleChange(contract.note, note),
  handleChange(contract.apply, apply),
  handleChange(contract.setContact, setContact),
  handleChange(contract.setTerms, setTerms),
  handleChange(contract.answer, answer),
];
