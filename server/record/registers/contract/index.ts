import { z } from 'zod';
import { command, query } from '../../../accounts/permissions.ts';
import { MEDIA_TYPES } from '../../../planning/documents/contract.ts';
import { SHEET_TYPES } from '../../../planning/participants/sheet/contract.ts';
import { plausibleDay } from '../../../planning/conferences/contract/facts.ts';
import { CalendarDate, file, Id, IN_DOCS, NewVersion, Nothing, TextLine, Version } from '../../../platform/contract.ts';
import { LOGIN_BYTES } from '../../../platform/size-limits.ts';
import { OfficialPaperId } from '../../official-papers/contract/index.ts';
import { PAPER_FORMATS, PaperFile } from '../../printouts/contract.ts';
import {
  BOOK_FORMS,
  KindLetters,
  OfficeLetters,
  OutFacts,
  NumberDrawing,
  InFacts,
  PaperEntry,
  EntryLine,
  EntryFile,
  MAX_ENTRY_FILE_LENGTH,
  MAX_RESERVED,
  BOOK_KEEPERS,
  NUMBER_DRAWERS,
  WantedEntries,
  EntryFacet,
  NumberConference,
  Drawn,
} from './entries.ts';

export * from './entries.ts';

const Lang = z.enum(['vi', 'en']).default('vi');

