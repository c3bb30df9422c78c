import { AT_SITE, hasRole, PLANNERS } from '../../accounts/permissions.ts';
import { removedFlash } from '../collections/batches/pages.ts';
import { isInPanel } from '../collections/pages.ts';
import type { EnteredFacts } from '../collections/presenter/record-form.ts';
import { pickedIn } from '../collections/together/pages.ts';
import { placesIn } from '../collections/uses/rules.ts';
import { conferenceLayout } from '../conferences/pages/layout.ts';
import { conferenceIn, numberOrNull, ticked, typed, typedOrNull } from '../conferences/pages/fields.ts';
import type { Refusal } from '../../platform/errors.ts';
import type { PageRoutes, PageContext } from '../../platform/pages/routes.ts';
import { accessContract } from './access/contract.ts';
import { sitesContract as contract, type SiteFacts } from './contract.ts';
import { formOptions, sitesView, movedOrder, siteFormView } from './presenter.ts';

const home = (context: PageContext): string => `/conferences/${conferenceIn(context)}/sites`;
const siteIn = (context: PageContext): string => context.params.siteId ?? '';

/** Sites with their join links, which only organizers get. */
async function everything(context: PageContext) {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'sites');
  const { sites } = await context.run(contract.list, { conferenceId });
  const organizer = hasRole(frame.roles, PLANNERS);
  const { access } = organizer ? await context.run(accessContract.access, { conferenceId }) : { access: [] };
  return { frame, sites, access, organizer };
}

async function list(context: PageContext, refusal?: Refusal) {
  const conferenceId = conferenceIn(context);
  const { isStaff, roles } = await conferenceLayout(context, conferenceId, 'sites');
  if (!isStaff && hasRole(roles, AT_SITE)) return context.redirect(`/conferences/${conferenceId}/site`);
  const { frame, sites, access, organizer } = await everything(context);
  const places = placesIn(conferenceId, refusal);
  const view = sitesView(context.lang, { sites, access, zone: frame.zone });
  return context.render(
    'planning/sites/list',
    { ...frame, ...view, organizer, origin: context.origin, refusal, places, ...removedFlash(context, conferenceId) },
    refusal ? 400 : 200,
  );
}

/** The facts as the form sends them; the schema of the command validates them. */
const factsTyped = (context: PageContext) =>
  ({
    kind: typed(context, 'kind'),
    name: typed(context, 'name'),
    aliases: typed(context, 'aliases')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    group: ticked(context, 'group'),
    count: ticked(context, 'group') ? numberOrNull(context, 'count') : null,
    province: typedOrNull(context, 'province'),
    expand: ticked(context, 'group') && ticked(context, 'expand') ? ('provinces' as const) : null,
    groupId: ticked(context, 'group') ? null : typedOrNull(context, 'groupId'),
  }) satisfies EnteredFacts<SiteFacts>;
type Typed = ReturnType<typeof factsTyped>;

