import { toString as drawQr } from 'qrcode';
import { conferenceLayout } from '../../conferences/pages/layout.ts';
import { conferenceIn, typed, typedOrNull } from '../../conferences/pages/fields.ts';
import { AppError } from '../../../platform/errors.ts';
import type { PageRoutes, PageContext } from '../../../platform/pages/routes.ts';
import { sitesContract } from '../contract.ts';
import { sitePage } from '../pages.ts';
import { sitesInOrder } from '../rules/index.ts';
import { accessContract as contract } from './contract.ts';

const siteIn = (context: PageContext): string => context.params.siteId ?? '';
const one = (context: PageContext) => ({ conferenceId: conferenceIn(context), siteId: siteIn(context) });
const sites = (context: PageContext): string => `/conferences/${conferenceIn(context)}/sites`;
const site = (context: PageContext): string => `${sites(context)}/${siteIn(context)}`;
const live = (conferenceId: string): string => `/conferences/${conferenceId}/site`;

async function joinPage(context: PageContext) {
  const { actor } = context;
  if (actor.kind === 'site' && actor.conferenceId && context.query.again === undefined) return context.redirect(live(actor.conferenceId));
  return context.render('planning/sites/join', { user: null });
}

async function joinByCode(context: PageContext) {
  const code = typed(context, 'code');
  const result = await context.attempt(contract.join, { code });
  if ('refusal' in result)
    return context.render('planning/sites/join', { code: code.slice(0, 100), refusal: result.refusal, user: null }, 400);
  context.signedIn(result.output.token);
  return context.redirect(live(result.output.conferenceId));
}

/** Joins by a link at once, or asks first if that would end another login in this browser. */
async function joinByLink(context: PageContext) {
  const secret = context.params.secret ?? '';
  const found = await context.attempt(contract.invitation, { secret });
  if ('refusal' in found) return context.render('planning/sites/join', { linkRefusal: found.refusal, user: null }, 404);
  const { conferenceId, siteId } = found.output;
  const { actor } = context;
  if (actor.kind === 'site' && actor.conferenceId === conferenceId && actor.id === siteId) return context.redirect(live(conferenceId));
  if (actor.kind !== 'anonymous') return context.render('planning/sites/join-confirm', { ...found.output, secret });
  return enter(context);
}

async function enter(context: PageContext) {
  const { token, conferenceId } = await context.run(contract.join, { secret: context.params.secret ?? '' });
  context.signedIn(token);
  return context.redirect(live(conferenceId));
}

async function goOn(context: PageContext) {
  const { token, conferenceId } = await context.run(contract.goOn, { conferenceId: conferenceIn(context) });
  context.signedIn(token);
  return context.redirect(live(conferenceId));
}

async function leave(context: PageContext) {
  await context.run(contract.leave, { conferenceId: conferenceIn(context) });
  context.signedIn(null);
  return context.redirect('/join', 'sites.join.left');
}

async function invitations(context: PageContext) {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'sites');
  const { access } = await context.run(contract.access, { conferenceId });
  const codes = new Map(access.filter((one) => !one.revoked).map((one) => [one.siteId, one]));
  const all = sitesInOrder((await context.run(sitesContract.list, { conferenceId })).sites.filter(({ group }) => !group));
  const cards = all.flatMap(({ id, name, kind }) => ({ id, name, main: kind === 'main', code: codes.get(id)?.code }));
  const host = new URL(context.origin).host;
  return context.render('planning/sites/invitations', {
    ...frame,
    cards: cards.filter(({ code }) => code),
    missing: all.length - codes.size,
    address: `${host}/join`,
  });
}

/** The join link as a QR code. */
async function qr(context: PageContext) {
  const { access } = await context.run(contract.access, { conferenceId: conferenceIn(context) });
  const found = access.find(({ siteId, revoked }) => siteId === siteIn(context) && !revoked);
  if (!found?.path) throw new AppError('not-found');
  return context.text(
    'image/svg+xml',
    await drawQr(`${context.origin}${found.path}`, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }),
  );
}

async function open(context: PageContext) {
  await context.run(contract.openAccess, { conferenceId: conferenceIn(context) });
  return context.redirect(sites(context), 'sites.access.opened');
}

async function rotate(context: PageContext) {
  await context.run(contract.rotateAccess, one(context));
  return context.redirect(site(context), 'sites.access.rotated');
}

async function revoke(context: PageContext) {
  await context.run(contract.revokeAccess, one(context));
  return context.redirect(site(context), 'sites.access.revokedDone');
}

async function setContact(context: PageContext) {
  const contact = { contactName: typedOrNull(context, 'contactName'), contactPhone: typedOrNull(context, 'contactPhone') };
  const result = await context.attempt(contract.setContact, { ...one(context), ...contact });
  return 'refusal' in result ? sitePage(context, { contact: result.refusal }) : context.redirect(site(context), 'sites.contactSaved');
}

async function setClearance(context: PageContext) {
  await context.run(contract.setClearance, { ...one(context), clearance: Number(typed(context, 'clearance')) });
  return context.redirect(site(context), 'sites.clearanceSaved');
}

/** Registers the pages about how sites join (codes, links, invitations) and whom to call there. */
export function accessPages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/sites';
  routes.get('/join', joinPage);
  routes.post('/join', joinByCode);
  routes.get('/j/:secret', joinByLink);
  routes.post('/j/:secret', enter);
  routes.post('/conferences/:conferenceId/site/leave', leave);
  routes.post('/conferences/:conferenceId/site/go-on', goOn);
  routes.get(`${at}/invitations`, invitations);
  routes.post(`${at}/access`, open);
  routes.get(`${at}/:siteId/qr.svg`, qr);
  routes.post(`${at}/:siteId/rotate`, rotate);
  routes.post(`${at}/:siteId/revoke`, revoke);
  routes.post(`${at}/:siteId/contact`, setContact);
  routes.post(`${at}/:siteId/clearance`, setClearance);
}
