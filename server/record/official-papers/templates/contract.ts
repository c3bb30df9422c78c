import { z } from 'zod';
import { command, query } from '../../../accounts/permissions.ts';
import { plausibleDay } from '../../../planning/conferences/contract/facts.ts';
import { CalendarDate, Id, Made, Nothing, TextLine } from '../../../platform/contract.ts';
import { MAX_TEMPLATE_BYTES } from '../../certificates/contract.ts';
import { OFFICIAL_PAPER_KINDS, type OfficialPaperKind } from '../contract/index.ts';

const MAX_CONTENT_LENGTH = Math.ceil(MAX_TEMPLATE_BYTES / 3) * 4;

/** Kinds without a text of their own: one drawing, and a letter for each of many. */
const WITHOUT: ReadonlySet<OfficialPaperKind> = new Set(['seat-plan', 'letters']);
/** The kinds of papers for which an office can have a template. */
export const PAPER_TEMPLATE_KINDS = OFFICIAL_PAPER_KINDS.filter((kind) => !WITHOUT.has(kind));

/** A Word template of the office for papers of a kind. It holds from a day on, until the first day of the next one. */
export const PaperTemplate = z.strictObject({
  id: Id,
  kind: z.enum(PAPER_TEMPLATE_KINDS),
  from: plausibleDay(CalendarDate),
  name: TextLine,
  /** When it was stored, in milliseconds since 1970. */
  at: z.number().int(),
});
export type PaperTemplate = z.output<typeof PaperTemplate>;

/** Those who keep the templates of the office, as they keep its directory. */
export const TEMPLATE_KEEPERS = ['creator', 'administrator'] as const;

export const paperTemplatesContract = {
  list: query({
    name: 'paperTemplates.list',
    summary: 'List the Word templates of papers.',
    route: 'GET /paper-templates',
    permit: ['user'],
    input: Nothing,
    output: z.strictObject({ templates: z.array(PaperTemplate) }),
  }),
  add: command({
    name: 'paperTemplates.add',
    summary: 'Add a Word template that holds from a day on.',
    route: 'POST /paper-templates',
    permit: TEMPLATE_KEEPERS,
    heavy: true,
    remember: false,
    bodyBytes: MAX_CONTENT_LENGTH + 64 * 1024,
    refusals: [
      'template-unknown',
      'template-broken',
      'template-too-large',
      'template-macros',
      'template-day-taken',
      'work-too-large',
      'work-too-long',
    ],
    input: z.strictObject({
      kind: z.enum(PAPER_TEMPLATE_KINDS),
      from: plausibleDay(CalendarDate),
      name: TextLine,
      /** As base64. */
      content: z.string().min(1).max(MAX_CONTENT_LENGTH),
    }),
    output: Made,
  }),
  remove: command({
    name: 'paperTemplates.remove',
    summary: 'Remove a Word template. The one before it then holds again.',
    route: 'DELETE /paper-templates/:id',
    permit: TEMPLATE_KEEPERS,
    refusals: ['not-found'],
    input: z.strictObject({ id: Id }),
    output: Nothing,
  }),
};
