import { parseLang } from '../i18n/language.ts';
import type { PageRoutes, Visit } from '../platform/pages/routes.ts';
import { accountsContract as contract } from './contract.ts';

/** Only addresses of our own, so that a link cannot send somebody elsewhere after signing in. */
const ownAddress = (address: unknown): string => (typeof address === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(address) ? address : '/');

const text = (visit: Visit, field: string): string => {
  const value = visit.form[field];
  return typeof value === 'string' ? value : '';
};
const ticked = (visit: Visit, field: string): boolean => visit.form[field] !== undefined;

async function signIn(visit: Visit) {
  const name = text(visit, 'name');
  const next = ownAddress(text(visit, 'next'));
  const result = await visit.attempt(contract.signIn, { name, password: text(visit, 'password') });
  if ('refusal' in result) return visit.page('accounts/sign-in', { name, next, refusal: result.refusal, user: null }, 400);
  visit.signedIn(result.output.token);
  return visit.redirect(next);
}

async function signOut(visit: Visit) {
  await visit.run(contract.signOut, {});
  visit.signedIn(null);
  return visit.redirect('/sign-in', 'accounts.signedOut');
}

async function chooseLanguage(visit: Visit) {
  const lang = parseLang(visit.form.lang) ?? 'vi';
  if (visit.actor.kind === 'user') await visit.run(contract.setLanguage, { lang });
  visit.chooseLanguage(lang);
  return visit.redirect(ownAddress(visit.form.back));
}

const facts = (visit: Visit) => ({
  displayName: text(visit, 'displayName'),
  clearance: Number(text(visit, 'clearance') || '0'),
  administrator: ticked(visit, 'administrator'),
  creator: ticked(visit, 'creator'),
});

async function list(visit: Visit, extra: Readonly<Record<string, unknown>> = {}, status = 200) {
  const { accounts } = await visit.run(contract.list, {});
  return visit.page('accounts/list', { accounts, tab: 'accounts', ...extra }, status);
}

async function create(visit: Visit) {
  const given = { name: text(visit, 'name'), ...facts(visit) };
  const result = await visit.attempt(contract.create, { ...given, password: text(visit, 'password') });
  return 'refusal' in result ? list(visit, { given, refusal: result.refusal }, 400) : visit.redirect('/accounts', 'accounts.added');
}

async function one(visit: Visit, extra: Readonly<Record<string, unknown>> = {}, status = 200) {
  const { accounts } = await visit.run(contract.list, {});
  const account = accounts.find(({ id }) => id === visit.params.id);
  return account ? visit.page('accounts/edit', { account, tab: 'accounts', ...extra }, status) : visit.redirect('/accounts');
}

async function edit(visit: Visit) {
  const input = { id: visit.params.id, version: Number(text(visit, 'version')), disabled: ticked(visit, 'disabled'), ...facts(visit) };
  const result = await visit.attempt(contract.edit, input);
  return 'refusal' in result ? one(visit, { refusal: result.refusal }, 400) : visit.redirect('/accounts', 'accounts.saved');
}

async function setPassword(visit: Visit) {
  const result = await visit.attempt(contract.setPassword, { id: visit.params.id, password: text(visit, 'password') });
  return 'refusal' in result ? one(visit, { passwordRefusal: result.refusal }, 400) : visit.redirect('/accounts', 'accounts.passwordSet');
}

async function changePassword(visit: Visit) {
  const result = await visit.attempt(contract.changePassword, { current: text(visit, 'current'), password: text(visit, 'password') });
  return 'refusal' in result
    ? visit.page('accounts/mine', { refusal: result.refusal }, 400)
    : visit.redirect('/me', 'accounts.passwordSet');
}

/** Where a login begins: a site and a hall screen have one page each. */
function homeOf({ actor }: Visit): string {
  if (actor.kind === 'anonymous') return '/sign-in';
  const bound = actor.conferenceId !== null && (actor.kind === 'site' || actor.kind === 'display');
  return bound ? `/conferences/${actor.conferenceId}/${actor.kind}` : '/conferences';
}

export function accountsPages(routes: PageRoutes): void {
  routes.get('/', async (visit) => visit.redirect(homeOf(visit)));
  routes.get('/sign-in', async (visit) => visit.page('accounts/sign-in', { next: ownAddress(visit.query.next), user: null }));
  routes.post('/sign-in', signIn);
  routes.post('/sign-out', signOut);
  routes.post('/language', chooseLanguage);
  routes.get('/me', async (visit) => (visit.actor.kind === 'user' ? visit.page('accounts/mine', {}) : visit.redirect('/sign-in?next=/me')));
  routes.post('/me/password', changePassword);
  routes.get('/accounts', (visit) => list(visit));
  routes.post('/accounts', create);
  routes.get('/accounts/:id', (visit) => one(visit));
  routes.post('/accounts/:id', edit);
  routes.post('/accounts/:id/password', setPassword);
}
