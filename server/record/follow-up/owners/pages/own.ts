import type { Refusal } from '../../../../platform/errors.ts';
import type { Answer, PageContext } from '../../../../platform/pages/routes.ts';
import { typed } from '../../../../planning/conferences/pages/fields.ts';
import { dayAt } from '../../../../planning/conferences/rules.ts';
import { calendarLink } from '../../calendar/pages.ts';
import { refusedStep, reportIn } from '../../pages/register.ts';
import { taskOwnersContract as contract } from '../contract.ts';
import { ownPageView } from '../presenter.ts';

const secretIn = ({ params }: PageContext): string => params.secret ?? '';
const PAGE = 'record/task-owners/own';

/** The page of an owner by their link. `refusal`: why a report was not taken. */
async function ownPage(context: PageContext, refusal?: Refusal): Promise<Answer> {
  const found = await context.attempt(contract.own, { secret: secretIn(context) });
  const plain = { user: null, isPrivate: true };
  if ('refusal' in found)
    return context.render(PAGE, { ...plain, refused: found.refusal.message }, found.refusal.code === 'too-many' ? 429 : 404);
  const isStale = refusal?.code === 'stale';
  const refused = refusal ? { ...refusedStep(context, refusal), id: typed(context, 'id') } : null;
  const { timeZone } = found.output.conference;
  const view = {
    ...plain,
    ...ownPageView(context.lang, found.output, { today: dayAt(context.now, timeZone), refused }),
    zone: timeZone,
    action: `/v/${secretIn(context)}`,
    calendar: calendarLink(context, found.output.calendar),
    isStale,
  };
  return context.render(PAGE, view, refusal ? (isStale ? 409 : 400) : 200);
}

async function report(context: PageContext): Promise<Answer> {
  const input = {
    secret: secretIn(context),
    id: typed(context, 'id'),
    version: Number(typed(context, 'version')),
    report: reportIn(context),
  };
  const result = await context.attempt(contract.report, input);
  return 'refusal' in result ? ownPage(context, result.refusal) : context.redirect(`/v/${secretIn(context)}`, 'taskOwners.own.sent');
}

/** The handlers of the page that an owner opens by their link. */
export const ownTaskPages = { show: (context: PageContext) => ownPage(context), report };
