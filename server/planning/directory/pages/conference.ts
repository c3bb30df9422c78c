import { translate } from '../../../i18n/translate.ts';
import { refusalWords } from '../../../platform/forms.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { addedQuery } from '../../collections/batches/pages.ts';
import { editingFrame } from '../../collections/pages.ts';
import { conferenceIn, typedOrNull } from '../../conferences/pages/fields.ts';
import { participantsContract } from '../../participants/contract.ts';
import { newParticipantFacts } from '../../participants/rules.ts';
import { sitesContract } from '../../sites/contract.ts';
import { directoryContract as contract } from '../contract.ts';
import { namesText } from '../presenter.ts';

const pathOf = (context: PageContext): string => `/conferences/${conferenceIn(context)}/participants/directory`;
const searchIn = ({ query, form }: PageContext): string => String(form['search'] ?? query.search ?? '').slice(0, 200);
const picked = ({ form }: PageContext): string[] => [form['picked'] ?? []].flat();

/** What the draft and the directory say differently. */
async function comparisonView(context: PageContext) {
  const { changed, unknown, unsure } = await context.run(contract.compare, { conferenceId: conferenceIn(context) });
  const { lang } = context;
  return {
    changed: changed.map((one) => ({ ...one, posts: one.posts.join(', '), now: one.now.join(', ') })),
    unknown:
      unknown.length > 0 && translate(lang, 'directory.ofConference.unknownText', { n: unknown.length, names: namesText(lang, unknown) }),
    unsure: unsure.length > 0 && translate(lang, 'directory.ofConference.unsure', { names: namesText(lang, unsure) }),
    isSame: changed.length + unknown.length + unsure.length === 0,
  };
}

/** People of the directory to choose from, and what it says of those who are listed. */
async function page(context: PageContext, problem?: string): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const frame = await editingFrame(context, conferenceId, 'participants');
  const search = searchIn(context);
  const { people, total } = await context.run(contract.find, { conferenceId, search });
  const { sites } = await context.run(sitesContract.list, { conferenceId });
  const chosen = new Set(picked(context));
  const view = {
    search,
    people: people.map((one) => ({ ...one, posts: one.posts.join(', '), isChosen: chosen.has(one.id) })),
    more: total - people.length,
    sites: sites.map(({ id, name }) => ({ value: id, label: name })),
    problem,
    ...(await comparisonView(context)),
  };
  return context.render('planning/directory/conference', { ...frame, ...view }, problem === undefined ? 200 : 400);
}

/** Adds the chosen people to the participants, as one step. */
async function add(context: PageContext): Promise<Answer> {
  const [conferenceId, wanted] = [conferenceIn(context), new Set(picked(context))];
  const { people } = await context.run(contract.find, { conferenceId, search: searchIn(context) });
  const siteId = typedOrNull(context, 'siteId');
  const participants = people
    .filter(({ id, isListed }) => wanted.has(id) && !isListed)
    .map(({ name, posts }) => newParticipantFacts({ name, posts, siteId }));
  if (participants.length === 0) return page(context, translate(context.lang, 'directory.ofConference.chosenNone'));
  const result = await context.attempt(participantsContract.addMany, { conferenceId, participants });
  if ('refusal' in result) return page(context, refusalWords(result.refusal));
  return context.redirect(`/conferences/${conferenceId}/participants?${addedQuery('participants', result.output.id, participants.length)}`);
}

async function collect(context: PageContext): Promise<Answer> {
  // The page to return to is one that edits: it must not refuse after people were added.
  await editingFrame(context, conferenceIn(context), 'participants');
  await context.run(contract.collect, { conferenceId: conferenceIn(context) });
  return context.redirect(pathOf(context), 'directory.done.collected');
}

/** Each one chosen is sent as `id:version`. */
async function apply(context: PageContext): Promise<Answer> {
  const of = picked(context).map((value) => {
    const [id = '', version] = value.split(':');
    return { id, version: Number(version) };
  });
  if (of.length === 0) return page(context, translate(context.lang, 'directory.ofConference.chosenNone'));
  const result = await context.attempt(contract.apply, { conferenceId: conferenceIn(context), of });
  if ('refusal' in result) return page(context, refusalWords(result.refusal));
  return context.redirect(pathOf(context), 'directory.done.applied');
}

export function conferencePages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/participants/directory', (context) => page(context));
  routes.post('/conferences/:conferenceId/participants/directory', add);
  routes.post('/conferences/:conferenceId/participants/directory/collect', collect);
  routes.post('/conferences/:conferenceId/participants/directory/posts', apply);
}
