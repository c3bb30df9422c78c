import { toString as drawQr } from 'qrcode';
import { conferenceFrame } from '../../conferences/frame.ts';
import { conferenceIn, typed, typedOrNull } from '../../conferences/pages/fields.ts';
import { AppError } from '../../../platform/errors.ts';
import type { PageRoutes, Visit } from '../../../platform/pages/routes.ts';
import { sitesContract } from '../contract.ts';
import { sitePage } from '../pages.ts';
import { inOrder } from '../rules.ts';
import { accessContract as contract } from './contract.ts';

const siteIn = (visit: Visit): string => visit.params.siteId ?? '';
const one = (visit: Visit) => ({ conferenceId: conferenceIn(visit), siteId: siteIn(visit) });
const sites = (visit: Visit): string => `/conferences/${conferenceIn(visit)}/sites`;
const site = (visit: Visit): string => `${sites(visit)}/${siteIn(visit)}`;
const live = (conferenceId: string): string => `/conferences/${conferenceId}/site`;

async function joinPage(visit: Visit) {
  const { actor } = visit;
  if (actor.kind === 'site' && actor.conferenceId) return visit.redirect(live(actor.conferenceId));
  return visit.page('planning/sites/join', { user: null });
}

async function joinByCode(visit: Visit) {
  const code = typed(visit, 'code');
  const result = await visit.attempt(contract.join, { code });
  if ('refusal' in result) return visit.page('planning/sites/join', { code, refusal: result.refusal, user: null }, 400);
  visit.signedIn(result.output.token);
  return visit.redirect(live(result.output.conferenceId));
}

/** A link joins at once, unless that would end somebody's own sign-in in this browser: then it asks. */
async function joinByLink(visit: Visit) {
  const secret = visit.params.secret ?? '';
  const found = await visit.attempt(contract.invitation, { secret });
  if ('refusal' in found) return visit.page('planning/sites/join', { linkRefusal: found.refusal, user: null }, 404);
  const { conferenceId, siteId } = found.output;
  const { actor } = visit;
  if (actor.kind === 'site' && actor.conferenceId === conferenceId && actor.id === siteId) return visit.redirect(live(conferenceId));
  if (actor.kind === 'user') return visit.page('planning/sites/join-confirm', { ...found.output, secret });
  return enter(visit);
}

async function enter(visit: Visit) {
  const { token, conferenceId } = await visit.run(contract.join, { secret: visit.params.secret ?? '' });
  visit.signedIn(token);
  return visit.redirect(live(conferenceId));
}

async function leave(visit: Visit) {
  await visit.run(contract.leave, { conferenceId: conferenceIn(visit) });
  visit.signedIn(null);
  return visit.redirect('/join', 'sites.join.left');
}

async function invitations(visit: Visit) {
  const conferenceId = conferenceIn(visit);
  const frame = await conferenceFrame(visit, conferenceId, 'sites');
  const { access } = await visit.run(contract.access, { conferenceId });
  const codes = new Map(access.filter((one) => !one.revoked).map((one) => [one.siteId, one]));
  const all = inOrder((await visit.run(sitesContract.list, { conferenceId })).sites.filter(({ group }) => !group));
  const cards = all.flatMap(({ id, name, kind }) => ({ id, name, main: kind === 'main', code: codes.get(id)?.code }));
  const host = new URL(visit.origin).host;
  return visit.page('planning/sites/invitations', {
    ...frame,
    cards: cards.filter(({ code }) => code),
    missing: all.length - codes.size,
    address: `${host}/join`,
  });
}

/** The join link as a QR code. */
async function qr(visit: Visit) {
  const { access } = await visit.run(contract.access, { conferenceId: conferenceIn(visit) });
  const found = access.find(({ siteId, revoked }) => siteId === siteIn(visit) && !revoked);
  if (!found) throw new AppError('not-found');
  return visit.text('image/svg+xml', await drawQr(`${visit.origin}${found.path}`, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }));
}

async function open(visit: Visit) {
  await visit.run(contract.openAccess, { conferenceId: conferenceIn(visit) });
  return visit.redirect(sites(visit), 'sites.access.opened');
}

async function rotate(visit: Visit) {
  await visit.run(contract.rotateAccess, one(visit));
  return visit.redirect(site(visit), 'sites.access.rotated');
}

async function revoke(visit: Visit) {
  await visit.run(contract.revokeAccess, one(visit));
  return visit.redirect(site(visit), 'sites.access.revokedDone');
}

async function setContact(visit: Visit) {
  const contact = { contactName: typedOrNull(visit, 'contactName'), contactPhone: typedOrNull(visit, 'contactPhone') };
  const result = await visit.attempt(contract.setContact, { ...one(visit), ...contact });
  return 'refusal' in result ? sitePage(visit, { contact: result.refusal }) : visit.redirect(site(visit), 'sites.contactSaved');
}

async function setClearance(visit: Visit) {
  await visit.run(contract.setClearance, { ...one(visit), clearance: Number(typed(visit, 'clearance')) });
  return visit.redirect(site(visit), 'sites.clearanceSaved');
}

/** How sites get in: codes, links, invitations; and whom to call there. */
export function accessPages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/sites';
  routes.get('/join', joinPage);
  routes.post('/join', joinByCode);
  routes.get('/j/:secret', joinByLink);
  routes.post('/j/:secret', enter);
  routes.post('/conferences/:conferenceId/site/leave', leave);
  routes.get(`${at}/invitations`, invitations);
  routes.post(`${at}/access`, open);
  routes.get(`${at}/:siteId/qr.svg`, qr);
  routes.post(`${at}/:siteId/rotate`, rotate);
  routes.post(`${at}/:siteId/revoke`, revoke);
  routes.post(`${at}/:siteId/contact`, setContact);
  routes.post(`${at}/:siteId/clearance`, setClearance);
}
