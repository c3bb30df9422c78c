import { conferenceLayout } from '../../conferences/pages/layout.ts';
import { translate } from '../../../i18n/translate.ts';
import { recordPages, removedFlash } from '../../collections/pages.ts';
import { optionsOf } from '../../collections/presenter.ts';
import type { RecordForm } from '../../collections/presenter/record-form.ts';
import type { PageRoutes, PageContext } from '../../../platform/pages/routes.ts';
import { pagerOf } from '../../../platform/pages/pager.ts';
import { sitesContract } from '../../sites/contract.ts';
import { PARTICIPANTS_PER_PAGE, participantsContract as contract, type ParticipantFacts } from '../contract.ts';
import { participantRows, personText } from '../presenter.ts';

const SHOWN = ['listed', 'unlisted'] as const;

/** The URL of another page of the same search. */
function pageUrl(context: PageContext, page: number): string {
  const query = new URLSearchParams(Object.entries(context.query).filter(([key]) => ['search', 'show'].includes(key)));
  query.set('page', String(page));
  return `?${query.toString()}`;
}

async function list(context: PageContext) {
  const conferenceId = context.params.conferenceId ?? '';
  const frame = await conferenceLayout(context, conferenceId, 'participants');
  const { lang } = context;
  const search = (context.query.search ?? '').slice(0, 200);
  const show = SHOWN.find((one) => one === context.query.show);
  const page = Math.max(1, Number.parseInt(context.query.page ?? '1', 10) || 1);
  const found = await context.run(contract.list, { conferenceId, search, page, ...(show ? { show } : {}) });
  const ordered = frame.canEdit && search.trim() === '' && show === undefined;
  const options = [
    { value: '', label: translate(lang, 'participants.show.all') },
    ...SHOWN.map((value) => ({ value, label: translate(lang, `participants.show.${value}`), selected: value === show })),
  ];
  return context.render('planning/participants/list', {
    ...frame,
    ...removedFlash(context, conferenceId),
    search,
    show,
    options,
    total: found.total,
    all: found.all,
    filtered: search.trim() !== '' || show !== undefined,
    rows: participantRows(lang, found.participants, found.sites, ordered),
    pager: pagerOf({ page, perPage: PARTICIPANTS_PER_PAGE, shown: found.participants.length, total: found.total }, (to) =>
      pageUrl(context, to),
    ),
  });
}

async function form(context: PageContext, conferenceId: string): Promise<RecordForm<ParticipantFacts>> {
  const { sites } = await context.run(sitesContract.list, { conferenceId });
  const roles = optionsOf(context.lang, {
    chair: 'participants.roles.chair',
    secretary: 'participants.roles.secretary',
    presidium: 'participants.roles.presidium',
    guest: 'participants.roles.guest',
  });
  return {
    name: { kind: 'line', label: 'participants.fields.name', hint: 'participants.fields.nameHint' },
    posts: { kind: 'lines', label: 'participants.fields.posts', hint: 'participants.fields.postsHint' },
    group: { kind: 'line', label: 'participants.fields.group', hint: 'participants.fields.groupHint' },
    count: { kind: 'number', label: 'participants.fields.count', hint: 'participants.fields.countHint', beside: true },
    siteId: {
      kind: 'choice',
      label: 'participants.fields.site',
      empty: 'participants.fields.noSite',
      options: sites.map(({ id, name }) => ({ value: id, label: name })),
    },
    order: { kind: 'number', label: 'participants.fields.order', hint: 'participants.fields.orderHint', beside: true },
    listed: { kind: 'tick', label: 'participants.fields.listed' },
    host: { kind: 'tick', label: 'participants.fields.host' },
    roles: { kind: 'ticks', label: 'participants.fields.roles', options: roles },
  };
}

export function participantsPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/participants', list);
  recordPages<ParticipantFacts>(routes, {
    tab: 'participants',
    path: 'participants',
    operations: contract,
    words: {
      add: 'participants.add',
      edit: 'participants.edit',
      back: 'participants.back',
      remove: 'participants.remove',
      added: 'participants.added',
      saved: 'participants.saved',
    },
    form,
    empty: () => ({ listed: true }),
    async load(context, conferenceId, id) {
      const { participant } = await context.run(contract.get, { conferenceId, id });
      return { record: participant, name: personText(participant) };
    },
  });
}
