import { AT_SITE, hasRole, READER_ROLES, STAFF, type Role } from '../../../accounts/permissions.ts';
import type { PaperAudience, PaperRecord } from '../contract/index.ts';

const OF_AUDIENCE: Readonly<Record<PaperAudience, readonly Role[]>> = {
  staff: [],
  sites: AT_SITE,
  everyone: [...new Set([...AT_SITE, ...READER_ROLES])],
};

/** Whether these roles belong to those who prepare or lead the conference. */
export const isStaff = (roles: readonly Role[]): boolean => hasRole(roles, STAFF);

/** Whom somebody outside the staff acts for in a conference. */
export interface OutsideReader {
  readonly roles: readonly Role[];
  /** Whether they are asked to confirm texts: sites, and the presidium. */
  readonly confirms: boolean;
  readonly siteIds: readonly string[];
  /** Themselves, and the people of their sites. */
  readonly participantIds: readonly string[];
}

/** An excerpt is of one site or person, and for them alone. */
function isAbout({ siteIds, participantIds }: OutsideReader, { kind, part }: Pick<PaperRecord, 'kind' | 'part'>): boolean {
  if (kind === 'site-excerpt') return siteIds.includes(part ?? '');
  return kind !== 'person-excerpt' || participantIds.includes(part ?? '');
}

/**
 * Whether somebody outside the staff may know of a paper: one that was issued to them, also after it was recalled, or one that they are
 * asked to confirm. Levels are decided elsewhere.
 */
export function isGivenTo(reader: OutsideReader, paper: Pick<PaperRecord, 'kind' | 'part' | 'state' | 'audience'>): boolean {
  const { state, audience } = paper;
  if (state === 'for-comment') return reader.confirms && isAbout(reader, paper);
  return audience !== null && hasRole(reader.roles, OF_AUDIENCE[audience]) && (audience === 'everyone' || isAbout(reader, paper));
}

/** Kinds that hold what is for one person each, such as the links of invitations: the product gives them to the staff alone. */
export const isPrivate = ({ kind }: Pick<PaperRecord, 'kind'>): boolean => kind === 'letters';
