import { conferenceFrame } from '../conferences/frame.ts';
import { conferenceIn, numberOrNull, ticked, typed, typedOrNull } from '../conferences/pages/fields.ts';
import type { Refusal } from '../../platform/errors.ts';
import type { PageRoutes, Visit } from '../../platform/pages/routes.ts';
import { accessContract } from './access/contract.ts';
import { sitesContract as contract } from './contract.ts';
import { formOptions, listView, movedOrder, siteView } from './presenter.ts';

const home = (visit: Visit): string => `/conferences/${conferenceIn(visit)}/sites`;
const siteIn = (visit: Visit): string => visit.params.siteId ?? '';

/** Sites with their join links, which only an organizer may know. */
async function everything(visit: Visit) {
  const conferenceId = conferenceIn(visit);
  const frame = await conferenceFrame(visit, conferenceId, 'sites');
  const { sites } = await visit.run(contract.list, { conferenceId });
  const organizer = frame.roles.includes('organizer');
  const { access } = organizer ? await visit.run(accessContract.access, { conferenceId }) : { access: [] };
  return { frame, sites, access, organizer };
}

async function list(visit: Visit, refusal?: Refusal) {
  const conferenceId = conferenceIn(visit);
  const { isStaff, roles } = await conferenceFrame(visit, conferenceId, 'sites');
  if (!isStaff && (roles.includes('technician') || roles.includes('site'))) return visit.redirect(`/conferences/${conferenceId}/site`);
  const { frame, sites, access, organizer } = await everything(visit);
  const view = listView(visit.lang, { sites, access, zone: frame.zone });
  return visit.page('planning/sites/list', { ...frame, ...view, organizer, origin: visit.origin, refusal }, refusal ? 400 : 200);
}

/** The facts as the form gives them; the schema of the command judges them. */
const factsTyped = (visit: Visit) => ({
  kind: typed(visit, 'kind'),
  name: typed(visit, 'name'),
  aliases: typed(visit, 'aliases')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== ''),
  group: ticked(visit, 'group'),
  count: ticked(visit, 'group') ? numberOrNull(visit, 'count') : null,
  province: typedOrNull(visit, 'province'),
  expand: ticked(visit, 'group') && ticked(visit, 'expand') ? ('provinces' as const) : null,
  groupId: ticked(visit, 'group') ? null : typedOrNull(visit, 'groupId'),
});
type Typed = ReturnType<typeof factsTyped>;

/** Faults by the field in which they are shown. */
const errorsOf = (refusal: Refusal | undefined): Record<string, string> =>
  Object.fromEntries((refusal?.faults ?? []).map(({ path, message }) => [path.split(/[.[]/)[0] ?? '', message]));

const NEW: Typed = { kind: 'province', name: '', aliases: [], group: false, count: null, province: null, expand: null, groupId: null };

async function addPage(visit: Visit, facts: Typed = NEW, refusal?: Refusal) {
  const { frame, sites } = await everything(visit);
  if (!frame.canEdit) return visit.redirect(home(visit));
  const form = { facts, aliases: facts.aliases.join('\n'), ...formOptions(visit.lang, sites), errors: errorsOf(refusal), refusal };
  return visit.page('planning/sites/add', { ...frame, ...form }, refusal ? 400 : 200);
}

async function add(visit: Visit) {
  const facts = factsTyped(visit);
  const result = await visit.attempt(contract.add, { conferenceId: conferenceIn(visit), ...facts });
  return 'refusal' in result ? addPage(visit, facts, result.refusal) : visit.redirect(home(visit), 'sites.added');
}

/** What is wrong with what was typed on a site's page, and where it stands. */
interface Wrong {
  readonly facts?: Typed;
  readonly refusal?: Refusal;
  readonly contact?: Refusal;
}

/** A site's own page: its facts, its join link, who is in charge. */
export async function sitePage(visit: Visit, wrong: Wrong = {}) {
  const { frame, sites, access } = await everything(visit);
  const site = sites.find(({ id }) => id === siteIn(visit));
  if (!site || !frame.canEdit) return visit.redirect(home(visit));
  const facts = wrong.facts ?? site;
  const version = wrong.facts ? typed(visit, 'version') : site.version;
  const own = siteView(
    visit.lang,
    site,
    sites,
    access.find((one) => one.siteId === site.id),
    frame.zone,
  );
  const form = { facts, aliases: facts.aliases.join('\n'), version, ...formOptions(visit.lang, sites), errors: errorsOf(wrong.refusal) };
  const status = wrong.refusal || wrong.contact ? 400 : 200;
  return visit.page(
    'planning/sites/edit',
    { ...frame, ...form, site: own, origin: visit.origin, refusal: wrong.refusal, contactRefusal: wrong.contact },
    status,
  );
}

async function edit(visit: Visit) {
  const facts = factsTyped(visit);
  const where = { conferenceId: conferenceIn(visit), siteId: siteIn(visit), version: Number(typed(visit, 'version')) };
  const result = await visit.attempt(contract.edit, { ...where, ...facts });
  return 'refusal' in result ? sitePage(visit, { facts, refusal: result.refusal }) : visit.redirect(home(visit), 'sites.saved');
}

async function remove(visit: Visit) {
  const where = { conferenceId: conferenceIn(visit), siteId: siteIn(visit), version: Number(typed(visit, 'version')) };
  const result = await visit.attempt(contract.remove, { ...where, withMembers: ticked(visit, 'withMembers') });
  return 'refusal' in result ? list(visit, result.refusal) : visit.redirect(home(visit), 'sites.removed');
}

async function move(visit: Visit) {
  const { sites } = await everything(visit);
  const siteIds = movedOrder(sites, siteIn(visit), typed(visit, 'by') === 'up' ? -1 : 1);
  if (!siteIds) return visit.redirect(home(visit));
  const result = await visit.attempt(contract.reorder, { conferenceId: conferenceIn(visit), siteIds });
  return 'refusal' in result ? list(visit, result.refusal) : visit.redirect(home(visit), 'sites.reordered');
}

async function invite(visit: Visit) {
  const result = await visit.attempt(contract.invite, { conferenceId: conferenceIn(visit), groupId: typedOrNull(visit, 'groupId') });
  return 'refusal' in result ? list(visit, result.refusal) : visit.redirect(home(visit), 'sites.invited');
}

/** Pages on which the sites of a conference are planned. */
export function sitesPages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/sites';
  routes.get(at, (visit) => list(visit));
  routes.post(at, add);
  routes.get(`${at}/new`, (visit) => addPage(visit));
  routes.post(`${at}/provinces`, invite);
  routes.get(`${at}/:siteId`, (visit) => sitePage(visit));
  routes.post(`${at}/:siteId`, edit);
  routes.post(`${at}/:siteId/remove`, remove);
  routes.post(`${at}/:siteId/move`, move);
}
