import { GIVEN_ROLES } from '../../../accounts/permissions.ts';
import { formatDate, formatTime } from '../../../i18n/format.ts';
import { translate } from '../../../i18n/translate.ts';
import type { PageRoutes, PageContext } from '../../../platform/pages/routes.ts';
import { conferenceLayout } from '../pages/layout.ts';
import { conferenceIn, typed, typedOrNull } from '../pages/fields.ts';
import { teamContract as contract } from './contract.ts';

const base = (context: PageContext): string => `/conferences/${conferenceIn(context)}/team`;

async function page(context: PageContext, extra: Readonly<Record<string, unknown>> = {}, status = 200) {
  const frame = await conferenceLayout(context, conferenceIn(context), 'overview');
  const { members, displays, sites, participants } = await context.run(contract.list, { conferenceId: conferenceIn(context) });
  const nameOf = new Map([...sites, ...participants].map(({ id, name }) => [id, name]));
  const { lang } = context;
  return context.render(
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

async function add(context: PageContext) {
  const given = { name: typed(context, 'name'), role: typed(context, 'role') };
  const bound = { siteId: typedOrNull(context, 'siteId'), participantId: typedOrNull(context, 'participantId') };
  const result = await context.attempt(contract.add, { conferenceId: conferenceIn(context), ...given, ...bound });
  if ('refusal' in result) return page(context, { refusal: result.refusal, given: { ...given, ...bound } }, 400);
  return context.redirect(base(context), 'team.done.added');
}

async function remove(context: PageContext) {
  const input = { conferenceId: conferenceIn(context), userId: typed(context, 'userId'), role: typed(context, 'role') };
  const result = await context.attempt(contract.remove, input);
  return 'refusal' in result ? page(context, { listRefusal: result.refusal }, 400) : context.redirect(base(context), 'team.done.removed');
}

async function addDisplay(context: PageContext) {
  const result = await context.attempt(contract.addDisplay, { conferenceId: conferenceIn(context), name: typed(context, 'displayName') });
  if ('refusal' in result) return page(context, { displayRefusal: result.refusal }, 400);
  return context.redirect(`${base(context)}/displays/${result.output.id}`, 'team.done.displayAdded');
}

/** The link is on its own page, so that it is not visible whenever somebody opens the team. */
async function displayLink(context: PageContext) {
  const frame = await conferenceLayout(context, conferenceIn(context), 'overview');
  const displayId = context.params.displayId ?? '';
  const link = await context.run(contract.displayLink, { conferenceId: conferenceIn(context), displayId });
  return context.render('planning/conferences/display-link', {
    ...frame,
    screen: link.name,
    link: `${context.origin}${link.path}`,
    displayId,
  });
}

async function revokeDisplay(context: PageContext) {
  await context.run(contract.revokeDisplay, { conferenceId: conferenceIn(context), displayId: context.params.displayId ?? '' });
  return context.redirect(base(context), 'team.done.displayRevoked');
}

/** Joins by a link at once, or asks first if that would end another login in this browser. */
async function openDisplay(context: PageContext) {
  const { actor } = context;
  const secret = context.params.secret ?? '';
  if (actor.kind === 'anonymous') return joinDisplay(context);
  const found = await context.attempt(contract.displayInvitation, { secret });
  if ('refusal' in found) return context.render('planning/conferences/display-join', { refusal: found.refusal, user: null }, 404);
  const { conferenceId, displayId } = found.output;
  if (actor.kind === 'display' && actor.id === displayId) return context.redirect(`/conferences/${conferenceId}/display`);
  return context.render('planning/conferences/display-join', { ...found.output, secret });
}

async function joinDisplay(context: PageContext) {
  const result = await context.attempt(contract.joinDisplay, { secret: context.params.secret });
  if ('refusal' in result) return context.render('planning/conferences/display-join', { refusal: result.refusal, user: null }, 404);
  context.signedIn(result.output.token);
  return context.redirect(`/conferences/${result.output.conferenceId}/display`);
}

export function teamPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/team', (context) => page(context));
  routes.post('/conferences/:conferenceId/team', add);
  routes.post('/conferences/:conferenceId/team/remove', remove);
  routes.post('/conferences/:conferenceId/team/displays', addDisplay);
  routes.get('/conferences/:conferenceId/team/displays/:displayId', displayLink);
  routes.post('/conferences/:conferenceId/team/displays/:displayId/revoke', revokeDisplay);
  routes.get('/d/:secret', openDisplay);
  routes.post('/d/:secret', joinDisplay);
}
