import { AppError } from '../../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { typed, typedOrNull } from '../../../planning/conferences/pages/fields.ts';
import { amountIn } from '../pages/register.ts';
import { campaignResultsContract as contract } from './contract.ts';
import { campaignResultRows, campaignsAddress } from './presenter.ts';

const placeOf = ({ query }: PageContext): string | null => query['of'] ?? null;

/** The campaigns of the reader's conferences. `problem`: why a result was not taken. */
async function page(context: PageContext, problem?: string): Promise<Answer> {
  const of = placeOf(context);
  const { campaigns } = await context.run(contract.list, of === null ? {} : { of });
  const view = { tab: 'matters', area: 'campaign-results', rows: campaignResultRows(context.lang, campaigns, of), of, problem };
  return context.render('record/campaigns/page', view, problem === undefined ? 200 : 409);
}

async function set(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  const result = await context.attempt(contract.set, {
    conferenceId,
    id,
    unit: typed(context, 'unit'),
    amount: amountIn(context, 'amount'),
    measure: typedOrNull(context, 'measure'),
    note: typedOrNull(context, 'note'),
    version: Number(typed(context, 'version')),
  });
  if (!('refusal' in result)) return context.redirect(campaignsAddress(placeOf(context), { conferenceId, id }), 'campaignResults.saved');
  const { code, message, faults } = result.refusal;
  if (code !== 'stale' && code !== 'invalid') throw new AppError(code);
  return page(context, `${typed(context, 'unit')}: ${faults[0]?.message ?? message}`);
}

export function campaignResultPages(routes: PageRoutes): void {
  routes.get('/campaigns', (context) => page(context));
  routes.post('/campaigns/:conferenceId/:id', set);
}
