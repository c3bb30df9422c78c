import { z } from 'zod';
import { command, query, STAFF } from '../../../accounts/permissions.ts';
import { LinkOrigin } from '../../../planning/invitations/contract.ts';
import { plausibleDay } from '../../../planning/conferences/contract/facts.ts';
import { CalendarDate, file, Id, IN_DOCS, NewVersion, Nothing, Prose, TextLine, Version } from '../../../platform/contract.ts';
import { PAPER_FORMATS, PaperFile } from '../../printouts/contract.ts';
import {
  APPROVERS,
  PAPER_AUDIENCES,
  CONFIRMERS,
  DRAFTERS,
  FrozenFile,
  GivenNumber,
  MAY_READ_PAPERS,
  NumberLetters,
  OfficialPaperFacts,
  OfficialPaperId,
  OfficialPaperStep,
  PaperCopy,
  PaperOpening,
  PaperOpinion,
  PaperRecord,
} from './entities.ts';

export * from './entities.ts';

const at = '/conferences/:conferenceId/official-papers';
const OfPaper = z.strictObject({ conferenceId: Id, id: OfficialPaperId });
const Seen = OfPaper.extend({ version: z.number().int().min(0) });
const Kept = OfPaper.extend({ version: Version });

export const officialPapersContract = {
  list: query({
    name: 'officialPapers.list',
    summary: 'List the official papers of a conference with their state.',
    route: `GET ${at}`,
    permit: MAY_READ_PAPERS,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ papers: z.array(PaperRecord) }).meta(IN_DOCS),
  }),
  get: query({
    name: 'officialPapers.get',
    summary: 'Get a paper with its history, files and who opened it.',
    route: `GET ${at}/:id`,
    permit: MAY_READ_PAPERS,
    input: OfPaper,
    output: z
      .strictObject({
        paper: PaperRecord,
        history: z.array(OfficialPaperStep),
        files: z.array(FrozenFile),
        openings: z.array(PaperOpening),
        opinions: z.array(PaperOpinion),
        copies: z.array(PaperCopy),
      })
      .meta(IN_DOCS),
  }),
  open: command({
    name: 'officialPapers.open',
    summary: 'Open a paper as Word or PDF; once approved, as frozen.',
    route: `GET ${at}/:id/file`,
    permit: MAY_READ_PAPERS,
    refusals: ['no-hall', 'no-letters', 'no-such-format', 'paper-recalled'],
    heavy: true,
    remember: false,
    input: OfPaper.extend({
      format: z.enum(PAPER_FORMATS),
      /** It is shown, not saved. */
      view: z.boolean().optional(),
      /** A copy with the reader's name across every page; of a classified paper others than the staff get no other. */
      named: z.boolean().optional(),
      /** For links in letters of invitation. */
      origin: LinkOrigin.optional(),
    }),
    output: PaperFile,
  }),
  preview: query({
    name: 'officialPapers.preview',
    summary: 'Draw the pages of a paper as they will print.',
    route: `GET ${at}/:id/preview`,
    permit: STAFF,
    refusals: ['no-hall', 'no-letters', 'no-such-format'],
    heavy: true,
    input: OfPaper.extend({ origin: LinkOrigin.optional() }),
    output: file('image/svg+xml'),
  }),
  edit: command({
    name: 'officialPapers.edit',
    summary: 'Enter owner, secrecy, recipients and signer of a paper.',
    route: `PUT ${at}/:id`,
    permit: DRAFTERS,
    refusals: ['paper-step'],
    input: Seen.extend({ facts: OfficialPaperFacts.meta(IN_DOCS) }),
    output: NewVersion,
  }),
  circulate: command({
    name: 'officialPapers.circulate',
    summary: 'Ask the presidium and the sites to confirm a text.',
    route: `POST ${at}/:id/circulate`,
    permit: DRAFTERS,
    refusals: ['paper-step', 'paper-private', 'no-hall', 'no-letters'],
    heavy: true,
    input: Seen.extend({ remark: Prose.nullable(), origin: LinkOrigin.optional() }),
    output: NewVersion,
  }),
  confirm: command({
    name: 'officialPapers.confirm',
    summary: 'Confirm the text of a paper, or object to it.',
    route: `POST ${at}/:id/opinions`,
    permit: CONFIRMERS,
    refusals: ['paper-step', 'stale'],
    /** `contentHash`: of the text that was read. */
    input: OfPaper.extend({ contentHash: z.string().length(64), agrees: z.boolean(), text: Prose.nullable() }),
    output: Nothing,
  }),
  handOut: command({
    name: 'officialPapers.handOut',
    summary: 'Note a copy that somebody has to hand back.',
    route: `POST ${at}/:id/copies`,
    permit: DRAFTERS,
    refusals: ['paper-step'],
    input: OfPaper.extend({ holder: TextLine }),
    output: z.strictObject({ number: z.number().int() }),
  }),
  takeBack: command({
    name: 'officialPapers.takeBack',
    summary: 'Tick off a copy that was handed back.',
    route: `POST ${at}/:id/copies/:number/back`,
    permit: DRAFTERS,
    refusals: ['copy-back'],
    input: OfPaper.extend({ number: z.coerce.number().int().min(1).max(100_000) }),
    output: Nothing,
  }),
  submit: command({
    name: 'officialPapers.submit',
    summary: 'Submit a paper to the chair as it reads now.',
    route: `POST ${at}/:id/submit`,
    permit: DRAFTERS,
    refusals: ['paper-step', 'no-hall', 'no-letters'],
    heavy: true,
    input: Seen.extend({ remark: Prose.nullable(), origin: LinkOrigin.optional() }),
    output: NewVersion,
  }),
  approve: command({
    name: 'officialPapers.approve',
    summary: 'Approve a submitted paper and freeze its files.',
    route: `POST ${at}/:id/approve`,
    permit: APPROVERS,
    refusals: ['paper-step'],
    heavy: true,
    input: Kept.extend({ remark: Prose.nullable() }),
    output: NewVersion,
  }),
  sendBack: command({
    name: 'officialPapers.sendBack',
    summary: 'Send a submitted paper back with a remark.',
    route: `POST ${at}/:id/send-back`,
    permit: APPROVERS,
    refusals: ['paper-step'],
    input: Kept.extend({ remark: Prose }),
    output: NewVersion,
  }),
  number: command({
    name: 'officialPapers.number',
    summary: 'Give an approved paper its number and its day.',
    route: `POST ${at}/:id/number`,
    permit: DRAFTERS,
    refusals: ['paper-step', 'is-rehearsal', 'no-number-book', 'number-day-far', 'number-drawn', 'number-taken'],
    heavy: true,
    input: Kept.extend({
      /** Null: the next one of the office's book. */
      number: GivenNumber.nullable(),
      on: plausibleDay(CalendarDate),
      letters: NumberLetters.nullable(),
      office: NumberLetters.nullable(),
    }),
    output: NewVersion,
  }),
  issue: command({
    name: 'officialPapers.issue',
    summary: 'Issue a numbered or signed paper.',
    route: `POST ${at}/:id/issue`,
    permit: DRAFTERS,
    refusals: ['paper-step', 'is-rehearsal', 'paper-private'],
    input: Kept.extend({ audience: z.enum(PAPER_AUDIENCES) }),
    output: NewVersion,
  }),
  recall: command({
    name: 'officialPapers.recall',
    summary: 'Recall an approved or issued paper for a reason.',
    route: `POST ${at}/:id/recall`,
    permit: DRAFTERS,
    refusals: ['paper-step'],
    input: Kept.extend({ reason: Prose }),
    output: NewVersion,
  }),
  replace: command({
    name: 'officialPapers.replace',
    summary: 'Begin a new edition that replaces an approved paper.',
    route: `POST ${at}/:id/replace`,
    permit: DRAFTERS,
    refusals: ['paper-step', 'paper-replaced'],
    input: Kept.extend({ reason: Prose }),
    output: z.strictObject({ id: OfficialPaperId }),
  }),
};
