import { z } from 'zod';
import { OwnSeat } from '../seating/contract.ts';
import { command, PLANNERS, query, STAFF } from '../../accounts/permissions.ts';
import { CalendarDate, file, Id, IdsAndNames, NewVersion, Nothing, Version } from '../../platform/contract.ts';
import { plausibleDay } from '../conferences/contract/facts.ts';
import { MEDIA_TYPES } from '../documents/contract.ts';
import { Email, MAX_NEW_PARTICIPANTS, PARTICIPANTS_PER_PAGE } from '../participants/contract.ts';
import { ANSWERS, Invitation, Invited, Reply, Substitute } from './answers/contract.ts';
import { Phone } from '../sites/access/contract.ts';

export * from './answers/contract.ts';

/** Scheme and host under which the invited reach this server, such as https://diem-cau.vn. */
export const LinkOrigin = z.string().regex(/^https?:\/\/[\w.:[\]-]{1,250}$/, 'bad-origin');

/** How a participant is reached. `version` 0: nothing is stored yet. */
export const Contact = z.strictObject({ email: z.string().nullable(), phone: z.string().nullable(), version: z.number().int().min(0) });
export type Contact = z.output<typeof Contact>;

/** The last day on which the invited may answer, in the conference's time zone. `version` 0: nothing is stored yet. */
export const InvitationTerms = z.strictObject({ deadline: CalendarDate.nullable(), version: z.number().int().min(0) });
export type InvitationTerms = z.output<typeof InvitationTerms>;

/** What an invited person sees of the agenda: planned times of what is published, without what is classified. */
const OwnItem = z.strictObject({ time: z.string().nullable(), title: z.string(), speakers: z.array(z.string()) });
const OwnSitting = z.strictObject({ title: z.string().nullable(), items: z.array(OwnItem) });

/** The page of an invited person. What is not published yet is null, or empty. */
export const OwnInvitation = z.strictObject({
  conference: z.strictObject({
    title: z.string(),
    organizer: z.string(),
    date: CalendarDate.nullable(),
    starts: z.string().nullable(),
    timeZone: z.string(),
    venue: z.string().nullable(),
    isPublished: z.boolean(),
  }),
  who: z.string(),
  /** The site where the plan expects them; null: the main hall, or not known. */
  site: z.string().nullable(),
  deadline: CalendarDate.nullable(),
  /** Whether the link may still change the answer. */
  isOpen: z.boolean(),
  invitation: Invitation,
  substitute: Substitute.nullable(),
  sites: IdsAndNames,
  sittings: z.array(OwnSitting),
  /** Their seats, or those of their stand-in, once they are told. */
  seats: z.array(OwnSeat),
  /** Whether they are asked for comments on a draft. */
  asksForComments: z.boolean(),
  /** What was handed out to them. */
  documents: IdsAndNames,
});
export type OwnInvitation = z.output<typeof OwnInvitation>;

const Secret = z.string().min(1).max(200);
const wrong = ['invitation-unknown'] as const;
const secret = { kind: 'code', wrong } as const;
const at = '/conferences/:conferenceId/invitations';
const One = { conferenceId: Id, participantId: Id };
const Seen = z.number().int().min(0);

