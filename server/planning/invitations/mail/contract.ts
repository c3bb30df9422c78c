import { z } from 'zod';
import { command, PLANNERS, query } from '../../../accounts/permissions.ts';
import { Id } from '../../../platform/contract.ts';
import { MAX_NEW_PARTICIPANTS } from '../../participants/contract.ts';
import { LinkOrigin } from '../contract.ts';

export const MAIL_KINDS = ['invitation', 'reminder'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/**
 * What became of a message. `refused`: the server takes none for this address. `failed`: given up after several attempts, or the address is gone.
 * `unknown`: the line broke after the text was handed over, so that it may have been sent; it is not sent again by itself.
 */
export const MAIL_STATES = ['waiting', 'sending', 'sent', 'refused', 'failed', 'unknown'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** The last message of a kind to somebody. `at`: milliseconds since 1970. */
export const InvitationMail = z.strictObject({
  participantId: Id,
  kind: z.enum(MAIL_KINDS),
  state: z.enum(MAIL_STATES),
  attempts: z.number().int(),
  /** Answer of the mail server, such as 550; null if it gave none. */
  code: z.number().int().nullable(),
  at: z.number().int(),
});
export type InvitationMail = z.output<typeof InvitationMail>;

const at = '/conferences/:conferenceId/invitation-mail';

export const invitationMailContract = {
  list: query({
    name: 'invitationMail.list',
    summary: 'List what became of the e-mails to the invited.',
    route: `GET ${at}`,
    permit: PLANNERS,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({
      /** Whether the office has a mail server. */
      isOn: z.boolean(),
      messages: z.array(InvitationMail),
    }),
  }),
  send: command({
    name: 'invitationMail.send',
    summary: 'Send invitations or reminders by e-mail.',
    route: `POST ${at}`,
    permit: PLANNERS,
    refusals: ['mail-off', 'nobody-to-write'],
    input: z.strictObject({
      conferenceId: Id,
      kind: z.enum(MAIL_KINDS),
      /** By default everybody to whom it was not sent yet; those named get it again. */
      participantIds: z.array(Id).min(1).max(MAX_NEW_PARTICIPANTS).optional(),
      lang: z.enum(['vi', 'en']).default('vi'),
      origin: LinkOrigin,
    }),
    output: z.strictObject({ queued: z.number().int() }),
  }),
};
