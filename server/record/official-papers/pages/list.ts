import { hasRole } from '../../../accounts/permissions.ts';
import { conferenceIn, dateOrNull, typed, typedOrNull } from '../../../planning/conferences/pages/fields.ts';
import { dayAt } from '../../../planning/conferences/rules.ts';
import { conferenceLayout, type ConferenceLayout } from '../../../planning/conferences/pages/layout.ts';
import type { Operation } from '../../../platform/contract.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { readingPage } from './reading.ts';
import { participantsContract } from '../../../planning/participants/contract.ts';
import { sitesContract } from '../../../planning/sites/contract.ts';
import { personLine } from '../../printouts/presenter/paper.ts';
import { formatsOf } from '../commands/sources.ts';
import { APPROVERS, CONFIRMERS, DRAFTERS, OFFICIAL_PAPER_STATES, officialPapersContract as contract } from '../contract/index.ts';
import { FORM_ACTS, type Doing, type FormAct, type RefusedAct } from '../presenter/acts.ts';
import { leadText, paperGroups, papersAddress, paperSteps, type PapersPlace } from '../presenter/list.ts';
import { paperPanel } from '../presenter/panel.ts';

export const HOME = '/conferences/:conferenceId/official-papers';

const placeOf = (context: PageContext): PapersPlace => ({
  home: `/conferences/${conferenceIn(context)}/official-papers`,
  shown: OFFICIAL_PAPER_STATES.find((state) => state === context.query['state']) ?? null,
});

const doingOf = ({ roles, conference }: ConferenceLayout): Doing => ({
  drafts: hasRole(roles, DRAFTERS),
  approves: hasRole(roles, APPROVERS),
  confirms: hasRole(roles, CONFIRMERS),
  isRehearsal: conference.rehearsal,
  isArchived: conference.archived,
});

/** The sites and people for whom an excerpt can be made, by the id of its paper. */
async function excerptChoices(context: PageContext, conferenceId: string) {
  const { sites } = await context.run(sitesContract.list, { conferenceId });
  const { participants } = await context.run(participantsContract.list, { conferenceId });
  return {
    sites: sites.map(({ id, name }) => ({ value: `site-excerpt.${id}`, label: name })),
    people: participants.map((one) => ({ value: `person-excerpt.${one.id}`, label: personLine(one) })),
  };
}

async function page(context: PageContext, wanted: string | null, refused: RefusedAct | null = null): Promise<Answer> {
  const { lang } = context;
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'official-papers');
  if (!frame.isStaff) return readingPage(context, frame, refused);
  const { papers } = await context.run(contract.list, { conferenceId });
  const place = placeOf(context);
  const groupsFor = (chosen: string | null) => paperGroups(lang, papers, { place, chosen, zone: frame.zone });
  const first = papers.find(({ state }) => place.shown === null || state === place.shown)?.id ?? null;
  const found = wanted ?? first;
  const got = found === null ? null : await context.attempt(contract.get, { conferenceId, id: found });
  const one = got && 'output' in got ? got.output : null;
  const view = {
    ...frame,
    lead: leadText(lang, papers),
    steps: paperSteps(lang, papers, place),
    groups: groupsFor(one?.paper.id ?? null),
    excerpts: doingOf(frame).drafts ? await excerptChoices(context, conferenceId) : null,
    all: place.shown === null ? null : place.home,
    home: papersAddress(place),
    hasChosen: wanted !== null && one !== null,
    panel:
      one &&
      paperPanel(lang, {
        ...one,
        place,
        zone: frame.zone,
        formats: formatsOf(one.paper.kind),
        doing: doingOf(frame),
        successors: papers.filter(({ replaces }) => replaces === one.paper.id),
        refused,
        today: dayAt(context.now, frame.zone),
      }),
    area: 'official-papers fixed',
  };
  return context.render('record/official-papers/page', view, refused ? 409 : 200);
}

