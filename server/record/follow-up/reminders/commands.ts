import { handleChange, handleQuery, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { registerOfConference } from '../commands/seen.ts';
import { taskRemindersContract as contract } from './contract.ts';
import { putReminderTerms, reminderTerms, toldReminders } from './store.ts';

async function set(scope: ChangeContext, { conferenceId, ...terms }: InputOf<typeof contract.set>) {
  await registerOfConference(scope, conferenceId);
  return { version: await putReminderTerms(scope.tx, conferenceId, terms) };
}

/** The handlers that know whether the office has a mail server. */
export const taskReminderHandlers = (mail: { readonly isOn: boolean }): readonly Handler[] => [
  handleQuery(contract.get, async ({ db }, { conferenceId }) => ({
    isMailOn: mail.isOn,
    terms: await reminderTerms(db, conferenceId),
    messages: await toldReminders(db, conferenceId),
  })),
  handleChange(contract.set, set),
];
