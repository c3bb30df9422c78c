import { translate } from '../../i18n/translate.ts';
import type { InputOf } from '../../platform/contract.ts';
import { isFiltered, logAddress, logChoice, logPage } from '../../platform/pages/log-choice.ts';
import { pagerOf } from '../../platform/pages/pager.ts';
import type { PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import { EVENTS_PER_PAGE, SECURITY_EVENT_KINDS, securityLogContract as contract } from './contract.ts';
import { eventView } from './presenter.ts';

type Choice = Omit<InputOf<typeof contract.list>, 'page'>;

const choiceOf = ({ query }: PageContext): Choice => ({
  kind: SECURITY_EVENT_KINDS.find((kind) => kind === query.kind),
  ...logChoice(query),
});

const PATH = '/security-log';

async function list(context: PageContext) {
  const { lang } = context;
  const choice = choiceOf(context);
  const page = logPage(context.query);
  const { events, total } = await context.run(contract.list, { ...choice, page });
  const kinds = SECURITY_EVENT_KINDS.map((kind) => ({ value: kind, label: translate(lang, `securityLog.kind.${kind}`) }));
  return context.render('accounts/security-log/list', {
    tab: 'security-log',
    choice,
    kinds,
    rows: events.map((event) => eventView(lang, event)),
    filtered: isFiltered(choice),
    pager: pagerOf({ page, perPage: EVENTS_PER_PAGE, shown: events.length, total }, (to) => logAddress(PATH, choice, to)),
    exportUrl: logAddress(`${PATH}/export`, choice),
  });
}

/** The page of the security log and its file, for administrators. */
export function securityLogPages(routes: PageRoutes): void {
  routes.get(PATH, list);
  routes.get(`${PATH}/export`, async (context) =>
    context.file(await context.run(contract.export, { ...choiceOf(context), lang: context.lang })),
  );
}
