import { formatDate, formatTime } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { InvitationMail, MailKind } from './contract.ts';

/** What a message tells of a conference; null is not published, or not known. */
export interface MailFacts {
  readonly title: string;
  readonly organizer: string;
  readonly date: string | null;
  readonly venue: string | null;
  readonly deadline: string | null;
  readonly link: string;
}

/** Subject and text of a message. */
export function mailText(lang: Lang, kind: MailKind, { title, organizer, date, venue, deadline, link }: MailFacts) {
  const day = date && formatDate(lang, date, 'utc');
  const lines = [
    translate(lang, `invitations.mail.${kind}`, { organizer, title }),
    day && translate(lang, 'invitations.mail.when', { date: day }),
    venue && translate(lang, 'invitations.mail.where', { venue }),
    '',
    deadline
      ? translate(lang, 'invitations.mail.answerBy', { date: formatDate(lang, deadline, 'utc') })
      : translate(lang, 'invitations.mail.answer'),
    link,
    '',
    translate(lang, 'invitations.mail.private'),
    organizer,
  ];
  return {
    subject: translate(lang, `invitations.mail.subject.${kind}`, { title }),
    text: lines.filter((line) => line !== null).join('\n'),
  };
}

/** What became of a message, in words: "Thư mời: đã gửi, 08:00 ngày 20/11/2025". */
export function mailView(lang: Lang, { kind, state, code, at }: InvitationMail, zone: string) {
  const text = translate(lang, `invitations.mail.state.${state}`);
  return {
    kind: translate(lang, `invitations.mail.kind.${kind}`),
    state,
    isWrong: state === 'refused' || state === 'failed' || state === 'unknown',
    text: code === null ? text : translate(lang, 'invitations.mail.withCode', { text, code }),
    time: formatTime(lang, at, zone),
    date: formatDate(lang, at, zone),
  };
}
