import { translate } from '../../../i18n/translate.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { defaultZone } from '../../../platform/views/templates.ts';
import { dayAt } from '../../../planning/conferences/rules.ts';
import { placeIn } from '../pages/place.ts';
import { registerAddress } from '../presenter/list.ts';
import { boardContract as contract } from './contract.ts';
import { boardAddress, taskBoardView } from './presenter.ts';

/** The board of tasks, with what its list would show. */
async function page(context: PageContext): Promise<Answer> {
  const place = placeIn('task', context.query);
  const { kind: _kind, page: _page, of, ...wanted } = place;
  const found = await context.run(contract.board, { ...wanted, ...(of === null ? {} : { of }) });
  const today = dayAt(context.now, defaultZone);
  const title = found.conferences.find(({ id }) => id === of)?.title;
  const views = (['all', 'mine', 'overdue'] as const).map((view) => ({
    href: boardAddress({ ...place, view }),
    label: translate(context.lang, `followUp.views.${view}`),
    isCurrent: view === place.view,
  }));
  const view = {
    tab: 'tasks',
    area: 'task-board fixed',
    under:
      title === undefined ? translate(context.lang, 'followUp.under.task') : translate(context.lang, 'followUp.ofConference', { title }),
    list: registerAddress({ ...place, page: 1 }),
    views,
    today,
    columns: taskBoardView(context.lang, found, { place, today }),
    isEmpty: found.columns.every(({ total }) => total === 0),
  };
  return context.render('record/task-board/page', view);
}

export function taskBoardPages(routes: PageRoutes): void {
  routes.get('/tasks/board', page);
}
