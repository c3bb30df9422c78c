import { formatDate, formatTime } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Matter } from '../contract.ts';
import { dayText } from '../presenter/words.ts';
import type { Reminder, Stage } from './contract.ts';

interface ReminderFacts {
  readonly title: string;
  readonly organizer: string;
  readonly tasks: readonly Pick<Matter, 'text' | 'lastDay'>[];
  /** Where they report; null: they have neither a link nor a login. */
  readonly link: string | null;
}

/** Longest text of a task in a message. */
const MAX_TEXT = 300;
const shortened = (text: string): string => (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text).replace(/\s+/g, ' ');

/** Subject and text of a message that reminds of tasks. */
export function reminderText(lang: Lang, stage: Stage, { title, organizer, tasks, link }: ReminderFacts) {
  const lines = [
    translate(lang, `taskOwners.reminders.mail.${stage}`, { organizer, title }),
    ...tasks.map(({ text, lastDay }) => {
      const due = lastDay === null ? '' : ` (${translate(lang, 'taskOwners.reminders.mail.lastDay', { date: dayText(lang, lastDay) })})`;
      return `- ${shortened(text)}${due}`;
    }),
    ...(link === null ? [] : ['', translate(lang, 'taskOwners.reminders.mail.report'), link]),
    '',
    organizer,
  ];
  return { subject: translate(lang, `taskOwners.reminders.mail.subject.${stage}`, { n: tasks.length }), text: lines.join('\n') };
}

/** What became of the messages to an owner, in words. */
export const remindersView = (lang: Lang, messages: readonly Reminder[], key: string, zone: string) =>
  messages
    .filter((one) => one.key === key)
    .map(({ stage, state, code, at, tasks }) => {
      const text = translate(lang, `invitations.mail.state.${state}`);
      return {
        kind: translate(lang, `taskOwners.reminders.stage.${stage}`, { n: tasks }),
        text: code === null ? text : translate(lang, 'invitations.mail.withCode', { text, code }),
        isWrong: state === 'refused' || state === 'failed' || state === 'unknown',
        time: formatTime(lang, at, zone),
        date: formatDate(lang, at, zone),
      };
    });
