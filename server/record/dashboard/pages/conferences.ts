import { hasRole, STAFF } from '../../../accounts/permissions.ts';
import type { ListedConference } from '../../../planning/conferences/contract.ts';
import { conferenceLayout } from '../../../planning/conferences/pages/layout.ts';
import { chosenList } from '../../../planning/conferences/pages/list.ts';
import { barView } from '../../../planning/publishing/presenter/bar.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import { defaultZone } from '../../../platform/views/templates.ts';
import { comingView, dueTaskViews, todayText, yearView } from '../presenter/conferences.ts';
import { dayAt } from '../../../planning/conferences/rules.ts';
import { preparationOf } from './preparation.ts';
import { readAll } from './reading.ts';
import { nextStepOf } from './step.ts';

/** The next conference that this reader helps to prepare, the real one and not its rehearsal. */
const comingOf = (conferences: readonly ListedConference[]): ListedConference | undefined =>
  conferences.find(
    ({ standing, firstDay, rehearsalOf, roles }) =>
      standing === 'upcoming' && firstDay !== null && rehearsalOf === null && hasRole(roles, STAFF),
  );

/** The coming conference in a band: how many days, what stands where, and its next step. It alone is read as a whole. */
async function coming(context: PageContext, conference: ListedConference) {
  const frame = await conferenceLayout(context, conference.id, 'overview');
  const all = await readAll(context, frame);
  const { step, sites } = nextStepOf(context, frame, all);
  const { late } = preparationOf(context, frame, all);
  const { text } = barView(context.lang, all.status);
  const invited = { n: all.overview.sites.invited, total: all.overview.counts.sites };
  return {
    step,
    coming: comingView(context.lang, conference, { today: all.today, late, sites, invited, published: all.status.from, publication: text }),
  };
}

/** The list of conferences; the first page of all of them also says what comes next and what is due today. */
export async function conferences(context: PageContext) {
  const { answer, choice, view } = await chosenList(context);
  const isStart = choice.list === 'all' && choice.search === '' && choice.page === 1;
  const next = isStart ? comingOf(answer.conferences) : undefined;
  const isStaffSomewhere = answer.conferences.some(({ roles }) => hasRole(roles, STAFF));
  const today = dayAt(context.now, next?.timeZone ?? defaultZone);
  return context.render('record/dashboard/conferences', {
    tab: 'conferences',
    ...view,
    ...(next ? await coming(context, next) : {}),
    year: isStart && answer.conferences.length > 0 ? yearView(context.lang, today, answer.conferences, next?.id ?? null) : null,
    hasToday: isStart && isStaffSomewhere,
    area: isStart && isStaffSomewhere ? 'conferences fixed' : 'conferences',
    today: todayText(context.lang, today),
    due: isStart ? dueTaskViews(context.lang, answer.due, answer.conferences, today) : [],
  });
}
