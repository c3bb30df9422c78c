import { handleQuery, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { statisticsContract as contract, type Figures } from '../contract.ts';
import { figuresOf } from '../rules/index.ts';
import { statisticsFileHandlers } from './files.ts';
import { statisticsSeriesHandler } from './series.ts';
import { gatherRecord, requireSitting } from './gathering.ts';

async function get(scope: QueryContext, { conferenceId, sittingId }: InputOf<typeof contract.get>): Promise<Figures> {
  const record = await gatherRecord(scope, conferenceId);
  requireSitting(record, sittingId);
  return figuresOf(record, sittingId ?? null);
}

export const statisticsHandlers: readonly Handler[] = [handleQuery(contract.get, get), statisticsSeriesHandler, ...statisticsFileHandlers];
