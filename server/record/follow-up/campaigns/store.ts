import { isUniqueViolation } from '../../../platform/database/errors.ts';
import type { Queryable, Tx } from '../../../platform/database/open.ts';
import { AppError } from '../../../platform/errors.ts';
import { spelled } from '../../../platform/text.ts';
import { Campaign } from '../../../planning/awards/contract.ts';
import type { UnitResult } from './contract.ts';
import type { StoredResult } from './rules.ts';

/** The campaigns in the drafts of these conferences, each with the id of its conference. */
export async function campaignsIn(db: Queryable, conferenceIds: readonly string[]) {
  const where = { conferenceId: { in: [...conferenceIds] } };
  const rows = await db.campaign.findMany({ where, orderBy: [{ conferenceId: 'asc' }, { position: 'asc' }] });
  return rows.map(({ conferenceId, position: _position, targets, units, ...row }) => ({
    conferenceId,
    campaign: Campaign.parse({ ...row, targets: targets ?? [], units: units ?? [] }),
  }));
}

export async function resultsIn(db: Queryable, conferenceIds: readonly string[]): Promise<StoredResult[]> {
  const rows = await db.campaignResult.findMany({ where: { conferenceId: { in: [...conferenceIds] } } });
  return rows.map(({ key: _key, ...row }) => row);
}

/** Sets the result of a unit, of the version that was seen. Returns the new one. @throws AppError stale. */
export async function putResult(tx: Tx, conferenceId: string, campaignId: string, { version, ...facts }: UnitResult): Promise<number> {
  const key = spelled(facts.unit);
  const where = { conferenceId, campaignId, key };
  if (version > 0) {
    const { count } = await tx.campaignResult.updateMany({ where: { ...where, version }, data: { ...facts, version: version + 1 } });
    if (count === 0) throw new AppError('stale');
    return version + 1;
  }
  try {
    await tx.campaignResult.create({ data: { ...where, ...facts } });
    return 1;
  } catch (error) {
    throw isUniqueViolation(error) ? new AppError('stale') : error;
  }
}
