import { APPOINTED_FOR_SITE, DESK, EVERY_ROLE, hasRole, PLANNERS, type Role, STAFF } from '../../../accounts/permissions.ts';
import type { Key } from '../../../i18n/language.ts';
import { AppError } from '../../../platform/errors.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import { conferencesContract } from '../contract.ts';

const TABS = [
  'overview',
  'agenda',
  'participants',
  'sites',
  'documents',
  'official-papers',
  'awards',
  'recommendations',
  'minutes',
  'statistics',
  'desk',
] as const;
export type Tab = (typeof TABS)[number];

interface TabLink {
  readonly tab: Tab;
  readonly href: string;
  readonly label: Key;
}

/** Roles that see each tab; its page still checks access itself. */
const OPEN_TO: Readonly<Record<Tab, readonly Role[]>> = {
  overview: STAFF,
  agenda: EVERY_ROLE,
  participants: STAFF,
  sites: [...STAFF, ...APPOINTED_FOR_SITE],
  documents: EVERY_ROLE,
  'official-papers': EVERY_ROLE,
  awards: STAFF,
  recommendations: STAFF,
  minutes: STAFF,
  statistics: STAFF,
  desk: DESK,
};

/**
 * The layout of every page of a conference. Also decides whether the conference exists for
 * this reader.
 * @throws AppError not-found (also for one in the trash), unauthenticated.
 */
export async function conferenceLayout(context: PageContext, conferenceId: string, tab: Tab | null) {
  const { conference, roles, published, archived } = await context.run(conferencesContract.get, { conferenceId });
  const { id, title, date, timeZone, rehearsalOf, address } = conference;
  return {
    conference: { id, title, tab, date, address, tabs: tabsFor(id, roles), archived, rehearsal: rehearsalOf !== null, rehearsalOf },
    zone: timeZone,
    /** Name of the series of which it is; null for none. */
    seriesName: conference.series?.name ?? null,
    roles,
    isStaff: hasRole(roles, STAFF),
    /** Whether this reader may change the plan. */
    canEdit: hasRole(roles, PLANNERS) && !archived,
    /** Number of the published version; null before the first. */
    publication: published,
  };
}

/** @throws AppError forbidden to those who may not change the plan; archived to those who could if it were not. */
export function mustEdit({ canEdit, roles }: ConferenceLayout): void {
  if (!canEdit) throw new AppError(hasRole(roles, PLANNERS) ? 'archived' : 'forbidden');
}

/** The tabs that these roles see, each with its path and the i18n key of its label. */
function tabsFor(conferenceId: string, roles: readonly Role[]): readonly TabLink[] {
  const home = `/conferences/${conferenceId}`;
  return TABS.filter((tab) => hasRole(roles, OPEN_TO[tab])).map((tab) => ({
    tab,
    href: tab === 'overview' ? home : `${home}/${tab}`,
    label: `common.nav.${tab}`,
  }));
}

export type ConferenceLayout = Awaited<ReturnType<typeof conferenceLayout>>;
