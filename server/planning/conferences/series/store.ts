import type { Actor } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/database/open.ts';

/** Notes who gave a conference its series. */
export const noteSeriesBy = (tx: Tx, conferenceId: string, { kind, id }: Pick<Actor, 'kind' | 'id'>) =>
  tx.conference.update({ where: { id: conferenceId }, data: { seriesBy: kind === 'user' ? id : null }, select: { id: true } });
