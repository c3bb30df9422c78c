import { conferenceLayout } from '../../conferences/pages/layout.ts';
import { translate } from '../../../i18n/translate.ts';
import { addedFlash, removedFlash } from '../../collections/batches/pages.ts';
import type { Answer, PageContext } from '../../../platform/pages/routes.ts';
import { pagerOf } from '../../../platform/pages/pager.ts';
import { protocolContract } from '../../protocol/contract.ts';
import { orderOn } from '../../protocol/rules/index.ts';
import { sitesContract } from '../../sites/contract.ts';
import { PARTICIPANT_ROLES, PARTICIPANT_SORTS, PARTICIPANTS_PER_PAGE, participantsContract as contract } from '../contract.ts';
import { participantRows, participantTotals } from '../presenter.ts';

const SHOWN = ['listed', 'unlisted'] as const;

/** The order and the selection that the address asks for. */
export function selectionIn({ query }: PageContext) {
  return {
    search: (query['search'] ?? '').slice(0, 200),
    show: SHOWN.find((one) => one === query['show']),
    // As entered is what the list is without a choice; a search then has the best matches first.
    sort: PARTICIPANT_SORTS.find((one) => one === query['sort'] && one !== 'entered'),
  };
}

/** The URL of another page of the same search. */
function pageUrl({ params, query: asked }: PageContext, page: number): string {
  const query = new URLSearchParams(Object.entries(asked).filter(([key]) => ['search', 'show', 'sort'].includes(key)));
  query.set('page', String(page));
  return `/conferences/${params['conferenceId'] ?? ''}/participants?${query.toString()}`;
}

/** The list as a file, as it is shown. */
function sheetLinks(context: PageContext) {
  const [home = '', query] = pageUrl(context, 1).split('?');
  const asked = new URLSearchParams(query);
  asked.delete('page');
  const end = asked.size > 0 ? `?${asked.toString()}` : '';
  return [
    { href: `${home}.xlsx${end}`, text: translate(context.lang, 'participants.sheet.open') },
    { href: `${home}.csv${end}`, text: translate(context.lang, 'participants.sheet.openCsv') },
  ];
}

/** The presence of a participant in words, and the state that it is shown as. */
export interface PresenceMark {
  readonly text: string;
  readonly look: string;
}

/** What stands above the list besides, or in a column of its own. */
export interface AboveList {
  /** What a pasted list would add, as `views/planning/pasting/band.hbs` shows it. */
  readonly band?: object;
  /** Why something could not be done. */
  readonly problem?: string;
  /** The places that stand in its way. */
  readonly places?: readonly { readonly text: string; readonly href?: string }[];
  /** Who is present, by their ids; empty or missing while nobody was noted. */
  readonly presence?: ReadonlyMap<string, PresenceMark>;
  readonly flash?: { readonly text: string; readonly undoAction?: string };
}

/** The regulation that a list by protocol follows. */
async function protocolSource(context: PageContext, date: string | null): Promise<string> {
  const { orders } = await context.run(protocolContract.list, {});
  return orderOn(date, orders).source;
}

/** The toast after several were given something, with the button that takes it back. */
function togetherFlash({ lang, query }: PageContext, conferenceId: string): Pick<AboveList, 'flash'> {
  const [, id, n] = /^([a-z0-9]{12})\/(\d{1,3})$/.exec(query['together'] ?? '') ?? [];
  if (id === undefined) return {};
  const text = translate(lang, 'participants.several.changed', { n: Number(n) });
  return { flash: { text, undoAction: `/conferences/${conferenceId}/participants/together/${id}/remove` } };
}

/** What the picked participants can be given: a site, a role, a place in the printed list. */
async function settable(context: PageContext, conferenceId: string) {
  const { lang } = context;
  const { sites } = await context.run(sitesContract.list, { conferenceId });
  const roles = PARTICIPANT_ROLES.map((role) => ({ value: `role:${role}`, label: translate(lang, `participants.roles.${role}`) }));
  const listed = (['yes', 'no'] as const).map((value) => ({
    value: `listed:${value}`,
    label: translate(lang, `participants.show.${value === 'yes' ? 'listed' : 'unlisted'}`),
  }));
  return [
    {
      label: translate(lang, 'participants.fields.site'),
      options: [
        ...sites.map(({ id, name }) => ({ value: `site:${id}`, label: name })),
        { value: 'site:', label: translate(lang, 'participants.fields.noSite') },
      ],
    },
    {
      label: translate(lang, 'participants.fields.roles'),
      options: [...roles, { value: 'role:', label: translate(lang, 'participants.several.noRole') }],
    },
    { label: translate(lang, 'participants.several.listed'), options: listed },
  ];
}

/** The list of participants. */
export async function participantsList(context: PageContext, above: AboveList = {}): Promise<Answer> {
  const conferenceId = context.params.conferenceId ?? '';
  const frame = await conferenceLayout(context, conferenceId, 'participants');
  const { lang } = context;
  const { search, show, sort } = selectionIn(context);
  const page = Math.max(1, Number.parseInt(context.query.page ?? '1', 10) || 1);
  const found = await context.run(contract.list, { conferenceId, search, page, show, sort });
  const ordered = frame.canEdit && search.trim() === '' && show === undefined && sort === undefined;
  const options = [
    { value: '', label: translate(lang, 'participants.show.all') },
    ...SHOWN.map((value) => ({ value, label: translate(lang, `participants.show.${value}`), selected: value === show })),
  ];
  const sorts = PARTICIPANT_SORTS.map((value) => ({
    value,
    label: translate(lang, `participants.sort.${value}`),
    selected: value === sort,
  }));
  const { presence, ...banded } = above;
  const view = {
    ...frame,
    ...removedFlash(context, conferenceId),
    ...addedFlash(context, conferenceId),
    ...togetherFlash(context, conferenceId),
    settable: frame.canEdit ? await settable(context, conferenceId) : [],
    ...banded,
    hasPresence: presence !== undefined && presence.size > 0,
    search,
    show,
    options,
    sorts,
    protocolSource: sort === 'protocol' && (await protocolSource(context, frame.conference.date)),
    sheets: sheetLinks(context),
    total: found.total,
    all: found.all,
    filtered: search.trim() !== '' || show !== undefined,
    // The bar counts the whole list, never a part of it.
    totals: found.participants.length === found.all ? participantTotals(lang, found.participants) : [],
    rows: participantRows(lang, found.participants, found, ordered).map((row) => ({ ...row, presence: presence?.get(row.id) ?? null })),
    pager: pagerOf({ page, perPage: PARTICIPANTS_PER_PAGE, shown: found.participants.length, total: found.total }, (to) =>
      pageUrl(context, to),
    ),
  };
  return context.render('planning/participants/list', view, above.problem === undefined ? 200 : 409);
}
