import { userById } from './accounts/users/store.ts';
import { conferencesContract } from './planning/conferences/contract.ts';
import { rehearsedBy } from './planning/conferences/store.ts';
import { screenName } from './planning/conferences/team/store.ts';
import { siteName } from './planning/sites/access/store.ts';
import type { Actor } from './platform/contract.ts';
import type { Database } from './platform/database/open.ts';

/** The login shown in the top bar; null without one. */
export async function userOf(db: Database, actor: Actor): Promise<{ name: string; isAdmin: boolean; isCreator: boolean } | null> {
  if (actor.kind !== 'user') return null;
  const user = await userById(db, actor.id);
  return user && { name: user.displayName, isAdmin: actor.rights.includes('administrator'), isCreator: actor.rights.includes('creator') };
}

/** Name of the login, site or hall display that uses a browser; null without a login. */
export async function readerNameOf(db: Database, { kind, id, conferenceId }: Actor): Promise<string | null> {
  if (kind === 'user') return (await userById(db, id))?.displayName ?? null;
  return conferenceId === null ? null : kind === 'site' ? siteName(db, conferenceId, id) : screenName(db, conferenceId, id);
}

/** For a page of a rehearsal that has ended, the path of the same page in its conference; null for every other page. */
export async function successorOf(db: Database, path: string): Promise<string | null> {
  const [, id = '', rest = ''] = /^\/conferences\/([\w.-]+)(\/[\w./-]*)?$/.exec(path) ?? [];
  const original = id === '' ? null : await rehearsedBy(db, id, conferencesContract.endRehearsal.name);
  return original && `/conferences/${original}${rest}`;
}
