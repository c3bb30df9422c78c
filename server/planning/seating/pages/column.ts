import type { PageContext } from '../../../platform/pages/routes.ts';
import { conferenceIn } from '../../conferences/pages/fields.ts';
import type { ColumnMark } from '../../participants/presenter/rows.ts';
import { seatingContract as contract } from '../contract.ts';
import { seatSigns } from '../presenter/signs.ts';

/** The seats of some participants as a column of their list; null before anybody has one, and for those who may not read them. */
export async function seatsInList(context: PageContext, ids: readonly string[]): Promise<ReadonlyMap<string, ColumnMark> | null> {
  const conferenceId = conferenceIn(context);
  const result = await context.attempt(contract.get, { conferenceId });
  const { hall = null, seated = [] } = 'refusal' in result ? {} : result.output;
  if (!hall || seated.length === 0) return null;
  const wanted = new Set(ids);
  const held = seated.filter(({ participantId }) => wanted.has(participantId));
  const first = new Map(held.toReversed().map(({ participantId, seat }) => [participantId, seat]));
  const hrefOf = (id: string): string => `/conferences/${conferenceId}/seating?seat=${first.get(id) ?? ''}`;
  const signs = seatSigns(context.lang, { hall, seated: held });
  return new Map([...signs].map(([id, text]) => [id, { text, look: '', isUsual: true, href: hrefOf(id) }]));
}
