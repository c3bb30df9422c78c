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
    row('page of an invited person by a wrong link', '/g/khong-con-dung', [], { looked: ['nobody'], status: 404 }),
    row('hall display by a wrong link', '/d/khong-con-dung', [], { looked: ['nobody'], status: 404 }),

    row('conferences', '/conferences', USERS, { looked: ['organizer', 'viewer'] }),
    row('trash', '/conferences?list=trash', USERS),
    row('search without a result', '/conferences?search=khong-co', USERS),
    row('delete for good', `/conferences/${ids.trashed}/erase`, PLANNERS),
    row('new conference', '/conferences/new', PLANNERS),
    row('import', '/conferences/import', PLANNERS),
    row('templates', '/templates', PLANNERS),
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
    row('page of the announcer', `${at}/announcer`, STAFF),
    row('roll call', `${at}/roll-call`, STAFF, { looked: ['organizer', 'secretary'] }),
    row('check-in', `${at}/check-in`, STAFF, { looked: ['organizer', 'secretary'] }),
    row('check-in door', `${at}/check-in/door`, [...STAFF, 'site'], { looked: ['organizer', 'site'] }),
    row('documents', `${at}/documents`, [...USERS, 'site'], { looked: ['organizer', 'viewer'] }),
    row('document', `${at}/documents/report`, STAFF, { looked: ['organizer', 'secretary'] }),
    plan('new document', 'documents/new'),
    row('awards', `${at}/awards`, STAFF, { looked: ['organizer', 'chair'] }),
    plan('new award', 'awards/new'),
    row('register of certificates', `${at}/awards/register`, STAFF, { looked: ['organizer', 'chair'] }),
    row('register, only those waiting', `${at}/awards/register?show=waiting`, STAFF),
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
