import { GIVEN_ROLES } from '../../../accounts/permissions.ts';
import { formatDate, formatTime } from '../../../i18n/format.ts';
import { translate } from '../../../i18n/translate.ts';
import type { PageRoutes, Visit } from '../../../platform/pages/routes.ts';
import { conferenceFrame } from '../frame.ts';
import { conferenceIn, typed, typedOrNull } from '../pages/fields.ts';
import { teamContract as contract } from './contract.ts';

const base = (visit: Visit): string => `/conferences/${conferenceIn(visit)}/team`;

async function page(visit: Visit, extra: Readonly<Record<string, unknown>> = {}, status = 200) {
  const frame = await conferenceFrame(visit, conferenceIn(visit), 'overview');
  const { members, displays, sites, participants } = await visit.run(contract.list, { conferenceId: conferenceIn(visit) });
  const nameOf = new Map([...sites, ...participants].map(({ id, name }) => [id, name]));
  const { lang } = visit;
  return visit.page(
    'planning/conferences/team',
    {
      ...frame,
      members: members.map((member) => ({
        ...member,
        roleText: translate(lang, `team.role.${member.role}`),
        bound: nameOf.get(member.siteId ?? member.participantId ?? '') ?? null,
      })),
      displays: displays.map((display) => ({
        ...display,
        made: { time: formatTime(lang, display.createdAt, frame.zone), date: formatDate(lang, display.createdAt, frame.zone) },
      })),
      roles: GIVEN_ROLES.map((value) => ({ value, label: translate(lang, `team.role.${value}`) })),
      sites: sites.map(({ id, name }) => ({ value: id, label: name })),
      participants: participants.map(({ id, name }) => ({ value: id, label: name })),
      ...extra,
    },
    status,
  );
}

async function add(visit: Visit) {
  const given = { name: typed(visit, 'name'), role: typed(visit, 'role') };
  const bound = { siteId: typedOrNull(visit, 'siteId'), participantId: typedOrNull(visit, 'participantId') };
  const result = await visit.attempt(contract.add, { conferenceId: conferenceIn(visit), ...given, ...bound });
  if ('refusal' in result) return page(visit, { refusal: result.refusal, given: { ...given, ...bound } }, 400);
  return visit.redirect(base(visit), 'team.done.added');
}

async function remove(visit: Visit) {
  const input = { conferenceId: conferenceIn(visit), userId: typed(visit, 'userId'), role: typed(visit, 'role') };
  const result = await visit.attempt(contract.remove, input);
  return 'refusal' in result ? page(visit, { listRefusal: result.refusal }, 400) : visit.redirect(base(visit), 'team.done.removed');
}

async function addDisplay(visit: Visit) {
  const result = await visit.attempt(contract.addDisplay, { conferenceId: conferenceIn(visit), name: typed(visit, 'displayName') });
  if ('refusal' in result) return page(visit, { displayRefusal: result.refusal }, 400);
  return visit.redirect(`${base(visit)}/displays/${result.output.id}`, 'team.done.displayAdded');
}

/** The link stands on a page of its own, so that it is not on the screen whenever somebody looks at the team. */
async function displayLink(visit: Visit) {
  const frame = await conferenceFrame(visit, conferenceIn(visit), 'overview');
  const displayId = visit.params.displayId ?? '';
  const link = await visit.run(contract.displayLink, { conferenceId: conferenceIn(visit), displayId });
  return visit.page('planning/conferences/display-link', { ...frame, screen: link.name, link: `${visit.origin}${link.path}`, displayId });
}

async function revokeDisplay(visit: Visit) {
  await visit.run(contract.revokeDisplay, { conferenceId: conferenceIn(visit), displayId: visit.params.displayId ?? '' });
  return visit.redirect(base(visit), 'team.done.displayRevoked');
}

/** A link joins at once, unless that would end somebody's own sign-in in this browser: then it asks. */
async function openDisplay(visit: Visit) {
  if (visit.actor.kind === 'user') return visit.page('planning/conferences/display-join', { secret: visit.params.secret });
  return joinDisplay(visit);
}

async function joinDisplay(visit: Visit) {
  const result = await visit.attempt(contract.joinDisplay, { secret: visit.params.secret });
  if ('refusal' in result) return visit.page('planning/conferences/display-join', { refusal: result.refusal, user: null }, 404);
  visit.signedIn(result.output.token);
  return visit.redirect(`/conferences/${result.output.conferenceId}/display`);
}

export function teamPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/team', (visit) => page(visit));
  routes.post('/conferences/:conferenceId/team', add);
  routes.post('/conferences/:conferenceId/team/remove', remove);
  routes.post('/conferences/:conferenceId/team/displays', addDisplay);
  routes.get('/conferences/:conferenceId/team/displays/:displayId', displayLink);
  routes.post('/conferences/:conferenceId/team/displays/:displayId/revoke', revokeDisplay);
  routes.get('/d/:secret', openDisplay);
  routes.post('/d/:secret', joinDisplay);
}
