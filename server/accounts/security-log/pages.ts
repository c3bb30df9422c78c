import { translate } from '../../i18n/translate.ts';
import { CalendarDate, type InputOf } from '../../platform/contract.ts';
import type { PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import { EVENTS_PER_PAGE, SECURITY_EVENT_KINDS, securityLogContract as contract } from './contract.ts';
import { eventView } from './presenter.ts';

type Choice = Omit<InputOf<typeof contract.list>, 'page'>;

/** What the address asks for; what is malformed in it is left out. */
function choiceOf({ query }: PageContext): Choice {
  const day = (text: string | undefined) => CalendarDate.safeParse(text).data;
  const person = (query.person ?? '').trim().slice(0, 200);
  return {
    kind: SECURITY_EVENT_KINDS.find((kind) => kind === query.kind),
    person: person === '' ? undefined : person,
    from: day(query.from),
    to: day(query.to),
  };
}

function addressOf(path: string, choice: Choice, page = 1): string {
  const parts = Object.entries({ ...choice, page: page > 1 ? String(page) : undefined });
  const query = new URLSearchParams(parts.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))).toString();
  return query ? `${path}?${query}` : path;
}

const PATH = '/security-log';

async function list(context: PageContext) {
  const { lang } = context;
  const choice = choiceOf(context);
  const page = Math.min(100_000, Math.max(1, Math.trunc(Number(context.query.page)) || 1));
  const { events, total } = await context.run(contract.list, { ...choice, page });
  const from = (page - 1) * EVENTS_PER_PAGE + 1;
  const pager = {
    from,
    to: from + events.length - 1,
    total,
    previousUrl: page > 1 ? addressOf(PATH, choice, page - 1) : null,
    nextUrl: from + events.length - 1 < total ? addressOf(PATH, choice, page + 1) : null,
  };
  const kinds = SECURITY_EVENT_KINDS.map((kind) => ({ value: kind, label: translate(lang, `securityLog.kind.${kind}`) }));
  return context.render('accounts/security-log/list', {
    tab: 'security-log',
    choice,
    kinds,
    rows: events.map((event) => eventView(lang, event)),
    filtered: Object.values(choice).some((value) => value !== undefined),
    pager: total > EVENTS_PER_PAGE ? pager : null,
    exportUrl: addressOf(`${PATH}/export`, choice),
  });
}

/** The page of the security log and its file, for administrators. */
export function securityLogPages(routes: PageRoutes): void {
  routes.get(PATH, list);
  routes.get(`${PATH}/export`, async (context) =>
    context.file(await context.run(contract.export, { ...choiceOf(context), lang: context.lang })),
  );
}
