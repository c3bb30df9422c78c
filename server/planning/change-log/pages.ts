import { translate } from '../../i18n/translate.ts';
import { isFiltered, logAddress, logChoice, logPage } from '../../platform/pages/log-choice.ts';
import { pagerOf } from '../../platform/pages/pager.ts';
import type { PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import { conferenceIn } from '../conferences/pages/fields.ts';
import { conferenceLayout } from '../conferences/pages/layout.ts';
import { CHANGED_PARTS, CHANGES_PER_PAGE, changeLogContract as contract } from './contract.ts';
import { loggedChangeView } from './presenter.ts';

const choiceOf = ({ query }: PageContext) => ({ part: CHANGED_PARTS.find((part) => part === query.part), ...logChoice(query) });

async function list(context: PageContext) {
  const conferenceId = conferenceIn(context);
  const { lang } = context;
  const choice = choiceOf(context);
  const page = logPage(context.query);
  const { entries, total, names } = await context.run(contract.list, { conferenceId, ...choice, page });
  const frame = await conferenceLayout(context, conferenceId, 'overview');
  const path = `/conferences/${conferenceId}/change-log`;
  return context.render('planning/change-log/list', {
    ...frame,
    path,
    choice,
    filtered: isFiltered(choice),
    parts: CHANGED_PARTS.map((part) => ({ value: part, label: translate(lang, `changeLog.part.${part}`) })),
    rows: entries.map((entry) => loggedChangeView(lang, entry, names, frame.zone)),
    pager: pagerOf({ page, perPage: CHANGES_PER_PAGE, shown: entries.length, total }, (to) => logAddress(path, choice, to)),
  });
}

/** The page of the change log, for those who may change the plan. */
export function changeLogPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/change-log', list);
}
