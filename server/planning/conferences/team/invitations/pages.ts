import { formatDate, formatTime } from '../../../../i18n/format.ts';
import { translate } from '../../../../i18n/translate.ts';
import type { ErrorCode, Refusal } from '../../../../platform/errors.ts';
import type { PageContext, PageRoutes } from '../../../../platform/pages/routes.ts';
import { defaultZone } from '../../../../platform/views/templates.ts';
import { conferenceIn, typed } from '../../pages/fields.ts';
import { conferenceLayout } from '../../pages/layout.ts';
import { roleRefusal, roleTyped, teamPage, teamPath } from '../pages.ts';
import { teamInvitationsContract as contract } from './contract.ts';

async function invite(context: PageContext) {
  const facts = { displayName: typed(context, 'displayName'), clearance: Number(typed(context, 'clearance') || '0') };
  const invited = { ...facts, ...roleTyped(context) };
  const result = await context.attempt(contract.invite, { conferenceId: conferenceIn(context), ...invited });
  if ('refusal' in result) return teamPage(context, { invited, invitationRefusal: roleRefusal(result.refusal) }, 400);
  return context.redirect(`${teamPath(context)}/invitations/${result.output.id}`, 'team.invitation.made');
}

/** The link is on a page of its own, so that it is not visible whenever somebody opens the team. */
async function link(context: PageContext) {
  const frame = await conferenceLayout(context, conferenceIn(context), 'overview');
  const invitationId = context.params.invitationId ?? '';
  const { displayName, path, expiresAt } = await context.run(contract.link, { conferenceId: conferenceIn(context), invitationId });
  const until = { time: formatTime(context.lang, expiresAt, frame.zone), date: formatDate(context.lang, expiresAt, frame.zone) };
  return context.render('planning/conferences/invitation-link', { ...frame, displayName, link: `${context.origin}${path}`, until });
}

async function revoke(context: PageContext) {
  await context.run(contract.revoke, { conferenceId: conferenceIn(context), invitationId: context.params.invitationId ?? '' });
  return context.redirect(teamPath(context), 'team.invitation.revoked');
}

const page = (context: PageContext, view: Readonly<Record<string, unknown>>, status = 200) =>
  context.render('planning/conferences/invitation-accept', { ...view, user: null }, status);

const FIELD_OF: ReadonlyMap<ErrorCode, string> = new Map([
  ['name-taken', 'name'],
  ['password-common', 'password'],
]);

/** The words of a refusal by the field that they are about. */
function faultsAt(refusal: Refusal | undefined): Readonly<Record<string, string>> {
  const field = refusal && FIELD_OF.get(refusal.code);
  if (refusal && field) return { [field]: refusal.message };
  return Object.fromEntries((refusal?.faults ?? []).map(({ path, message }) => [path, message]));
}

/** The form with which the invited one makes their account; `refusal`: of what they entered before. */
async function form(context: PageContext, refusal?: Refusal) {
  const secret = context.params.secret ?? '';
  const found = await context.attempt(contract.invitation, { secret });
  if ('refusal' in found) return page(context, { refused: found.refusal.message }, 404);
  const { conference, displayName, role, bound, expiresAt } = found.output;
  const { lang } = context;
  const at = faultsAt(refusal);
  const view = {
    conference,
    secret,
    bound,
    at,
    role: translate(lang, `team.role.${role}`),
    until: { time: formatTime(lang, expiresAt, defaultZone), date: formatDate(lang, expiresAt, defaultZone) },
    given: { name: typed(context, 'name'), displayName: refusal ? typed(context, 'displayName') : displayName },
    message: refusal && Object.keys(at).length === 0 ? refusal.message : null,
    replaces: context.actor.kind !== 'anonymous',
  };
  return page(context, view, refusal ? 400 : 200);
}

async function accept(context: PageContext) {
  const given = { name: typed(context, 'name'), displayName: typed(context, 'displayName'), password: typed(context, 'password') };
  const result = await context.attempt(contract.accept, { secret: context.params.secret, lang: context.lang, ...given });
  if ('refusal' in result) return form(context, result.refusal);
  context.signedIn(result.output.token);
  return context.redirect(`/conferences/${result.output.conferenceId}`, 'team.invitation.accepted');
}

export function teamInvitationsPages(routes: PageRoutes): void {
  routes.post('/conferences/:conferenceId/team/invitations', invite);
  routes.get('/conferences/:conferenceId/team/invitations/:invitationId', link);
  routes.post('/conferences/:conferenceId/team/invitations/:invitationId/revoke', revoke);
  routes.get('/i/:secret', (context) => form(context));
  routes.post('/i/:secret', accept);
}
