import { requireConference } from '../../../planning/conferences/store.ts';
import type { ChangeContext } from '../../../platform/bus/handlers.ts';
import { AppError } from '../../../platform/errors.ts';
import type { BareMatter } from '../rules/matters.ts';
import { isHeld } from '../rules/register.ts';
import { findMatter, insertStep, saveMatter } from '../store/matters.ts';

/** The conference whose register is written into, archived or not. @throws AppError not-found, is-rehearsal. */
export async function registerOfConference({ tx }: ChangeContext, conferenceId: string) {
  const conference = await requireConference(tx, conferenceId);
  if (conference.rehearsalOf !== null) throw new AppError('is-rehearsal');
  return conference;
}

interface Seen {
  readonly conferenceId: string;
  readonly id: string;
  readonly version: number;
}

/** A matter of the version that was seen. @throws AppError not-found (also if the actor is not cleared for it), stale. */
export async function seenMatter(scope: ChangeContext, { conferenceId, id, version }: Seen) {
  const conference = await registerOfConference(scope, conferenceId);
  const { tx, actor, now } = scope;
  const matter = await findMatter(tx, { conferenceId, id, isHeld: isHeld(conference, now), clearance: actor.clearance });
  if (!matter) throw new AppError('not-found');
  if (matter.version !== version) throw new AppError('stale');
  return { matter, conference };
}

/** Stores what is recorded of a matter, with a line of its history. Returns its new version. */
export async function saveWithLine(scope: ChangeContext, matter: BareMatter, kind: string, data: Parameters<typeof insertStep>[1]['data']) {
  const { tx, actor, now } = scope;
  const { conferenceId, id, version } = matter;
  await saveMatter(tx, matter, now);
  await insertStep(tx, { conferenceId, id, actor, now, kind, data });
  return { version: version + 1 };
}
