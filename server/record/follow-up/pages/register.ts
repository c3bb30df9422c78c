import type { Refusal } from '../../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { defaultZone } from '../../../platform/views/templates.ts';
import { dateOrNull, numberOrNull, typed, typedOrNull } from '../../../planning/conferences/pages/fields.ts';
import { dayAt } from '../../../planning/conferences/rules.ts';
import { translate } from '../../../i18n/translate.ts';
import { followUpContract as contract, MATTERS_PER_PAGE, STEP_KINDS, type Matter, type MatterKind } from '../contract.ts';
import { REPORT_KINDS, taskOwnersContract, type TaskReport } from '../owners/contract.ts';
import { registerAddress, groupsView, HOMES, keyOf, dueRulerView, viewsView, type RegisterPlace } from '../presenter/list.ts';
import { boardAddress } from '../board/presenter.ts';
import { ownersAddress } from '../owners/presenter.ts';
import { campaignResultsContract } from '../campaigns/contract.ts';
import { campaignResultRows } from '../campaigns/presenter.ts';
import { ID, placeIn } from './place.ts';
import { panelView } from '../presenter/panel.ts';
import type { RefusedStep } from '../presenter/report.ts';

/** The chosen matter as an address names it: `conference:id`. */
function chosenIn(context: PageContext): { conferenceId: string; id: string } | null {
  const [conferenceId = '', id = ''] = (context.query['matter'] ?? '').split(':');
  return ID.test(conferenceId) && ID.test(id) ? { conferenceId, id } : null;
}

interface Shown {
  readonly place: RegisterPlace;
  /** The matter that was asked for; otherwise the panel shows the first one. */
  readonly chosen: { readonly conferenceId: string; readonly id: string } | null;
  readonly refused?: RefusedStep;
}

async function page(context: PageContext, { place, chosen, refused }: Shown): Promise<Answer> {
  const { lang, now } = context;
  const { kind, of, ...wanted } = place;
  const { matters, total, due, counts, conferences } = await context.run(contract.list, {
    kind,
    ...wanted,
    ...(of === null ? {} : { of }),
  });
  const followed =
    kind === 'task' || place.page > 1 ? [] : (await context.run(campaignResultsContract.list, of === null ? {} : { of })).campaigns;
  const today = dayAt(now, defaultZone);
  const asked: Pick<Matter, 'conferenceId' | 'id'> | undefined = chosen ?? matters[0];
  const found = asked && (await context.attempt(contract.get, { conferenceId: asked.conferenceId, id: asked.id }));
  const one = found && 'output' in found ? found.output : null;
  const titles = new Map(conferences.map(({ id, title }) => [id, title]));
  const writable = conferences.filter(({ writes }) => writes);
  const view = {
    tab: kind === 'task' ? 'tasks' : 'matters',
    kind,
    home: HOMES[kind],
    excel: registerAddress({ ...place, page: 1 }).replace(HOMES[kind], `${HOMES[kind]}.xlsx`),
    under:
      of === null ? translate(lang, `followUp.under.${kind}`) : translate(lang, 'followUp.ofConference', { title: titles.get(of) ?? '' }),
    hasChosen: chosen !== null && one !== null,
    groups: groupsView(lang, { place, matters, today, chosen: one ? keyOf(one.matter) : null, titles }),
    views: viewsView(lang, place, counts),
    search: place.search,
    isFiltered: place.search !== '' || place.view !== 'all' || of !== null,
    hidden: { view: place.view === 'all' ? null : place.view, of },
    conferences: conferences.map(({ id, title }) => ({ value: id, label: title })),
    of,
    ruler: dueRulerView(lang, new Map(Object.entries(due)), today),
    pages: pagesOf(place, total),
    board: kind === 'task' ? boardAddress(place) : null,
    campaigns: campaignResultRows(lang, followed, of),
    owners: kind === 'task' && one?.conference.writes ? ownersAddress(of ?? one.conference.id) : null,
    add: writable.length === 0 ? null : `/follow-up/new?kind=${kind}${of === null ? '' : `&conference=${of}`}`,
    panel: one && panelView(lang, { ...one, today, zone: defaultZone, place, refused: refused ?? null, userId: context.actor.id }),
    area: 'follow-up fixed',
  };
  return context.render('record/follow-up/page', view, refused ? 409 : 200);
}

