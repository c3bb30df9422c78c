import { z } from 'zod';
import type { Queryable } from '../../../platform/database/open.ts';
import { MATTER_STATUSES, type Matter } from '../contract.ts';
import type { Standing } from '../rules/steps.ts';

const Before = z.object({
  before: z.object({
    status: z.enum(MATTER_STATUSES),
    statusOn: z.string().nullable(),
    reached: z.number().nullable(),
    mergedInto: z.string().nullable(),
    askedOn: z.string().nullable(),
  }),
});

/** What a matter was before its last line, if a login recorded that as a step; null otherwise. */
export async function beforeLastStep(
  db: Queryable,
  { conferenceId, id }: Pick<Matter, 'conferenceId' | 'id'>,
  userId: string,
): Promise<Standing | null> {
  const last = await db.matterStep.findFirst({ where: { conferenceId, matterId: id }, orderBy: { number: 'desc' } });
  if (last === null || last.actorKind !== 'user' || last.actorId !== userId) return null;
  return Before.safeParse(last.data).data?.before ?? null;
}