export const invitationsContract = {
  list: query({
    name: 'invitations.list',
    summary: 'List the participants with their answers.',
    route: `GET ${at}`,
    permit: STAFF,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ people: z.array(Invited), terms: InvitationTerms }),
  }),
  answers: query({
    name: 'invitations.answers',
    summary: 'Get the answers of some participants.',
    route: 'GET /conferences/:conferenceId/answers',
    permit: STAFF,
    input: z.strictObject({ conferenceId: Id, of: z.array(Id).max(PARTICIPANTS_PER_PAGE).optional() }),
    output: z.strictObject({
      /** Of those among them who are invited, by their ids. */
      answers: z.record(Id, z.enum(ANSWERS).nullable()),
      /** Invitations in the whole list without an answer. */
      waiting: z.number().int(),
    }),
  }),
  get: query({
    name: 'invitations.get',
    summary: 'Get how a participant is reached, and the link of their page.',
    route: `GET ${at}/:participantId`,
    permit: PLANNERS,
    input: z.strictObject(One),
    output: z.strictObject({ contact: Contact, path: z.string().nullable() }),
  }),
  make: command({
    name: 'invitations.make',
    summary: 'Invite participants, or all of the attendee list.',
    route: `POST ${at}`,
    permit: PLANNERS,
    refusals: ['is-rehearsal', 'nobody-to-invite'],
    input: z.strictObject({ conferenceId: Id, participantIds: z.array(Id).min(1).max(MAX_NEW_PARTICIPANTS).optional() }),
    output: z.strictObject({ id: Id, made: z.number().int() }),
  }),
  unmake: command({
    name: 'invitations.unmake',
    summary: 'Take back invitations that were made together.',
    route: `DELETE ${at}/batches/:id`,
    permit: PLANNERS,
    refusals: ['changed-since'],
    input: z.strictObject({ conferenceId: Id, id: Id }),
    output: Nothing,
  }),
  replaceLink: command({
    name: 'invitations.replaceLink',
    summary: 'Issue a new link; the old one ends.',
    route: `POST ${at}/:participantId/link`,
    permit: PLANNERS,
    input: z.strictObject(One),
    output: NewVersion,
  }),
  revokeLink: command({
    name: 'invitations.revokeLink',
    summary: 'Revoke the link of an invitation.',
    route: `DELETE ${at}/:participantId/link`,
    permit: PLANNERS,
    input: z.strictObject(One),
    output: NewVersion,
  }),
  note: command({
    name: 'invitations.note',
    summary: 'Note the answer of somebody; null takes it back.',
    route: `PUT ${at}/:participantId/answer`,
    permit: PLANNERS,
    refusals: ['group-has-no-substitute'],
    input: z.strictObject({ ...One, version: Version, reply: Reply.nullable() }),
    output: NewVersion,
  }),
  apply: command({
    name: 'invitations.apply',
    summary: 'Apply answers to the plan: where the invited come.',
    route: `POST ${at}/applied`,
    permit: PLANNERS,
    refusals: ['nothing-to-apply', 'stale'],
    input: z.strictObject({
      conferenceId: Id,
      /** With the versions of the answers that were seen. */
      answers: z
        .array(z.strictObject({ participantId: Id, version: Version }))
        .min(1)
        .max(MAX_NEW_PARTICIPANTS),
    }),
    output: z.strictObject({ applied: z.number().int() }),
  }),
  setContact: command({
    name: 'invitations.setContact',
    summary: 'Set how a participant is reached.',
    route: `PUT ${at}/:participantId/contact`,
    permit: PLANNERS,
    input: z.strictObject({ ...One, version: Seen, email: Email.nullable(), phone: Phone.nullable() }),
    output: NewVersion,
  }),
  setTerms: command({
    name: 'invitations.setTerms',
    summary: 'Set the last day for answers; null: until the conference.',
    route: `PUT ${at}/terms`,
    permit: PLANNERS,
    input: z.strictObject({ conferenceId: Id, version: Seen, deadline: plausibleDay(CalendarDate).nullable() }),
    output: NewVersion,
  }),
  own: query({
    name: 'invitations.own',
    summary: 'Get the page of an invited person by their link.',
    route: 'GET /invited/:secret',
    permit: ['anyone'],
    refusals: [...wrong],
    secret,
    input: z.strictObject({ secret: Secret }),
    output: OwnInvitation,
    remember: false,
  }),
  answer: command({
    name: 'invitations.answer',
    summary: 'Answer an invitation by its link.',
    route: 'PUT /invited/:secret',
    permit: ['anyone'],
    refusals: [...wrong, 'answer-late', 'archived'],
    secret,
    input: z.strictObject({ secret: Secret, version: Version, reply: Reply }),
    output: NewVersion,
    remember: false,
  }),
  calendar: query({
    name: 'invitations.calendar',
    summary: 'Download the published plan by an invitation’s link.',
    route: 'GET /invited/:secret/calendar.ics',
    permit: ['anyone'],
    refusals: [...wrong, 'not-found'],
    secret,
    input: z.strictObject({ secret: Secret, lang: z.enum(['vi', 'en']).default('vi') }),
    output: file('text/calendar; charset=utf-8'),
    remember: false,
  }),
  openDocument: query({
    name: 'invitations.openDocument',
    summary: 'Download a document handed out to an invited person.',
    route: 'GET /invited/:secret/documents/:id',
    permit: ['anyone'],
    refusals: [...wrong, 'not-found'],
    secret,
    input: z.strictObject({ secret: Secret, id: Id }),
    output: file(MEDIA_TYPES.pdf, ...Object.values(MEDIA_TYPES).slice(1)),
    remember: false,
  }),
};