/** The pages of a long list; none for a short one. */
const pagesOf = (place: RegisterPlace, total: number) =>
  total <= MATTERS_PER_PAGE
    ? []
    : Array.from({ length: Math.ceil(total / MATTERS_PER_PAGE) }, (_, at) => ({
        n: at + 1,
        href: registerAddress({ ...place, page: at + 1 }),
        isCurrent: at + 1 === place.page,
      }));

const STEP_TEXTS = ['on', 'number', 'body', 'text', 'reached'] as const;

/** What a form was sent with and refused for. */
export function refusedStep(context: PageContext, { message, faults }: Refusal): RefusedStep {
  return {
    kind: typed(context, 'kind'),
    values: Object.fromEntries(STEP_TEXTS.map((name) => [name, typed(context, name)])),
    errors: Object.fromEntries(faults.map(({ path, message: text }) => [path.replace(/^(step|report)\./, ''), text])),
    message,
  };
}

/** A number as typed in Vietnamese or English; NaN if it is none (the schema refuses that). */
export const amountIn = (context: PageContext, name: string): number | null => {
  const text = typed(context, name).trim().replace(/\s/g, '').replace(',', '.');
  return text === '' ? null : (numberOrNull({ ...context, form: { [name]: text } }, name) ?? null);
};

/** Back to the place in the list from where a form was sent. */
const placeOfForm = ({ query }: PageContext): RegisterPlace => placeIn(query['list'] === 'task' ? 'task' : 'recommendation', query);

async function report(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  const place = placeOfForm(context);
  const version = Number(typed(context, 'version'));
  const result = await context.attempt(taskOwnersContract.reportSigned, { conferenceId, id, version, report: reportIn(context) });
  if ('refusal' in result) return page(context, { place, chosen: { conferenceId, id }, refused: refusedStep(context, result.refusal) });
  return context.redirect(registerAddress(place, keyOf({ conferenceId, id })), 'taskOwners.report.sent');
}

/** What an owner reports, as typed. */
export const reportIn = (context: PageContext): TaskReport => ({
  kind: REPORT_KINDS.find((one) => one === typed(context, 'kind')) ?? 'progress',
  text: typedOrNull(context, 'text'),
  reached: amountIn(context, 'reached'),
});

async function record(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  const place = placeOfForm(context);
  const kind = STEP_KINDS.find((one) => one === typed(context, 'kind')) ?? 'progress';
  const result = await context.attempt(contract.record, {
    conferenceId,
    id,
    version: Number(typed(context, 'version')),
    step: {
      kind,
      on: dateOrNull(context, 'on') ?? '',
      text: typedOrNull(context, 'text'),
      body: typedOrNull(context, 'body'),
      number: typedOrNull(context, 'number'),
      reached: amountIn(context, 'reached'),
    },
  });
  if ('refusal' in result) return page(context, { place, chosen: { conferenceId, id }, refused: refusedStep(context, result.refusal) });
  return context.redirect(registerAddress(place, keyOf({ conferenceId, id })), `followUp.recorded.${kind}`);
}

export function registerPages(routes: PageRoutes): void {
  const list = (kind: MatterKind) => (context: PageContext) =>
    page(context, { place: placeIn(kind, context.query), chosen: chosenIn(context) });
  routes.get('/follow-up', list('recommendation'));
  routes.get('/tasks', list('task'));
  routes.post('/follow-up/:conferenceId/:id/steps', record);
  routes.post('/follow-up/:conferenceId/:id/reports', report);
}
