import { sitesContract } from '../../sites/contract.ts';
import { editingFrame } from '../../collections/pages.ts';
import { conferenceIn, typed } from '../../conferences/pages/fields.ts';
import { publishingContract } from '../../publishing/contract.ts';
import { whoText } from '../../participants/rules.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { Take, doublesContract as contract } from '../contract.ts';
import { alikeView, choiceRows, effectLines, entryView, type PairAround } from '../presenter.ts';

const homeOf = (context: PageContext): string => `/conferences/${conferenceIn(context)}/participants`;

async function aroundOf(context: PageContext): Promise<PairAround> {
  const conferenceId = conferenceIn(context);
  const { sites } = await context.run(sitesContract.list, { conferenceId });
  const { plan } = await context.run(publishingContract.draft, { conferenceId });
  return {
    lang: context.lang,
    sites: new Map(sites.map(({ id, name }) => [id, name])),
    people: new Map(plan.participants.map((one) => [one.id, whoText(one)])),
  };
}

async function list(context: PageContext): Promise<Answer> {
  const frame = await editingFrame(context, conferenceIn(context), 'participants');
  const { alike } = await context.run(contract.find, { conferenceId: conferenceIn(context) });
  return context.render('planning/doubles/list', { ...frame, alike: alikeView(await aroundOf(context), alike) });
}

const pairIn = (context: PageContext) => ({
  conferenceId: conferenceIn(context),
  id: context.params.id ?? '',
  otherId: context.params.otherId ?? '',
});

/** What was chosen in the form, by what it decides. */
const chosenIn = (context: PageContext): ReadonlyMap<string, string> =>
  new Map(Take.options.map((take) => [take, typed(context, `take-${take}`)] as const).filter(([, value]) => value !== ''));

/** What merging two entries would do, before it is done. */
async function preview(context: PageContext, problem?: { message: string; faults: readonly { message: string }[] }): Promise<Answer> {
  const pair = pairIn(context);
  const frame = await editingFrame(context, pair.conferenceId, 'participants');
  const { kept, other, contradictions, effects, digest } = await context.run(contract.preview, pair);
  const around = await aroundOf(context);
  const view = {
    ...frame,
    problem: problem && [problem.message, ...problem.faults.map(({ message }) => message)].join(' '),
    kept: entryView(around, kept),
    other: entryView(around, other),
    choices: choiceRows(around, contradictions, chosenIn(context)),
    effects: effectLines(context.lang, effects),
    digest,
  };
  return context.render('planning/doubles/merge', view, problem === undefined ? 200 : 409);
}

/** What a choice takes from the other entry. */
const takenBy = ([take, value]: readonly [string, string]): string[] => {
  if (value === 'other') return [take];
  return take === 'posts' && value === 'both' ? ['bothPosts'] : [];
};

async function merge(context: PageContext): Promise<Answer> {
  const pair = pairIn(context);
  await editingFrame(context, pair.conferenceId, 'participants');
  const take = [...chosenIn(context)].flatMap(takenBy).flatMap((one) => Take.safeParse(one).data ?? []);
  const result = await context.attempt(contract.merge, { ...pair, digest: typed(context, 'digest'), take });
  if ('refusal' in result) return preview(context, result.refusal);
  return context.redirect(`${homeOf(context)}?merged=${pair.otherId}`);
}

async function unmerge(context: PageContext): Promise<Answer> {
  await context.run(contract.unmerge, { conferenceId: conferenceIn(context), id: context.params.id ?? '' });
  return context.redirect(homeOf(context), 'doubles.merge.undone');
}

export function doublesPages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/participants';
  routes.get(`${at}/doubles`, list);
  routes.get(`${at}/:id/merge/:otherId`, (context) => preview(context));
  routes.post(`${at}/:id/merge/:otherId`, merge);
  routes.post(`${at}/:id/unmerge`, unmerge);
}
