import { hasRole, JOINED_SITES, rolesNamed, type Role } from '../../accounts/permissions.ts';
import { mayRead as cleared } from '../agenda/rules/secrecy.ts';
import { FILE_TYPES, MAX_FILE_BYTES, type ConferenceDocument, type Handout } from './contract.ts';

/** A reader, as known from their login and the team of the conference. */
export interface DocumentReader {
  /** Clearance: 0 none … 3 Tuyệt mật. */
  readonly clearance: number;
  /** True for those who plan or lead. */
  readonly staff: boolean;
  /** True if signed in or joined; false for viewers of an open conference. */
  readonly known: boolean;
  readonly roles: readonly Role[];
  /** The sites for which they act: a site for itself, a technician for their site. */
  readonly siteIds: readonly string[];
  /** Their participant entries. */
  readonly participantIds: readonly string[];
}

/** Whether one handout is meant for a reader. */
function reaches(handout: Handout, reader: DocumentReader): boolean {
  if (handout.target === 'everyone') return reader.known && reader.roles.length > 0;
  if (handout.target === 'role') return hasRole(reader.roles, rolesNamed([handout.id]));
  return (handout.target === 'site' ? reader.siteIds : reader.participantIds).includes(handout.id);
}

/**
 * Decides who may read a document and its files. The only place: nobody above their clearance; staff everything else; all
 * others what was handed out to them.
 */
export const mayReadDocument = (
  reader: DocumentReader,
  document: Pick<ConferenceDocument, 'classification'>,
  handouts: readonly Handout[],
): boolean => cleared(reader.clearance, document) && (reader.staff || handouts.some((handout) => reaches(handout, reader)));

/** A site as circulation sees it. */
export interface CirculationSite {
  readonly id: string;
  readonly name: string;
  /** Highest classification level that the site may read; null if it cannot join (yet). */
  readonly clearance: number | null;
}

/** Receiving sites of a document: those to which it is handed out and that are cleared for it. */
export function sitesReached(
  sites: readonly CirculationSite[],
  document: Pick<ConferenceDocument, 'classification'>,
  handouts: readonly Handout[],
): CirculationSite[] {
  return sites.filter(({ id, clearance }) => {
    const site: DocumentReader = {
      clearance: clearance ?? 0,
      staff: false,
      known: true,
      roles: JOINED_SITES,
      siteIds: [id],
      participantIds: [],
    };
    return mayReadDocument(site, document, handouts);
  });
}

/** Key of a handout in a set, and in the fields of a form: 'everyone', 'role:site', 'site:quang-ninh'. */
export const handoutKey = (handout: Handout): string => (handout.target === 'everyone' ? 'everyone' : `${handout.target}:${handout.id}`);

/** Handouts without duplicates. */
export const distinct = (handouts: readonly Handout[]): Handout[] => [...new Map(handouts.map((one) => [handoutKey(one), one])).values()];

/** A participant on one line: name then posts, or only the posts or the group; null if nothing is known. */
export function nameOf({
  name,
  groupName,
  posts,
}: {
  readonly name: string | null;
  readonly groupName: string | null;
  readonly posts: unknown;
}): string | null {
  const titles = Array.isArray(posts) ? posts.join(', ') : '';
  if (name === null) return titles || groupName;
  return titles === '' ? name : `${name}, ${titles}`;
}

/** Media types that browsers display without executing content; everything else is a download. */
const SHOWN: ReadonlySet<string> = new Set(['application/pdf', 'image/png', 'image/jpeg', 'text/plain; charset=utf-8']);
/** Whether a browser may show files of this media type instead of downloading them. */
export const isShown = (mediaType: string): boolean => SHOWN.has(mediaType);

/** A title from the name of a file: without its ending, underscores as spaces. */
export const titleOfFile = (name: string): string => name.replace(/\.[A-Za-z0-9]{1,8}$/, '').replaceAll('_', ' ');

/** What is wrong with a file as far as its name and size tell, before it is sent; its content decides later. */
export function fileFault({
  name,
  size,
}: {
  readonly name: string;
  readonly size: number;
}): 'file-type' | 'file-empty' | 'too-large' | null {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  if (ending !== 'jpeg' && !FILE_TYPES.some((type) => type === ending)) return 'file-type';
  if (size === 0) return 'file-empty';
  return size > MAX_FILE_BYTES ? 'too-large' : null;
}
