import { z } from 'zod';
import { command, PLANNERS, query } from '../../accounts/permissions.ts';
import { Plan } from '../plan/contract.ts';
import { Id, Made, Nothing, TextLine } from '../../platform/contract.ts';
import { TaskFacts } from '../conferences/preparation/contract.ts';

export const TEMPLATE_KINDS = ['plan', 'preparation'] as const;

/** Contents of a template: a plan with its checklist, or a checklist alone. */
export const PlanContent = z.strictObject({ plan: Plan, tasks: z.array(TaskFacts) });
export type PlanContent = z.output<typeof PlanContent>;
export const ChecklistContent = z.strictObject({ tasks: z.array(TaskFacts) });
export type ChecklistContent = z.output<typeof ChecklistContent>;

/** A stored template, with its content checked. */
export type Template =
  | { readonly kind: 'plan'; readonly content: PlanContent }
  | { readonly kind: 'preparation'; readonly content: ChecklistContent };

export const ListedTemplate = z.strictObject({
  id: Id,
  kind: z.enum(TEMPLATE_KINDS),
  name: TextLine,
  createdAt: z.number().int(),
  createdBy: z.string().nullable(),
  /** Whether the caller may delete it. */
  own: z.boolean(),
});
export type ListedTemplate = z.output<typeof ListedTemplate>;

export const templatesContract = {
  list: query({
    name: 'templates.list',
    summary: 'List the templates for conferences and checklists.',
    route: 'GET /templates',
    permit: ['creator', 'administrator'],
    input: Nothing,
    output: z.strictObject({ templates: z.array(ListedTemplate) }),
  }),
  save: command({
    name: 'templates.save',
    summary: 'Save a plan or checklist as a template, nothing classified.',
    route: 'POST /conferences/:conferenceId/templates',
    permit: PLANNERS,
    input: z.strictObject({
      conferenceId: Id,
      kind: z.enum(TEMPLATE_KINDS),
      name: TextLine,
      /** Keep the names of people; otherwise only their posts. */
      people: z.boolean(),
      /** Keep days and months. */
      dates: z.boolean(),
    }),
    output: Made,
  }),
  remove: command({
    name: 'templates.remove',
    summary: 'Delete your own template; administrators may delete any.',
    route: 'DELETE /templates/:templateId',
    permit: ['creator', 'administrator'],
    refusals: ['not-found'],
    input: z.strictObject({ templateId: Id }),
    output: Nothing,
  }),
};
