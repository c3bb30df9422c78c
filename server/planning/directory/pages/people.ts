import { formatDate } from '../../../i18n/format.ts';
import { translate, type Key } from '../../../i18n/translate.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { pagerOf } from '../../../platform/pages/pager.ts';
import type { PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { readTyped } from '../../../platform/typed-dates.ts';
import { typed } from '../../conferences/pages/fields.ts';
import { refusalView } from '../../conferences/presenter.ts';
import { directoryContract as contract, PEOPLE_PER_PAGE, type PersonFacts } from '../contract.ts';
import { personRows, postLines, type TypedPost } from '../presenter.ts';

const LABELS: Readonly<Record<keyof PersonFacts, Key>> = { name: 'directory.name', posts: 'directory.posts' };

async function list(context: PageContext) {
  const search = (context.query.search ?? '').slice(0, 200);
  const page = Math.max(1, Number.parseInt(context.query.page ?? '1', 10) || 1);
  const { people, total } = await context.run(contract.list, { search, page });
  const pager = pagerOf({ page, perPage: PEOPLE_PER_PAGE, shown: people.length, total }, (to) => {
    return `/directory?${new URLSearchParams({ search, page: String(to) }).toString()}`;
  });
  const rows = personRows(context.lang, people);
  return context.render('planning/directory/list', { tab: 'directory', rows, total, search, searched: search.trim() !== '', pager });
}

interface Shown {
  readonly name: string;
  readonly posts: readonly TypedPost[];
}

/** The lines of posts as typed; a line without a name is left out. */
function postsTyped({ form }: PageContext): TypedPost[] {
  const column = (name: string): string[] => [form[name] ?? []].flat();
  const [titles, from, to] = [column('title'), column('from'), column('to')];
  const day = (text = ''): string | null => (text.trim() === '' ? null : readTyped('date', text));
  return titles.map((title, at) => ({ title, from: day(from[at]), to: day(to[at]) })).filter(({ title }) => title.trim() !== '');
}

const asTyped = (context: PageContext): Shown => ({ name: typed(context, 'name'), posts: postsTyped(context) });

interface Sheet {
  readonly given: Shown;
  readonly id?: string;
  readonly version?: number;
  readonly refusal?: Refusal;
}

/** Where somebody was, and who may be the same person. */
async function around(context: PageContext, id: string) {
  const { conferences, alike } = await context.run(contract.get, { id });
  return {
    conferences: conferences.map((one) => ({
      ...one,
      posts: one.posts.join(', '),
      day: one.date && formatDate(context.lang, one.date, 'utc'),
    })),
    alike: alike.map(({ version }, at) => ({ ...personRows(context.lang, alike)[at], version })),
  };
}

async function form(context: PageContext, { given, id, version, refusal }: Sheet) {
  const refused = refusal && refusalView(context.lang, refusal, LABELS);
  const view = {
    tab: 'directory',
    heading: translate(context.lang, id === undefined ? 'directory.add' : 'directory.edit'),
    name: given.name,
    lines: postLines(given.posts, refused?.at),
    refusal: refused,
    person: id === undefined ? null : { id, version, name: given.name },
    ...(id !== undefined && (await around(context, id))),
    canErase: context.actor.rights.includes('administrator'),
  };
  return context.render('planning/directory/person', view, refusal ? 400 : 200);
}

async function add(context: PageContext) {
  const given = asTyped(context);
  const result = await context.attempt(contract.add, given);
  return 'refusal' in result ? form(context, { given, refusal: result.refusal }) : context.redirect('/directory', 'directory.done.added');
}

async function one(context: PageContext) {
  const { person } = await context.run(contract.get, { id: context.params.id ?? '' });
  return form(context, { given: person, id: person.id, version: person.version });
}

async function edit(context: PageContext) {
  const [given, id, version] = [asTyped(context), context.params.id ?? '', Number(typed(context, 'version'))];
  const result = await context.attempt(contract.edit, { id, version, ...given });
  if ('refusal' in result) return form(context, { given, id, version, refusal: result.refusal });
  return context.redirect(`/directory/${id}`, 'directory.done.saved');
}

/** Merges somebody into the person of the page, both as they were seen. */
async function merge(context: PageContext) {
  const [id, version] = [context.params.id ?? '', Number(typed(context, 'version'))];
  const other = { id: typed(context, 'otherId'), version: Number(typed(context, 'otherVersion')) };
  await context.run(contract.merge, { id, version, other });
  return context.redirect(`/directory/${id}`, 'directory.done.merged');
}

async function remove(context: PageContext) {
  await context.run(contract.remove, { id: context.params.id ?? '', version: Number(typed(context, 'version')) });
  return context.redirect('/directory', 'directory.done.removed');
}

export function peoplePages(routes: PageRoutes): void {
  routes.get('/directory', list);
  routes.post('/directory', add);
  routes.get('/directory/new', async (context) => {
    // Who may not keep the directory is refused before the form is shown.
    await context.run(contract.list, {});
    return form(context, { given: { name: '', posts: [] } });
  });
  routes.get('/directory/:id', one);
  routes.post('/directory/:id', edit);
  routes.post('/directory/:id/merge', merge);
  routes.post('/directory/:id/remove', remove);
}
