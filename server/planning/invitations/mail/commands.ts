import { noteChange } from '../../collections/commands.ts';
import { handleChange, handleQuery, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { peopleOf } from '../commands/people.ts';
import { invitationMailContract as contract } from './contract.ts';
import { recipientsOf } from './rules.ts';
import { lastMails, queueMails } from './store.ts';

/** What the commands need to know of the queue. */
interface Queue {
  readonly isOn: boolean;
}

async function send(scope: ChangeContext, input: InputOf<typeof contract.send>) {
  const { conferenceId, kind, participantIds, lang, origin } = input;
  const { tx, now } = scope;
  const people = await peopleOf(tx, conferenceId);
  const named = participantIds && new Set(participantIds);
  const chosen = recipientsOf(people, { kind, messages: await lastMails(tx, conferenceId), now }, named).map(({ id }) => id);
  if (chosen.length === 0) throw new AppError('nobody-to-write');
  const changes = { [kind]: chosen };
  await noteChange(scope, { conferenceId, operation: contract.send, id: newId(), what: 'participants', changes });
  await queueMails(tx, { conferenceId, kind, lang, origin }, chosen, now);
  return { queued: chosen.length };
}

/** The handlers that look at the queue of mail. */
export const invitationMailHandlers = (queue: Queue): readonly Handler[] => [
  handleQuery(contract.list, async ({ db }, { conferenceId }) => ({ isOn: queue.isOn, messages: await lastMails(db, conferenceId) })),
  handleChange(contract.send, (scope, input) => {
    if (!queue.isOn) throw new AppError('mail-off');
    return send(scope, input);
  }),
];