/** Faults by the field that shows them. */
const errorsOf = (refusal: Refusal | undefined): Record<string, string> =>
  Object.fromEntries((refusal?.faults ?? []).map(({ path, message }) => [path.split(/[.[]/)[0] ?? '', message]));

const NEW: Typed = { kind: 'province', name: '', aliases: [], group: false, count: null, province: null, expand: null, groupId: null };

async function addPage(context: PageContext, facts: Typed = NEW, refusal?: Refusal) {
  const { frame, sites } = await everything(context);
  if (!frame.canEdit) return context.redirect(home(context));
  const form = { facts, aliases: facts.aliases.join('\n'), ...formOptions(context.lang, sites), errors: errorsOf(refusal), refusal };
  return context.render('planning/sites/add', { ...frame, ...form }, refusal ? 400 : 200);
}

async function add(context: PageContext) {
  const facts = factsTyped(context);
  const result = await context.attempt(contract.add, { conferenceId: conferenceIn(context), ...facts });
  if ('refusal' in result) return addPage(context, facts, result.refusal);
  return context.redirect(isInPanel(context) ? `${home(context)}/${result.output.id}` : home(context), 'sites.added');
}

/** A refusal on a site's page, and the form that it belongs to. */
interface Wrong {
  readonly facts?: Typed;
  readonly refusal?: Refusal;
  readonly contact?: Refusal;
}

/** The page of a site: its facts, its join link, its contact. */
export async function sitePage(context: PageContext, wrong: Wrong = {}) {
  const { frame, sites, access } = await everything(context);
  const site = sites.find(({ id }) => id === siteIn(context));
  if (!site || !frame.canEdit) return context.redirect(home(context));
  const facts = wrong.facts ?? site;
  const version = wrong.facts ? typed(context, 'version') : site.version;
  const own = siteFormView(
    context.lang,
    site,
    sites,
    access.find((one) => one.siteId === site.id),
    frame.zone,
  );
  const form = { facts, aliases: facts.aliases.join('\n'), version, ...formOptions(context.lang, sites), errors: errorsOf(wrong.refusal) };
  const status = wrong.refusal || wrong.contact ? 400 : 200;
  return context.render(
    'planning/sites/edit',
    { ...frame, ...form, site: own, origin: context.origin, refusal: wrong.refusal, contactRefusal: wrong.contact },
    status,
  );
}

async function edit(context: PageContext) {
  const facts = factsTyped(context);
  const where = { conferenceId: conferenceIn(context), siteId: siteIn(context), version: Number(typed(context, 'version')) };
  const result = await context.attempt(contract.edit, { ...where, ...facts });
  if ('refusal' in result) return sitePage(context, { facts, refusal: result.refusal });
  return context.redirect(isInPanel(context) ? `${home(context)}/${siteIn(context)}` : home(context), 'sites.saved');
}

async function remove(context: PageContext) {
  const where = { conferenceId: conferenceIn(context), siteId: siteIn(context), version: Number(typed(context, 'version')) };
  const result = await context.attempt(contract.remove, { ...where, withMembers: ticked(context, 'withMembers') });
  return 'refusal' in result ? list(context, result.refusal) : context.redirect(`${home(context)}?removed=sites/${siteIn(context)}`);
}

/** Removes the picked sites, each sent as `id:version`. */
async function removeSeveral(context: PageContext) {
  const [first, ...also] = pickedIn(context);
  const { id: siteId, version } = first;
  const result = await context.attempt(contract.remove, { conferenceId: conferenceIn(context), siteId, version, also });
  return 'refusal' in result ? list(context, result.refusal) : context.redirect(`${home(context)}?removed=sites/${siteId}`);
}

async function restore(context: PageContext) {
  const result = await context.attempt(contract.restore, { conferenceId: conferenceIn(context), siteId: siteIn(context) });
  return 'refusal' in result ? list(context, result.refusal) : context.redirect(home(context), 'collections.restored');
}

async function move(context: PageContext) {
  const { sites } = await everything(context);
  const siteIds = movedOrder(sites, siteIn(context), typed(context, 'by') === 'up' ? -1 : 1);
  if (!siteIds) return context.redirect(home(context));
  const result = await context.attempt(contract.reorder, { conferenceId: conferenceIn(context), siteIds });
  return 'refusal' in result ? list(context, result.refusal) : context.redirect(home(context), 'sites.reordered');
}

async function invite(context: PageContext) {
  const result = await context.attempt(contract.invite, { conferenceId: conferenceIn(context), groupId: typedOrNull(context, 'groupId') });
  return 'refusal' in result ? list(context, result.refusal) : context.redirect(home(context), 'sites.invited');
}

/** Registers the pages on which the sites of a conference are planned. */
export function sitesPages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/sites';
  routes.get(at, (context) => list(context));
  routes.post(at, add);
  routes.get(`${at}/new`, (context) => addPage(context));
  routes.post(`${at}/provinces`, invite);
  routes.get(`${at}/:siteId`, (context) => sitePage(context));
  routes.post(`${at}/several`, removeSeveral);
  routes.post(`${at}/:siteId`, edit);
  routes.post(`${at}/:siteId/remove`, remove);
  routes.post(`${at}/:siteId/restore`, restore);
  routes.post(`${at}/:siteId/move`, move);
}
