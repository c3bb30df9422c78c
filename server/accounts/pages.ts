import { parseLang } from '../i18n/language.ts';
import type { PageRoutes, PageContext } from '../platform/pages/routes.ts';
import { accountsContract as contract } from './contract.ts';
import { sessionView } from './presenter.ts';

/** Allows only paths of this server, so that a link cannot redirect somebody elsewhere after signing in. */
const ownAddress = (address: unknown): string => (typeof address === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(address) ? address : '/');

const text = (context: PageContext, field: string): string => {
  const value = context.form[field];
  return typeof value === 'string' ? value : '';
};
const ticked = (context: PageContext, field: string): boolean => context.form[field] !== undefined;

/** Most characters that are shown again of what somebody without a login typed. */
const MAX_SHOWN = 200;

async function signIn(context: PageContext) {
  const name = text(context, 'name');
  const next = ownAddress(text(context, 'next'));
  const result = await context.attempt(contract.signIn, { name, password: text(context, 'password') });
  if ('refusal' in result)
    return context.render('accounts/sign-in', { name: name.slice(0, MAX_SHOWN), next, refusal: result.refusal, user: null }, 400);
  context.signedIn(result.output.token);
  context.chooseLanguage(result.output.lang);
  return context.redirect(next);
}

async function signOut(context: PageContext) {
  await context.run(contract.signOut, {});
  context.signedIn(null);
  return context.redirect('/sign-in', 'accounts.signedOut');
}

async function chooseLanguage(context: PageContext) {
  const lang = parseLang(context.form.lang) ?? 'vi';
  if (context.actor.kind === 'user') await context.run(contract.setLanguage, { lang });
  context.chooseLanguage(lang);
  return context.redirect(ownAddress(context.form.back));
}

const facts = (context: PageContext) => ({
  displayName: text(context, 'displayName'),
  clearance: Number(text(context, 'clearance') || '0'),
  administrator: ticked(context, 'administrator'),
  creator: ticked(context, 'creator'),
});

async function list(context: PageContext, extra: Readonly<Record<string, unknown>> = {}, status = 200) {
  const { accounts } = await context.run(contract.list, {});
  return context.render('accounts/list', { accounts, tab: 'accounts', ...extra }, status);
}

async function create(context: PageContext) {
  const given = { name: text(context, 'name'), ...facts(context) };
  const result = await context.attempt(contract.create, { ...given, password: text(context, 'password') });
  return 'refusal' in result ? list(context, { given, refusal: result.refusal }, 400) : context.redirect('/accounts', 'accounts.added');
}

async function one(context: PageContext, extra: Readonly<Record<string, unknown>> = {}, status = 200) {
  const { accounts } = await context.run(contract.list, {});
  const account = accounts.find(({ id }) => id === context.params.id);
  return account ? context.render('accounts/edit', { account, tab: 'accounts', ...extra }, status) : context.redirect('/accounts');
}

async function edit(context: PageContext) {
  const input = {
    id: context.params.id,
    version: Number(text(context, 'version')),
    disabled: ticked(context, 'disabled'),
    ...facts(context),
  };
  const result = await context.attempt(contract.edit, input);
  return 'refusal' in result ? one(context, { refusal: result.refusal }, 400) : context.redirect('/accounts', 'accounts.saved');
}

async function setPassword(context: PageContext) {
  const result = await context.attempt(contract.setPassword, { id: context.params.id, password: text(context, 'password') });
  return 'refusal' in result
    ? one(context, { passwordRefusal: result.refusal }, 400)
    : context.redirect('/accounts', 'accounts.passwordSet');
}

async function changePassword(context: PageContext) {
  const result = await context.attempt(contract.changePassword, { current: text(context, 'current'), password: text(context, 'password') });
  if ('refusal' in result) return mine(context, { refusal: result.refusal }, 400);
  return context.redirect(isLimited(context) ? '/' : '/me', 'accounts.passwordSet');
}

const isLimited = ({ actor }: PageContext): boolean => actor.limitedTo !== undefined;

/** The page of the own login; one whose password somebody else gave only gets the form for one of its own. */
async function mine(context: PageContext, extra: Readonly<Record<string, unknown>> = {}, status = 200) {
  if (context.actor.kind !== 'user') return context.redirect('/sign-in?next=/me');
  if (isLimited(context)) return context.render('accounts/mine', { first: true, ...extra }, status);
  const { sessions } = await context.run(contract.sessions, {});
  const rows = sessions.map((session) => sessionView(context.lang, session));
  return context.render('accounts/mine', { sessions: rows, others: rows.length > 1, ...extra }, status);
}

async function endSession(context: PageContext) {
  await context.run(contract.endSession, { id: context.params.id ?? '' });
  return context.redirect('/me', 'accounts.sessions.ended');
}

async function endOtherSessions(context: PageContext) {
  await context.run(contract.endOtherSessions, {});
  return context.redirect('/me', 'accounts.sessions.othersEnded');
}

/** Start page of a login: sites and hall displays have one page each. */
function homeOf({ actor }: PageContext): string {
  if (actor.kind === 'anonymous') return '/sign-in';
  const bound = actor.conferenceId !== null && (actor.kind === 'site' || actor.kind === 'display');
  return bound ? `/conferences/${actor.conferenceId}/${actor.kind}` : '/conferences';
}

export function accountsPages(routes: PageRoutes): void {
  routes.get('/', async (context) => context.redirect(homeOf(context)));
  routes.get('/sign-in', async (context) => context.render('accounts/sign-in', { next: ownAddress(context.query.next), user: null }));
  routes.post('/sign-in', signIn);
  routes.post('/sign-out', signOut);
  routes.post('/language', chooseLanguage);
  routes.get('/me', (context) => mine(context));
  routes.post('/me/sessions/end-others', endOtherSessions);
  routes.post('/me/sessions/:id/end', endSession);
  routes.post('/me/password', changePassword);
  routes.get('/accounts', (context) => list(context));
  routes.post('/accounts', create);
  routes.get('/accounts/:id', (context) => one(context));
  routes.post('/accounts/:id', edit);
  routes.post('/accounts/:id/password', setPassword);
}
