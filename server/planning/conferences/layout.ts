import { STAFF } from '../../accounts/permissions.ts';
import type { PageContext } from '../../platform/pages/routes.ts';
import { conferencesContract } from './contract.ts';

const TABS = ['overview', 'agenda', 'participants', 'sites', 'documents', 'awards', 'recommendations', 'minutes', 'desk'] as const;
export type Tab = (typeof TABS)[number];

/** Who sees which tab; a page behind one decides for itself all the same. */
const OPEN_TO: Readonly<Record<Tab, readonly string[]>> = {
  overview: STAFF,
  agenda: TABS,
  participants: STAFF,
  sites: [...STAFF, 'technician'],
  documents: TABS,
  awards: STAFF,
  recommendations: STAFF,
  minutes: STAFF,
  desk: ['organizer', 'chair'],
};

const mayOpen = (tab: Tab, roles: readonly string[]): boolean => OPEN_TO[tab] === TABS || OPEN_TO[tab].some((role) => roles.includes(role));

/**
 * What every page of a conference shows around itself. Also the place where it is decided whether the conference exists for
 * this reader.
 * @throws AppError not-found (also for one in the trash), unauthenticated.
 */
export async function conferenceLayout(context: PageContext, conferenceId: string, tab: Tab | null) {
  const { conference, roles, published, archived } = await context.run(conferencesContract.get, { conferenceId });
  const { id, title, date, timeZone, rehearsalOf, address } = conference;
  const hidden = TABS.filter((one) => !mayOpen(one, roles));
  return {
    conference: { id, title, tab, date, address, hidden, archived, rehearsal: rehearsalOf !== null, rehearsalOf },
    zone: timeZone,
    roles,
    isStaff: STAFF.some((role) => roles.includes(role)),
    /** Whether this reader may change the plan. */
    canEdit: roles.includes('organizer') && !archived,
    /** Number of the published version; null before the first. */
    publication: published,
  };
}
export type ConferenceLayout = Awaited<ReturnType<typeof conferenceLayout>>;
