import { hasRole, STAFF } from '../../accounts/permissions.ts';
import { conferenceIn } from '../../planning/conferences/pages/fields.ts';
import { conferenceLayout } from '../../planning/conferences/pages/layout.ts';
import { publishingContract } from '../../planning/publishing/contract.ts';
import { seatingContract } from '../../planning/seating/contract.ts';
import { translate } from '../../i18n/translate.ts';
import { AppError } from '../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import { checkInContract, type PresenceNote } from '../check-in/contract.ts';
import { hallMapView } from './presenter.ts';

interface Noted {
  /** Null where nobody can be checked in. */
  readonly notes: readonly PresenceNote[] | null;
  /** Why not. */
  readonly problem: string | null;
}

/** Who is noted for the sitting that runs or comes next. */
async function notesNow(context: PageContext, conferenceId: string): Promise<Noted> {
  const door = await context.attempt(checkInContract.people, { conferenceId, badges: false });
  if ('refusal' in door) return { notes: null, problem: door.refusal.message };
  const { sittingId } = door.output;
  if (sittingId === null) return { notes: null, problem: translate(context.lang, 'hallMap.unpublished') };
  const { notes } = await context.run(checkInContract.notes, { conferenceId, sittingId, since: 0 });
  return { notes, problem: null };
}

/** Who is there, on the map of the hall. */
async function hallMap(context: PageContext): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'participants');
  if (!hasRole(frame.roles, STAFF)) throw new AppError('forbidden');
  const { hall, seated } = await context.run(seatingContract.get, { conferenceId });
  if (!hall) return context.render('live/hall-map/page', { ...frame });
  const { plan } = await context.run(publishingContract.draft, { conferenceId });
  const { notes, problem } = await notesNow(context, conferenceId);
  const people = new Map(plan.participants.map((one) => [one.id, one]));
  return context.render('live/hall-map/page', { ...frame, ...hallMapView(context.lang, { hall, seated, people, notes }), problem });
}

export function hallMapPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/hall-map', hallMap);
}
