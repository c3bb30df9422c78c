import { AT_SITE, hasRole, STAFF } from '../../../accounts/permissions.ts';
import { numberedSitting } from '../../../planning/agenda-editor/presenter/index.ts';
import { conferenceIn, typed, typedOrNull } from '../../../planning/conferences/pages/fields.ts';
import { conferenceLayout } from '../../../planning/conferences/pages/layout.ts';
import { assetUrl } from '../../../platform/assets/assets.ts';
import { AppError } from '../../../platform/errors.ts';
import { refusalWords } from '../../../platform/forms.ts';
import { pagerOf } from '../../../platform/pages/pager.ts';
import type { PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { rollCallContract } from '../../roll-call/contract.ts';
import { proceedingsContract } from '../../sitting/contract/index.ts';
import { checkInContract as contract, PRESENCES, type Presence } from '../contract.ts';
import type { DoorPageData } from '../presenter/door.ts';
import { PRESENCES_PER_PAGE, presenceListView, SHOWN_PRESENCES, type Selection } from '../presenter/list.ts';

/** The page of a door: it works on through a cut of the line, so the list comes over its script. */
async function door(context: PageContext) {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, null);
  if (!hasRole(frame.roles, [...STAFF, ...AT_SITE])) throw new AppError('forbidden');
  context.allowWebAssembly();
  const home = frame.isStaff ? `/conferences/${conferenceId}` : `/conferences/${conferenceId}/site`;
  const bodyData: DoorPageData = { conferenceId };
  return context.render('live/check-in/door', { ...frame, home, bodyData });
}

/** The service worker: beside the page that it keeps, so that it has no say over any other. */
// oxlint-disable-next-line require-await
const worker = async (context: PageContext) =>
  context.text('text/javascript', `importScripts(${JSON.stringify(assetUrl('check-in-worker'))});\n`);

const selectionOf = ({ query }: PageContext): Selection => ({
  query: (query['search'] ?? '').slice(0, 200),
  show: SHOWN_PRESENCES.find((one) => one === query['show']) ?? null,
  page: Math.max(1, Math.trunc(Number(query['page'] ?? 1)) || 1),
});

const listUrl = ({ params, query }: PageContext, page: number): string => {
  const kept = Object.entries(query).filter(([key]) => ['search', 'show', 'sitting'].includes(key));
  return `/conferences/${params['conferenceId'] ?? ''}/check-in?${new URLSearchParams([...kept, ['page', String(page)]]).toString()}`;
};

/** The sitting that is shown: the one asked for, else the one for which people come now. */
const sittingIn = ({ query, form }: PageContext, sittings: readonly { readonly id: string }[], now: string | null): string | null =>
  sittings.find(({ id }) => id === (query['sitting'] ?? form['sittingId']))?.id ?? now;

const reasonsByPerson = (reasons: readonly { readonly participantId: string; readonly text: string }[]): ReadonlyMap<string, string> =>
  new Map(reasons.map(({ participantId, text }) => [participantId, text]));

async function list(context: PageContext, refusal: string | null = null) {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'participants');
  if (!frame.isStaff) throw new AppError('forbidden');
  const doors = await context.run(contract.people, { conferenceId });
  const { sittings } = await context.run(proceedingsContract.livePlan, { conferenceId });
  const sittingId = sittingIn(context, sittings, doors.sittingId);
  const { state } = await context.run(rollCallContract.board, { conferenceId });
  const { notes, openedAt, reasons } =
    sittingId === null
      ? { notes: [], openedAt: null, reasons: [] }
      : await context.run(contract.notes, { conferenceId, sittingId, since: 0 });
  const selection = selectionOf(context);
  // Places report how many there are now, which says nothing of another sitting.
  const reported = sittingId === doors.sittingId ? Object.entries(state.sites) : [];
  const heads = new Map(reported.map(([id, { present }]) => [id, present]));
  const { lang } = context;
  const view = presenceListView(
    { list: doors, notes, openedAt, reasons: reasonsByPerson(reasons), heads, lang, zone: frame.zone },
    selection,
  );
  const paged = { page: selection.page, perPage: PRESENCES_PER_PAGE, shown: view.rows.length, total: view.total };
  return context.render(
    'live/check-in/list',
    {
      ...frame,
      ...view,
      sittingId,
      sittings: sittings.map(({ id, title }, at) => ({ id, label: numberedSitting(lang, title, at), selected: id === sittingId })),
      hasSittings: sittings.length > 1,
      search: selection.query,
      isFiltered: selection.query !== '' || selection.show !== null,
      pager: pagerOf(paged, (page) => listUrl(context, page)),
      canAct: !frame.conference.archived,
      refusal,
    },
    refusal === null ? 200 : 409,
  );
}

/** Back to the list as it was. Only to a page of ours. */
const back = (context: PageContext): string => {
  const to = typed(context, 'back');
  const home = `/conferences/${conferenceIn(context)}/check-in`;
  return to === home || to.startsWith(`${home}?`) ? to : home;
};

/** Late or on time as marked, which another mark of somebody who came leaves as it was; null: as the times tell. */
function lateIn({ form }: PageContext, presence: Presence | null): boolean | null {
  const hasCome = presence !== null && presence !== 'excused' && presence !== 'absent';
  const marked = form['late'] ?? (hasCome ? form['wasLate'] : undefined);
  return marked === 'yes' ? true : marked === 'no' ? false : null;
}

/** A mark of the list: a presence, nothing, or late and on time. */
async function mark(context: PageContext) {
  const { late, presence } = context.form;
  const found = PRESENCES.find((one) => one === (late === undefined ? presence : context.form['now'])) ?? null;
  const result = await context.attempt(contract.note, {
    conferenceId: conferenceIn(context),
    participantId: context.params['participantId'],
    sittingId: typed(context, 'sittingId'),
    presence: found,
    late: lateIn(context, found),
    reason: found === 'excused' ? typedOrNull(context, 'reason') : null,
    seen: Number(typed(context, 'seen')),
  });
  return 'refusal' in result ? list(context, refusalWords(result.refusal)) : context.redirect(back(context), 'checkIn.list.noted');
}

/** Notes those who declined as excused. */
async function excuse(context: PageContext) {
  const result = await context.attempt(contract.excuse, { conferenceId: conferenceIn(context), sittingId: typed(context, 'sittingId') });
  return 'refusal' in result ? list(context, refusalWords(result.refusal)) : context.redirect(back(context), 'checkIn.list.noted');
}

async function replace(context: PageContext) {
  const input = { conferenceId: conferenceIn(context), participantId: context.params['participantId'], seen: typed(context, 'issue') };
  const result = await context.attempt(contract.replaceBadge, input);
  return 'refusal' in result ? list(context, refusalWords(result.refusal)) : context.redirect(back(context), 'checkIn.list.replaced');
}

export function checkInPages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/check-in';
  routes.get(at, (context) => list(context));
  routes.get(`${at}/door`, door);
  routes.get(`${at}/worker.js`, worker);
  routes.post(`${at}/excused`, excuse);
  routes.post(`${at}/:participantId`, mark);
  routes.post(`${at}/:participantId/badge`, replace);
}
