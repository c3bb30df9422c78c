import { boundToOf, GIVEN_ROLES } from '../../../accounts/permissions.ts';
import { formatDate, formatTime } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { ErrorCode, Refusal } from '../../../platform/errors.ts';
import type { PageRoutes, PageContext } from '../../../platform/pages/routes.ts';
import { conferenceLayout } from '../pages/layout.ts';
import { conferenceIn, typed, typedOrNull } from '../pages/fields.ts';
import { INVITATION_DAYS, teamInvitationsContract as invitationsContract } from './invitations/contract.ts';
import { teamContract as contract } from './contract.ts';

export const teamPath = (context: PageContext): string => `/conferences/${conferenceIn(context)}/team`;
const MAX_SOUGHT = 200;
/** Most people who are given a role by one form. */
const MAX_ADDED = 50;
const LEVELS = [0, 1, 2, 3] as const;

/** When something ends or was made, in the time zone of the conference. */
const momentOf = (lang: Lang, at: number, zone: string) => ({ time: formatTime(lang, at, zone), date: formatDate(lang, at, zone) });

async function invitationRows(context: PageContext, zone: string, nameOf: ReadonlyMap<string, string>) {
  const { invitations } = await context.run(invitationsContract.list, { conferenceId: conferenceIn(context) });
  return invitations.map((one) => ({
    ...one,
    roleText: translate(context.lang, `team.role.${one.role}`),
    bound: nameOf.get(one.siteId ?? one.participantId ?? '') ?? null,
    until: momentOf(context.lang, one.expiresAt, zone),
  }));
}

/** The team, its displays and invitations. `given`, `invited`: what was typed into the two forms. */
export async function teamPage(context: PageContext, extra: Readonly<Record<string, unknown>> = {}, status = 200) {
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
      displays: displays.map((display) => ({ ...display, made: momentOf(lang, display.createdAt, frame.zone) })),
      roles: GIVEN_ROLES.map((value) => ({ value, label: translate(lang, `team.role.${value}`), bound: boundToOf(value) })),
      sites: sites.map(({ id, name }) => ({ value: id, label: name })),
      participants: participants.map(({ id, name }) => ({ value: id, label: name })),
      invitations: await invitationRows(context, frame.zone, nameOf),
      levels: LEVELS.filter((level) => level <= context.actor.clearance),
      invitationDays: INVITATION_DAYS,
      ...extra,
    },
    status,
  );
}

/** Role and what it is bound to, as the forms send them: only what the role needs. */
export function roleTyped(context: PageContext) {
  const role = typed(context, 'role');
  const subject = GIVEN_ROLES.filter((one) => one === role).map(boundToOf)[0] ?? null;
  return {
    role,
    siteId: subject === 'site' ? typedOrNull(context, 'siteId') : null,
    participantId: subject === 'participant' ? typedOrNull(context, 'participantId') : null,
  };
}

const FIELD_OF: ReadonlyMap<ErrorCode, string> = new Map([
  ['needs-site', 'siteId'],
  ['needs-participant', 'participantId'],
  ['no-such-user', 'name'],
]);

/** A refusal of one of the two forms, at the field that it is about. */
export function roleRefusal({ code, message, faults }: Refusal) {
  const field = FIELD_OF.get(code);
  const named = faults.map((fault) => [fault.path, fault.message]);
  const at: Readonly<Record<string, string>> = Object.fromEntries(field ? [[field, message]] : named);
  return { at, message: Object.keys(at).length > 0 ? null : message };
}

/** The accounts that are meant by what was typed or picked: a login name, or a part of one person's name. */
async function accountsMeant(context: PageContext, text: string) {
  const { accounts, total } = await context.run(contract.accounts, {
    conferenceId: conferenceIn(context),
    search: text.slice(0, MAX_SOUGHT),
  });
  const exact = accounts.filter(({ name }) => name === text.trim().toLowerCase());
  return exact.length > 0 ? { accounts: exact, total: 1 } : { accounts, total };
}

type Meant = Awaited<ReturnType<typeof accountsMeant>> & { readonly text: string };

/** The accounts of a list of names as typed; the first that fits several is the one that was picked. */
async function everyoneMeant(context: PageContext): Promise<Meant[]> {
  const texts = [...new Set(typed(context, 'name').split(/[,;\n]/))].map((text) => text.trim()).filter((text) => text !== '');
  const pick = typedOrNull(context, 'pick');
  const all: Meant[] = [];
  for (const text of (texts.length > 0 ? texts : ['']).slice(0, MAX_ADDED)) all.push({ text, ...(await accountsMeant(context, text)) });
  const at = pick === null ? -1 : all.findIndex(({ total }) => total !== 1);
  return pick === null || at === -1 ? all : all.with(at, { text: pick, ...(await accountsMeant(context, pick)) });
}

/** Gives everyone who was typed the same role; nobody has it while it is not clear of each who is meant. */
async function add(context: PageContext) {
  const all = await everyoneMeant(context);
  const names = all.map(({ accounts, total, text }) => (total === 1 ? (accounts[0]?.name ?? text) : text));
  const given = { name: names.join(', '), ...roleTyped(context) };
  const unclear = all.find(({ total }) => total > 1);
  if (unclear) {
    const at = { name: translate(context.lang, 'team.several', { n: unclear.total, text: unclear.text }) };
    return teamPage(context, { given, candidates: unclear.accounts, refusal: { at } }, 400);
  }
  const unknown = all.find(({ total }) => total === 0)?.text;
  for (const name of unknown === undefined ? names : [unknown]) {
    const { siteId, participantId, role } = given;
    const result = await context.attempt(contract.add, { conferenceId: conferenceIn(context), role, siteId, participantId, name });
    if ('refusal' in result) return teamPage(context, { given, refusal: roleRefusal(result.refusal) }, 400);
  }
  return context.redirect(teamPath(context), names.length > 1 ? 'team.done.addedSeveral' : 'team.done.added');
}

async function remove(context: PageContext) {
  const input = { conferenceId: conferenceIn(context), userId: typed(context, 'userId'), role: typed(context, 'role') };
  const result = await context.attempt(contract.remove, input);
  return 'refusal' in result
    ? teamPage(context, { listRefusal: result.refusal }, 400)
    : context.redirect(teamPath(context), 'team.done.removed');
}

async function addDisplay(context: PageContext) {
  const result = await context.attempt(contract.addDisplay, { conferenceId: conferenceIn(context), name: typed(context, 'displayName') });
  if ('refusal' in result) return teamPage(context, { displayRefusal: result.refusal }, 400);
  return context.redirect(`${teamPath(context)}/displays/${result.output.id}`, 'team.done.displayAdded');
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
  return context.redirect(teamPath(context), 'team.done.displayRevoked');
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
  routes.get('/conferences/:conferenceId/team', (context) => teamPage(context));
  routes.post('/conferences/:conferenceId/team', add);
  routes.post('/conferences/:conferenceId/team/remove', remove);
  routes.post('/conferences/:conferenceId/team/displays', addDisplay);
  routes.get('/conferences/:conferenceId/team/displays/:displayId', displayLink);
  routes.post('/conferences/:conferenceId/team/displays/:displayId/revoke', revokeDisplay);
  routes.get('/d/:secret', openDisplay);
  routes.post('/d/:secret', joinDisplay);
}
