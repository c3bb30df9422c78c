import { EVERY_ROLE, hasRole, PLANNERS, rolesNamed, STAFF, type Role } from '../../../accounts/permissions.ts';
import { publishedFacts } from '../../../planning/conferences/store.ts';
import { mayReadDocument } from '../../../planning/documents/rules.ts';
import { standsFor, storedDocuments } from '../../../planning/documents/store/index.ts';
import type { Actor } from '../../../platform/contract.ts';
import type { Queryable } from '../../../platform/database/open.ts';
import { isHeld } from '../../follow-up/rules/register.ts';
import { registerConferences } from '../../follow-up/store/conferences.ts';
import type { Findable } from '../rules/scopes.ts';

/** Documents of a conference that were handed out to somebody who is not of its staff. */
async function handedOut(db: Queryable, actor: Actor, conferenceId: string, roles: readonly Role[]): Promise<string[]> {
  const reader = { clearance: actor.clearance, staff: false, known: true, roles, ...(await standsFor(db, actor, conferenceId)) };
  const stored = await storedDocuments(db, conferenceId);
  return stored.flatMap(({ document, handouts }) => (mayReadDocument(reader, document, handouts) ? document.id : []));
}

/** What a user may find, conference by conference, the latest first; those without a date come before all others. */
export async function findableBy(db: Queryable, actor: Actor, now: number): Promise<Findable[]> {
  const isAdministrator = actor.rights.includes('administrator');
  const registers = new Map((await registerConferences(db, actor)).map((one) => [one.id, one]));
  const rows = await db.conference.findMany({
    where: {
      deletedAt: null,
      rehearsalOf: null,
      ...(isAdministrator ? {} : { OR: [{ memberships: { some: { userId: actor.id } } }, { id: { in: [...registers.keys()] } }] }),
    },
    select: {
      id: true,
      title: true,
      date: true,
      timeZone: true,
      publishedNumber: true,
      published: true,
      memberships: { where: { userId: actor.id }, select: { role: true } },
    },
  });
  const findables = rows.map(async ({ memberships, ...row }): Promise<Findable> => {
    const { id, date, timeZone, publishedNumber } = row;
    const roles = [...(isAdministrator ? PLANNERS : []), ...rolesNamed(memberships.map(({ role }) => role))];
    const isStaff = hasRole(roles, STAFF);
    const isMember = hasRole(roles, EVERY_ROLE);
    const documents = isStaff || !isMember ? [] : await handedOut(db, actor, id, roles);
    const register = !registers.has(id) ? 'none' : isHeld({ date, timeZone }, now) ? 'held' : 'recorded';
    // The register names its conferences as their drafts do; others who see no draft know them as they were published.
    const named = isStaff || register !== 'none' ? row : (publishedFacts(row) ?? row);
    return { id, title: named.title, date: named.date, isStaff, isReader: isMember && publishedNumber !== null, documents, register };
  });
  return (await Promise.all(findables)).toSorted(byDay);
}

const byDay = (one: Findable, other: Findable): number =>
  (one.date ?? '9999') < (other.date ?? '9999') ? 1 : (one.date ?? '9999') > (other.date ?? '9999') ? -1 : one.id < other.id ? -1 : 1;
