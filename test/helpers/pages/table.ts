import type { Stage, Who } from './stage.ts';
import { SITE } from './stage.ts';

/** A page and who may see it; everybody else is refused or redirected. */
export interface PageRow {
  readonly name: string;
  readonly path: string;
  readonly for: readonly Who[];
  /** Whose view to check; by default the first one's. */
  readonly looked?: readonly Who[];
  readonly status?: number;
  /** A hall display, checked at its own size. */
  readonly hall?: boolean;
}

const EVERYONE: readonly Who[] = ['admin', 'organizer', 'chair', 'secretary', 'viewer', 'site', 'display', 'nobody'];
const USERS: readonly Who[] = ['organizer', 'admin', 'chair', 'secretary', 'viewer'];
const MEMBERS: readonly Who[] = [...USERS, 'site', 'display'];
const STAFF: readonly Who[] = ['organizer', 'admin', 'chair', 'secretary'];
const PLANNERS: readonly Who[] = ['organizer', 'admin'];
/** Those who keep the directory. */
const KEEPERS = PLANNERS;

/** Every page of the project, on the stage's conference. */
export function pagesOf({ conferenceId, ids }: Stage): readonly PageRow[] {
  const at = `/conferences/${conferenceId}`;
  const row = (name: string, path: string, who: readonly Who[], more: Partial<PageRow> = {}): PageRow => ({
    name,
    path,
    for: who,
    ...more,
  });
  const plan = (name: string, path: string) => row(name, `${at}/${path}`, PLANNERS);
  return [
    row('sign-in', '/sign-in', EVERYONE, { looked: ['nobody'] }),
    row('own account', '/me', USERS),
    row('accounts', '/accounts', ['admin']),
    row('directory', '/directory', KEEPERS),
    row('directory, nobody found', '/directory?search=khong-co', KEEPERS),
    row('new person of the directory', '/directory/new', KEEPERS),
    row('person of the directory', `/directory/${ids.person}`, KEEPERS),
    row('erasing a person', `/directory/${ids.person}/erase`, ['admin']),
    row('orders of protocol', '/protocol', USERS, { looked: ['admin', 'viewer'] }),
    row('new order of protocol', '/protocol/new?like=2025-09-08', ['admin']),
    row('order of protocol', `/protocol/${ids.protocol}`, ['admin']),
    row('catalogues of awards', '/award-catalogues', USERS, { looked: ['admin', 'viewer'] }),
    row('new catalogue of awards', '/award-catalogues/new?like=2024-01-01', ['admin']),
    row('catalogue of awards', `/award-catalogues/${ids.catalogue}`, ['admin']),
    row('security log', '/security-log', ['admin']),
    row('security log, nothing fits', '/security-log?person=khong-co', ['admin']),
    row('one account', `/accounts/${ids.account}`, ['admin']),
    row('interface for programs', '/api', EVERYONE),
    row('a page that does not exist', '/khong-co', [], { looked: ['nobody', 'organizer'], status: 404 }),
    row(
      'join by code',
      '/join',
      EVERYONE.filter((who) => who !== 'site'),
      { looked: ['nobody'] },
    ),
    row('join by link when signed in', ids.join, USERS),
    row('join by a wrong link', '/j/khong-con-dung', [], { looked: ['nobody'], status: 404 }),
    row('hall display when signed in', ids.screenLink, USERS),
    row('invitation', ids.invitationLink, EVERYONE, { looked: ['nobody', 'viewer'] }),
    row('invitation by a wrong link', '/i/khong-con-dung', [], { looked: ['nobody'], status: 404 }),
    row('page of an invited person', ids.ownPage, EVERYONE, { looked: ['nobody'] }),
    row('page of a delegate in the hall', `${ids.ownPage}/hall`, EVERYONE, { looked: ['nobody'] }),
    row('ballots of an invited person', `${ids.ownPage}/ballot`, EVERYONE, { looked: ['nobody'] }),
    row('check a signed paper', '/verify', EVERYONE, { looked: ['nobody', 'organizer'] }),
    row('check a signed paper by a wrong code', '/verify/khong-con-dung', [], { looked: ['nobody'], status: 404 }),
    row('page of an invited person by a wrong link', '/g/khong-con-dung', [], { looked: ['nobody'], status: 404 }),
    row('hall display by a wrong link', '/d/khong-con-dung', [], { looked: ['nobody'], status: 404 }),

    row('conferences', '/conferences', USERS, { looked: ['organizer', 'viewer'] }),
    row('trash', '/conferences?list=trash', USERS),
    row('search without a result', '/conferences?search=khong-co', USERS),
    row('delete for good', `/conferences/${ids.trashed}/erase`, PLANNERS),
    row('new conference', '/conferences/new', PLANNERS),
    row('import', '/conferences/import', PLANNERS),
    row('templates', '/templates', PLANNERS),
    row('register of recommendations', '/follow-up', USERS, { looked: ['organizer', 'chair', 'viewer'] }),
    row('recommendation in the register', `/follow-up?of=${conferenceId}&matter=${conferenceId}:${ids.recommendation}`, STAFF, {
      looked: ['organizer'],
    }),
    row('register, nothing found', '/follow-up?search=khong-co', USERS, { looked: ['organizer'] }),
    row('search', '/search', USERS, { looked: ['organizer'] }),
    row('search with results', '/search?search=bao+cao', USERS, { looked: ['organizer', 'viewer'] }),
    row('search, nothing found', '/search?search=khong-co-o-dau', USERS, { looked: ['organizer'] }),
    row('registers of papers', '/registers', USERS, { looked: ['organizer', 'viewer'] }),
    row('register of papers, nothing found', '/registers?search=khong-co', USERS, { looked: ['organizer'] }),
    row('register of papers in', '/registers?side=in', USERS, { looked: ['organizer'] }),
    row('terms of number books', '/registers/terms', USERS, { looked: ['admin'] }),
    row('new term of number books', '/registers/terms/new', ['admin']),
    row('reserving numbers', '/registers/reserve', KEEPERS),
    row('entering a paper in', '/registers/arrivals', KEEPERS),
    row('editing a paper in', `/registers/${ids.arrival}/edit`, KEEPERS, { looked: ['organizer'] }),
    row('using a reserved number', `/registers/${ids.reserved}/use`, KEEPERS, { looked: ['organizer'] }),
    row('drawing a number', '/registers/new', [...PLANNERS, 'secretary'], { looked: ['organizer'] }),
    row('tasks', '/tasks', USERS, { looked: ['organizer'] }),
    row('board of tasks', '/tasks/board', USERS, { looked: ['organizer'] }),
    row('calendar of own tasks', '/tasks/calendar', USERS, { looked: ['organizer'] }),
    row('results of campaigns', '/campaigns', USERS, { looked: ['organizer'] }),
    row('who is in charge of tasks', `${at}/task-owners`, [...PLANNERS, 'secretary'], { looked: ['organizer'] }),
    row('own tasks by a wrong link', '/v/khong-con-dung', [], { looked: ['nobody'], status: 404 }),
    row('new recommendation of the register', '/follow-up/new', [...PLANNERS, 'secretary'], { looked: ['organizer'] }),
    row('edit a recommendation of the register', `/follow-up/${conferenceId}/${ids.recommendation}`, [...PLANNERS, 'secretary'], {
      looked: ['secretary'],
    }),
    row('split and merge', `/follow-up/${conferenceId}/${ids.recommendation}/joining`, [...PLANNERS, 'secretary'], {
      looked: ['organizer'],
    }),
    row('series', `/series?name=${encodeURIComponent('Hội nghị toàn quốc công tác Văn phòng tỉnh ủy, thành ủy')}`, USERS),

    row('overview', at, STAFF, { looked: ['organizer', 'secretary'] }),
    plan('edit conference', 'edit'),
    plan('settings', 'settings'),
    plan('team', 'team'),
    plan('link of an invitation', `team/invitations/${ids.invitation}`),
    plan('link of a hall display', `team/displays/${ids.screen}`),
    row('preparation', `${at}/preparation`, STAFF, { looked: ['organizer', 'chair'] }),
    plan('task', `preparation/${ids.task}`),
    plan('save as template', 'template'),
    plan('duplicate', 'duplicate'),

    row('agenda', `${at}/agenda`, MEMBERS, { looked: ['organizer', 'chair', 'viewer', 'site'] }),
    row('agenda item', `${at}/agenda?item=${ids.summary}`, MEMBERS, { looked: ['organizer', 'viewer'] }),
    row('agenda item with papers', `${at}/agenda?item=${ids.papers}`, MEMBERS, { looked: ['organizer', 'viewer'] }),
    plan('new item', 'agenda/items/new'),
    plan('paste items', 'agenda/items/paste'),
    plan('item', `agenda/items/${ids.papers}`),
    plan('move item', `agenda/items/${ids.summary}/move`),
    plan('new sitting', 'agenda/sittings/new'),
    plan('sitting', `agenda/sittings/${ids.sitting}`),
    plan('new paper', `agenda/papers/new?itemId=${ids.papers}`),
    plan('paper', `agenda/papers/${ids.paper}`),
    row('calendar', `${at}/calendar`, USERS, { looked: ['organizer', 'viewer'] }),

    row('participants', `${at}/participants`, STAFF, { looked: ['organizer', 'chair'] }),
    row('participants, none found', `${at}/participants?search=khong-co`, STAFF),
    plan('new participant', 'participants/new'),
    plan('participants from the directory', 'participants/directory'),
    plan('paste participants', 'participants/paste'),
    plan('import participants', 'participants/import'),
    plan('participant', 'participants/pham-gia-tuc'),
    plan('participants entered twice', 'participants/doubles'),
    plan('merging of two participants', 'participants/pham-gia-tuc/merge/tran-cam-tu'),
    row('invitations of participants', `${at}/invitations`, STAFF, { looked: ['organizer', 'chair'] }),
    row('invitations, none found', `${at}/invitations?search=khong-co`, STAFF),
    plan('invitation of a participant', 'invitations/pham-gia-tuc'),
    row('seating', `${at}/seating?seat=2-1-3`, STAFF, { looked: ['organizer', 'chair'] }),
    row('who is in the hall', `${at}/hall-map`, STAFF, { looked: ['organizer', 'chair'] }),
    plan('hall', 'seating/hall'),
    plan('preview of the seating', 'seating/arrange?order=centre&together=1'),
    row('sites', `${at}/sites`, STAFF, { looked: ['organizer', 'chair'] }),
    plan('new site', 'sites/new'),
    plan('site', `sites/${SITE}`),
    plan('invitations', 'sites/invitations'),
    row('report forms', `${at}/reports`, STAFF, { looked: ['organizer', 'chair'] }),
    plan('new report form', 'reports/new'),
    plan('report form', `reports/${ids.reportForm}/edit`),
    row('who has reported', `${at}/reports/${ids.reportForm}`, STAFF, { looked: ['organizer', 'chair'] }),
    row('figures of reports', `${at}/reports/${ids.reportForm}?view=figures`, STAFF, { looked: ['organizer'] }),
    row('table of reports', `${at}/reports/${ids.reportForm}?view=table`, STAFF, { looked: ['organizer'] }),
    row('comparison of reports', `${at}/reports/${ids.reportForm}?view=compare`, STAFF, { looked: ['organizer'] }),
    row('report of a site, for the office', `${at}/reports/${ids.reportForm}/sites/provinces-01`, STAFF, {
      looked: ['organizer', 'chair'],
    }),
    row('reports of a site', `${at}/site/reports`, ['site']),
    row('report of a site', `${at}/site/reports/${ids.reportForm}`, ['site']),
    row('comments on a document', `${at}/documents/report/comments`, STAFF, { looked: ['organizer', 'secretary'] }),
    row('explanation of the comments', `${at}/explanation`, [...USERS, 'site', 'display'], { looked: ['organizer', 'viewer'] }),
    row('comments of a site', `${at}/own-comments`, [...USERS, 'site'], { looked: ['site', 'viewer'] }),
    row('comments of an invited person', `${ids.ownPage}/comments`, EVERYONE, { looked: ['nobody'] }),
    row('recommendations of a site', `${at}/site/matters`, ['site']),
    row('page of the announcer', `${at}/announcer`, STAFF),
    row('votes', `${at}/votes`, STAFF, { looked: ['chair', 'secretary'] }),
    row('secret votes', `${at}/secret-votes`, STAFF, { looked: ['chair', 'secretary'] }),
    row('roll call', `${at}/roll-call`, STAFF, { looked: ['organizer', 'secretary'] }),
    row('check-in', `${at}/check-in`, STAFF, { looked: ['organizer', 'secretary'] }),
    row('check-in door', `${at}/check-in/door`, [...STAFF, 'site'], { looked: ['organizer', 'site'] }),
    row('documents', `${at}/documents`, [...USERS, 'site'], { looked: ['organizer', 'viewer'] }),
    row('document', `${at}/documents/report`, STAFF, { looked: ['organizer', 'secretary'] }),
    plan('new document', 'documents/new'),
    row('awards', `${at}/awards`, STAFF, { looked: ['organizer', 'chair'] }),
    plan('new award', 'awards/new'),
    row('register of certificates', `${at}/awards/register`, STAFF, { looked: ['organizer', 'chair'] }),
    row('register, only those waiting', `${at}/awards/register?state=waiting`, STAFF),
    row('register, of which nothing is found', `${at}/awards/register?search=khong-co`, STAFF),
    row('certificates', `${at}/awards/certificates`, STAFF, { looked: ['organizer', 'chair'] }),
    plan('import awards', 'awards/import'),
    plan('award', `awards/${ids.award}`),
    plan('new campaign', 'campaigns/new'),
    plan('campaign', `campaigns/${ids.campaign}`),
    row('recommendations', `${at}/recommendations`, STAFF, { looked: ['organizer', 'chair'] }),
    plan('new recommendation', 'recommendations/new'),
    plan('recommendation', `recommendations/${ids.recommendation}`),

    row('checks', `${at}/checks`, STAFF),
    plan('publish', 'publish'),
    row('versions', `${at}/versions`, STAFF),
    row('version', `${at}/versions/2`, STAFF),
    plan('change log', 'change-log'),
    row('changes', `${at}/changes`, STAFF),
    row('templates of papers', '/paper-templates', USERS, { looked: ['organizer', 'viewer'] }),
    row('official papers', `${at}/official-papers`, [...USERS, 'site'], { looked: ['secretary', 'chair', 'viewer'] }),
    row('chosen official paper', `${at}/official-papers?paper=minutes`, [...USERS, 'site'], { looked: ['organizer'] }),
    row('official papers, none at a step', `${at}/official-papers?state=signed`, [...USERS, 'site'], { looked: ['secretary'] }),
    row('signatures of an official paper', `${at}/official-papers/minutes/signatures`, STAFF, { looked: ['organizer'] }),
    row('details of an official paper', `${at}/official-papers/minutes/edit`, STAFF, { looked: ['secretary'] }),
    row('statistics', `${at}/statistics`, STAFF, { looked: ['secretary'] }),
    row('news brief', `${at}/news-brief`, STAFF, { looked: ['secretary'] }),
    plan('archive file', 'archive-file'),
    row('photo record', `${at}/photos`, STAFF, { looked: ['secretary'] }),
    row('picture of the photo record', `${at}/photos/${ids.photo}`, STAFF, { looked: ['secretary'] }),
    row('statistics of the series', `${at}/statistics?series`, USERS, { looked: ['secretary'] }),
    row('minutes', `${at}/minutes`, STAFF, { looked: ['secretary', 'chair'] }),
    row('versions of the minutes', `${at}/minutes/versions`, STAFF, { looked: ['secretary'] }),
    row('comparison of the minutes', `${at}/minutes/versions?number=1`, STAFF, { looked: ['secretary'] }),
    ...livePages(conferenceId),
  ];
}

/** Pages to check while the conference is running. */
export const livePages = (conferenceId: string): readonly PageRow[] => [
  { name: 'desk', path: `/conferences/${conferenceId}/desk`, for: ['organizer', 'admin', 'chair'], looked: ['chair'] },
  { name: 'display', path: `/conferences/${conferenceId}/display`, for: [...STAFF, 'display'], looked: ['display'], hall: true },
  { name: 'page of a site', path: `/conferences/${conferenceId}/site`, for: ['site'] },
  { name: 'check of a site', path: `/conferences/${conferenceId}/site/check`, for: ['site'] },
  { name: 'page of viewers', path: `/conferences/${conferenceId}/watch`, for: MEMBERS, looked: ['viewer'] },
];
