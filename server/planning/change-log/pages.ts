import { translate } from '../../i18n/translate.ts';
import { CalendarDate } from '../../platform/contract.ts';
import type { PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import { conferenceIn } from '../conferences/pages/fields.ts';
import { conferenceLayout } from '../conferences/pages/layout.ts';
import { CHANGED_PARTS, CHANGES_PER_PAGE, changeLogContract as contract } from './contract.ts';
import { loggedChangeView } from './presenter.ts';

/** What the address asks for; what is malformed in it is left out. */
function choiceOf({ query }: PageContext) {
  const day = (text: string | undefined) => CalendarDate.safeParse(text).data;
  const person = (query.person ?? '').trim().slice(0, 200);
  return {
    part: CHANGED_PARTS.find((part) => part === query.part),
    person: person === '' ? undefined : person,
    from: day(query.from),
    to: day(query.to),
  };
}

async function list(context: PageContext) {
  const conferenceId = conferenceIn(context);
  const { lang } = context;
  const choice = choiceOf(context);
  const page = Math.min(100_000, Math.max(1, Math.trunc(Number(context.query.page)) || 1));
  const { entries, total, names } = await context.run(contract.list, { conferenceId, ...choice, page });
  const frame = await conferenceLayout(context, conferenceId, 'overview');
  const path = `/conferences/${conferenceId}/change-log`;
  const addressOf = (to: number) => {
    const parts = Object.entries({ ...choice, page: to > 1 ? String(to) : undefined });
    return `${path}?${new URLSearchParams(parts.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))).toString()}`;
  };
  const from = (page - 1) * CHANGES_PER_PAGE + 1;
  const to = from + entries.length - 1;
  return context.render('planning/change-log/list', {
    ...frame,
    path,
    choice,
    filtered: Object.values(choice).some((value) => value !== undefined),
    parts: CHANGED_PARTS.map((part) => ({ value: part, label: translate(lang, `changeLog.part.${part}`) })),
    rows: entries.map((entry) => loggedChangeView(lang, entry, names, frame.zone)),
    pager:
      total > CHANGES_PER_PAGE
        ? { from, to, total, previousUrl: page > 1 ? addressOf(page - 1) : null, nextUrl: to < total ? addressOf(page + 1) : null }
        : null,
  });
}

/** The page of the change log, for those who may change the plan. */
export function changeLogPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/change-log', list);
}