/** What a form sends besides the version that its sender saw. */
const FIELDS: Readonly<Record<FormAct, (context: PageContext) => Readonly<Record<string, unknown>>>> = {
  circulate: (context) => ({ remark: typedOrNull(context, 'remark'), origin: context.origin }),
  submit: (context) => ({ remark: typedOrNull(context, 'remark'), origin: context.origin }),
  approve: (context) => ({ remark: typedOrNull(context, 'remark') }),
  sendBack: (context) => ({ remark: typed(context, 'remark') }),
  number: (context) => ({
    number: typedOrNull(context, 'number')?.trim() ?? null,
    on: dateOrNull(context, 'on') ?? '',
    letters: typedOrNull(context, 'letters'),
    office: typedOrNull(context, 'office'),
  }),
  issue: (context) => ({ audience: typed(context, 'audience') }),
  handOut: (context) => ({ holder: typed(context, 'holder') }),
  replace: (context) => ({ reason: typed(context, 'reason') }),
  recall: (context) => ({ reason: typed(context, 'reason') }),
};
const OPERATIONS: Readonly<Record<FormAct, Operation>> = {
  circulate: contract.circulate,
  submit: contract.submit,
  approve: contract.approve,
  sendBack: contract.sendBack,
  number: contract.number,
  issue: contract.issue,
  handOut: contract.handOut,
  replace: contract.replace,
  recall: contract.recall,
};

const refusedAct = (context: PageContext, act: FormAct, { message, faults }: Refusal): RefusedAct => ({
  act,
  message,
  values: Object.fromEntries(
    ['remark', 'reason', 'number', 'on', 'letters', 'office', 'audience', 'holder'].map((name) => [name, typed(context, name)]),
  ),
  errors: Object.fromEntries(faults.map(({ path, message: text }) => [path, text])),
});

const act = (name: FormAct) => async (context: PageContext) => {
  const conferenceId = conferenceIn(context);
  const id = context.params.paper ?? '';
  const seen = name === 'handOut' ? {} : { version: Number(typed(context, 'version')) };
  const result = await context.attempt(OPERATIONS[name], { conferenceId, id, ...seen, ...FIELDS[name](context) });
  if ('refusal' in result) return page(context, id, refusedAct(context, name, result.refusal));
  const made = name === 'replace' ? contract.replace.output.parse(result.output).id : id;
  return context.redirect(papersAddress({ ...placeOf(context), shown: null }, made), `officialPapers.done.${name}`);
};

/** What the presidium and sites say of a text, from their page or from the panel. */
async function confirm(context: PageContext): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const id = context.params.paper ?? '';
  const agrees = typed(context, 'agrees') === 'yes';
  const said = { contentHash: typed(context, 'contentHash'), agrees, text: typedOrNull(context, 'text') };
  const result = await context.attempt(contract.confirm, { conferenceId, id, ...said });
  if ('refusal' in result) {
    const errors = Object.fromEntries(result.refusal.faults.map(({ path, message }) => [path, message]));
    return page(context, id, { act: 'confirm', message: result.refusal.message, values: { text: typed(context, 'text') }, errors });
  }
  return context.redirect(papersAddress({ ...placeOf(context), shown: null }, id), 'officialPapers.done.confirm');
}

async function takeBack(context: PageContext): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const { paper: id = '', number = '' } = context.params;
  await context.run(contract.takeBack, { conferenceId, id, number: Number(number) });
  return context.redirect(papersAddress({ ...placeOf(context), shown: null }, id), 'officialPapers.done.takeBack');
}

export function listPages(routes: PageRoutes): void {
  routes.get(HOME, (context) => page(context, context.query['paper'] ?? null));
  for (const name of FORM_ACTS) routes.post(`${HOME}/:paper/${name}`, act(name));
  routes.post(`${HOME}/:paper/confirm`, confirm);
  routes.post(`${HOME}/:paper/copies/:number`, takeBack);
}
