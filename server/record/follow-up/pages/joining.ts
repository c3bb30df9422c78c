import type { Refusal } from '../../../platform/errors.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { typed } from '../../../planning/conferences/pages/fields.ts';
import { followUpContract as contract } from '../contract.ts';
import { keyOf, registerAddress } from '../presenter/list.ts';
import { isSettled } from '../rules/due.ts';
import { matterOptions, ownMatters } from './choices.ts';
import { placeIn } from './place.ts';

const matterIn = ({ params }: PageContext) => ({ conferenceId: params.conferenceId ?? '', id: params.id ?? '' });

/** What can be merged into another one, or split. */
async function page(context: PageContext, refusal?: Refusal): Promise<Answer> {
  const { matter, conference } = await context.run(contract.get, matterIn(context));
  if (!conference.writes || isSettled(matter)) throw new AppError(conference.writes ? 'matter-settled' : 'forbidden');
  const others = (await ownMatters(context, conference.id, matter.kind)).filter((one) => one.id !== matter.id && !isSettled(one));
  const view = {
    tab: matter.kind === 'task' ? 'tasks' : 'matters',
    over: conference.title,
    text: matter.text,
    path: `/follow-up/${conference.id}/${matter.id}`,
    version: matter.version,
    back: registerAddress(placeIn(matter.kind, {}), keyOf(matter)),
    others: matterOptions(others),
    given: { into: typed(context, 'into'), texts: typed(context, 'texts') },
    problem: refusal && (refusal.faults[0]?.message ?? refusal.message),
  };
  return context.render('record/follow-up/joining', view, refusal ? 409 : 200);
}

async function merge(context: PageContext): Promise<Answer> {
  const { matter } = await context.run(contract.get, matterIn(context));
  const into = typed(context, 'into');
  const result = await context.attempt(contract.merge, { ...matterIn(context), version: Number(typed(context, 'version')), into });
  if ('refusal' in result) return page(context, result.refusal);
  return context.redirect(registerAddress(placeIn(matter.kind, {}), keyOf({ ...matter, id: into })), 'followUp.joining.merged');
}

async function split(context: PageContext): Promise<Answer> {
  const { matter } = await context.run(contract.get, matterIn(context));
  const lines = typed(context, 'texts').split(/\r?\n/);
  const texts = lines.map((line) => line.trim()).filter((line) => line !== '');
  const result = await context.attempt(contract.split, { ...matterIn(context), version: Number(typed(context, 'version')), texts });
  if ('refusal' in result) return page(context, result.refusal);
  return context.redirect(registerAddress(placeIn(matter.kind, {}), keyOf(matter)), 'followUp.joining.wasSplit');
}

export function joiningPages(routes: PageRoutes): void {
  routes.get('/follow-up/:conferenceId/:id/joining', (context) => page(context));
  routes.post('/follow-up/:conferenceId/:id/merge', merge);
  routes.post('/follow-up/:conferenceId/:id/split', split);
}
