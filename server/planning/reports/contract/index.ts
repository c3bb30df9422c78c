import { z } from 'zod';
import { AT_SITE, command, PLANNERS, query, STAFF } from '../../../accounts/permissions.ts';
import { file, Id, IN_DOCS, Made, NewVersion, Prose, Version } from '../../../platform/contract.ts';
import { EarlierForm, Form, FormFacts, MAX_QUESTIONS, OwnReport, ReportEvent, ReportRow, StoredAnswer } from './entities.ts';

const at = '/conferences/:conferenceId/reports';
const ofConference = z.strictObject({ conferenceId: Id });
const OfForm = z.strictObject({ conferenceId: Id, id: Id });
const Seen = OfForm.extend({ version: Version });

export const reportsContract = {
  list: query({
    name: 'reports.list',
    summary: 'List the report forms of a conference.',
    route: `GET ${at}`,
    permit: STAFF,
    input: ofConference,
    output: z
      .strictObject({ forms: z.array(z.strictObject({ ...Form.shape, sites: z.number().int(), submitted: z.number().int() })) })
      .meta(IN_DOCS),
  }),
  gather: query({
    name: 'reports.gather',
    summary: 'Get a report form with what each site submitted.',
    route: `GET ${at}/:id`,
    permit: STAFF,
    input: OfForm,
    output: z.strictObject({ form: Form, sites: z.array(ReportRow) }).meta(IN_DOCS),
  }),
  site: query({
    name: 'reports.site',
    summary: 'Get the report of one site with its history.',
    route: `GET ${at}/:id/sites/:siteId`,
    permit: STAFF,
    input: OfForm.extend({ siteId: Id }),
    output: z
      .strictObject({ form: Form, site: ReportRow, history: z.array(ReportEvent.extend({ by: z.string().nullable() })) })
      .meta(IN_DOCS),
  }),
  earlier: query({
    name: 'reports.earlier',
    summary: 'List your report forms of other conferences.',
    route: `GET /conferences/:conferenceId/earlier-reports`,
    permit: STAFF,
    input: ofConference,
    output: z.strictObject({ forms: z.array(EarlierForm) }).meta(IN_DOCS),
  }),
  sheet: query({
    name: 'reports.sheet',
    summary: 'Download what the sites submitted as a spreadsheet.',
    route: `GET ${at}/:id/sheet`,
    permit: STAFF,
    heavy: true,
    input: OfForm.extend({ lang: z.enum(['vi', 'en']).default('vi') }),
    output: file('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  }),
  add: command({
    name: 'reports.add',
    summary: 'Add a report form.',
    route: `POST ${at}`,
    permit: PLANNERS,
    refusals: ['is-rehearsal'],
    input: z.strictObject({ conferenceId: Id, facts: FormFacts.meta(IN_DOCS) }),
    output: Made,
  }),
  copy: command({
    name: 'reports.copy',
    summary: 'Copy a report form of another conference of yours.',
    route: `POST ${at}/copies`,
    permit: PLANNERS,
    refusals: ['is-rehearsal'],
    input: z.strictObject({ conferenceId: Id, from: OfForm }),
    output: Made,
  }),
  edit: command({
    name: 'reports.edit',
    summary: 'Update a report form.',
    route: `PUT ${at}/:id`,
    permit: PLANNERS,
    refusals: ['is-rehearsal'],
    input: Seen.extend({ facts: FormFacts.meta(IN_DOCS) }),
    output: NewVersion,
  }),
  remove: command({
    name: 'reports.remove',
    summary: 'Remove a report form that no site has filled in.',
    route: `DELETE ${at}/:id`,
    permit: PLANNERS,
    refusals: ['is-rehearsal', 'form-answered'],
    input: Seen,
    output: z.strictObject({}),
  }),
  ask: command({
    name: 'reports.ask',
    summary: 'Ask the sites for their reports, or withdraw that.',
    route: `POST ${at}/:id/ask`,
    permit: PLANNERS,
    refusals: ['is-rehearsal', 'nobody-to-ask'],
    input: Seen.extend({ asked: z.boolean() }),
    output: NewVersion,
  }),
  remind: command({
    name: 'reports.remind',
    summary: 'Remind sites that have not submitted, on their page.',
    route: `POST ${at}/:id/reminders`,
    permit: PLANNERS,
    refusals: ['is-rehearsal', 'not-asked', 'nobody-to-remind'],
    input: OfForm.extend({ siteId: Id.optional(), text: Prose.nullable().default(null) }),
    output: z.strictObject({ reminded: z.number().int() }),
  }),
  correct: command({
    name: 'reports.correct',
    summary: 'Ask a site to correct its report.',
    route: `POST ${at}/:id/sites/:siteId/correction`,
    permit: PLANNERS,
    refusals: ['is-rehearsal', 'not-submitted'],
    input: Seen.extend({ siteId: Id, text: Prose }),
    output: NewVersion,
  }),
  own: query({
    name: 'reports.own',
    summary: 'List the reports that your own site is asked for.',
    route: 'GET /conferences/:conferenceId/own-site/reports',
    permit: AT_SITE,
    input: ofConference,
    output: z.strictObject({ reports: z.array(OwnReport) }).meta(IN_DOCS),
  }),
  fill: command({
    name: 'reports.fill',
    summary: 'Write answers of your own site, each over the one seen.',
    route: 'PUT /conferences/:conferenceId/own-site/reports/:id',
    permit: AT_SITE,
    refusals: ['is-rehearsal', 'not-asked', 'report-submitted'],
    input: OfForm.extend({
      answers: z
        .array(StoredAnswer.extend({ version: z.number().int().min(0) }))
        .max(MAX_QUESTIONS)
        .meta(IN_DOCS),
    }),
    /** `disputed`: questions that somebody else answered differently meanwhile; theirs stays, and is among the answers. */
    output: z.strictObject({ answers: z.array(StoredAnswer), disputed: z.array(Id) }).meta(IN_DOCS),
  }),
  submit: command({
    name: 'reports.submit',
    summary: 'Submit the report of your own site.',
    route: 'POST /conferences/:conferenceId/own-site/reports/:id/submit',
    permit: AT_SITE,
    refusals: ['is-rehearsal', 'not-asked', 'report-submitted', 'answers-missing', 'answers-changed'],
    /** `seen`: the sum of the versions of the answers that were seen, so that nobody submits what they have not read. */
    input: OfForm.extend({ seen: z.number().int().min(0) }),
    output: NewVersion,
  }),
  reopen: command({
    name: 'reports.reopen',
    summary: 'Take back a submitted report to change it.',
    route: 'POST /conferences/:conferenceId/own-site/reports/:id/reopen',
    permit: AT_SITE,
    refusals: ['is-rehearsal', 'not-asked', 'not-submitted'],
    input: Seen,
    output: NewVersion,
  }),
};