export const registersContract = {
  list: query({
    name: 'registers.list',
    summary: 'List papers out or in, 100 per page.',
    route: 'GET /registers',
    permit: ['user'],
    input: z.strictObject({ ...WantedEntries.shape, page: z.coerce.number().int().min(1).max(10_000).default(1) }),
    output: z
      .strictObject({
        entries: z.array(PaperEntry),
        total: z.number().int(),
        years: EntryFacet,
        kinds: EntryFacet,
        conferences: z.array(z.strictObject({ ...NumberConference.shape, count: z.number().int() })),
        /** Whether the reader keeps the books. */
        keeps: z.boolean(),
      })
      .meta(IN_DOCS),
  }),
  get: query({
    name: 'registers.get',
    summary: 'Get a line of a register with its history.',
    route: 'GET /registers/:id',
    permit: ['user'],
    refusals: ['not-found'],
    input: z.strictObject({ id: Id }),
    output: z
      .strictObject({
        entry: PaperEntry,
        conference: NumberConference.nullable(),
        history: z.array(EntryLine),
        files: z.array(EntryFile),
        /** The task to which it was forwarded. */
        matter: z.strictObject({ id: Id, text: z.string() }).nullable(),
        /** Whether the reader changes it. */
        writes: z.boolean(),
      })
      .meta(IN_DOCS),
  }),
  conferences: query({
    name: 'registers.conferences',
    summary: 'List the conferences for which you draw numbers.',
    route: 'GET /number-conferences',
    permit: ['user'],
    input: Nothing,
    output: z.strictObject({ conferences: z.array(z.strictObject({ id: Id, title: z.string(), form: z.enum(BOOK_FORMS) })) }),
  }),
  draw: command({
    name: 'registers.draw',
    summary: 'Draw the next number for a paper of a conference.',
    route: 'POST /conferences/:conferenceId/numbers',
    permit: [...NUMBER_DRAWERS, ...BOOK_KEEPERS],
    refusals: ['is-rehearsal', 'no-number-book', 'no-late-number', 'number-day-far'],
    /** `paper`: the paper that gets it; asked again, the same number. */
    input: z.strictObject({ conferenceId: Id, paper: OfficialPaperId.optional(), drawing: NumberDrawing.meta(IN_DOCS) }),
    output: Drawn.meta(IN_DOCS),
  }),
  drawForOffice: command({
    name: 'registers.drawForOffice',
    summary: 'Draw the next number for another paper of the office.',
    route: 'POST /registers/numbers',
    permit: BOOK_KEEPERS,
    refusals: ['no-number-book', 'no-late-number', 'number-day-far'],
    input: z.strictObject({ drawing: NumberDrawing.meta(IN_DOCS) }),
    output: Drawn.meta(IN_DOCS),
  }),
  reserve: command({
    name: 'registers.reserve',
    summary: 'Reserve the next numbers of a book for a reason.',
    route: 'POST /registers/reservations',
    permit: BOOK_KEEPERS,
    refusals: ['no-number-book', 'number-day-far'],
    input: z.strictObject({
      form: z.enum(BOOK_FORMS),
      kind: KindLetters,
      date: plausibleDay(CalendarDate),
      office: OfficeLetters.nullable(),
      count: z.number().int().min(1).max(MAX_RESERVED),
      reason: TextLine,
    }),
    output: z.strictObject({ first: Drawn, last: Drawn }).meta(IN_DOCS),
  }),
  use: command({
    name: 'registers.use',
    summary: 'Give a reserved number to a paper.',
    route: 'POST /registers/:id/use',
    permit: BOOK_KEEPERS,
    refusals: ['not-found', 'number-not-reserved', 'number-day-far'],
    input: z.strictObject({ id: Id, version: Version, date: plausibleDay(CalendarDate), facts: OutFacts.meta(IN_DOCS) }),
    output: NewVersion,
  }),
  enter: command({
    name: 'registers.enter',
    summary: 'Enter a paper that arrived, with the next number.',
    route: 'POST /registers/arrivals',
    permit: BOOK_KEEPERS,
    refusals: ['number-day-far'],
    input: z.strictObject({ date: plausibleDay(CalendarDate), facts: InFacts.meta(IN_DOCS) }),
    output: Drawn.meta(IN_DOCS),
  }),
  edit: command({
    name: 'registers.edit',
    summary: 'Update what a register says of a paper.',
    route: 'PUT /registers/:id',
    permit: ['user'],
    refusals: ['not-found', 'number-void', 'number-not-given'],
    input: z.strictObject({ id: Id, version: Version, facts: z.union([OutFacts, InFacts]).meta(IN_DOCS) }),
    output: NewVersion,
  }),
  forward: command({
    name: 'registers.forward',
    summary: 'Forward a paper in to a conference or a task of it.',
    route: 'POST /registers/:id/forward',
    permit: BOOK_KEEPERS,
    refusals: ['not-found', 'is-rehearsal', 'archived', 'number-void', 'number-not-in'],
    input: z.strictObject({ id: Id, version: Version, to: Id, matterId: Id.nullable() }),
    output: NewVersion,
  }),
  addFile: command({
    name: 'registers.addFile',
    summary: 'Add a file to a paper in as base64, up to 20 MB.',
    route: 'POST /registers/:id/files',
    permit: BOOK_KEEPERS,
    refusals: ['not-found', 'number-not-in', 'file-empty', 'file-type', 'file-mismatch'],
    bodyBytes: MAX_ENTRY_FILE_LENGTH + LOGIN_BYTES,
    input: z.strictObject({ id: Id, name: z.string().min(1).max(500), content: z.string().max(MAX_ENTRY_FILE_LENGTH) }),
    output: z.strictObject({ number: z.number().int() }),
  }),
  file: query({
    name: 'registers.file',
    summary: 'Download a file of a paper in.',
    route: 'GET /registers/:id/files/:number',
    permit: ['user'],
    refusals: ['not-found'],
    input: z.strictObject({ id: Id, number: z.coerce.number().int().min(1) }),
    output: file(MEDIA_TYPES.pdf, ...Object.values(MEDIA_TYPES).slice(1)),
  }),
  sheet: query({
    name: 'registers.sheet',
    summary: 'Download a register as a spreadsheet.',
    route: 'GET /register-sheets',
    permit: ['user'],
    heavy: true,
    input: z.strictObject({ ...WantedEntries.shape, lang: Lang }),
    output: file(SHEET_TYPES.xlsx),
  }),
  paper: query({
    name: 'registers.paper',
    summary: 'Download a register as Word or PDF, to be printed.',
    route: 'GET /register-papers',
    permit: ['user'],
    heavy: true,
    input: z.strictObject({ ...WantedEntries.shape, format: z.enum(PAPER_FORMATS), lang: Lang }),
    output: PaperFile,
  }),
  void: command({
    name: 'registers.void',
    summary: 'Void a number for a reason. It is never given again.',
    route: 'POST /registers/:id/void',
    permit: BOOK_KEEPERS,
    refusals: ['not-found', 'number-void', 'number-of-paper'],
    input: z.strictObject({ id: Id, version: Version, reason: TextLine }),
    output: NewVersion,
  }),
};
