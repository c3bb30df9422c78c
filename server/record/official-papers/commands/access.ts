import { translate } from '../../../i18n/translate.ts';
import { mayRead } from '../../../planning/agenda/rules/secrecy.ts';
import { requireConference, whereaboutsOf } from '../../../planning/conferences/store.ts';
import type { ChangeContext, QueryContext } from '../../../platform/bus/handlers.ts';
import { AppError } from '../../../platform/errors.ts';
import { OFFICIAL_PAPER_KINDS, type PaperRecord, type OfficialPaperKind } from '../contract/index.ts';
import { paperTitle } from '../presenter/titles.ts';
import { isGivenTo, isStaff, type OutsideReader } from '../rules/readers.ts';
import { isOfPart, isPlaced, paperIdOf, placeOfId, unwritten, type PaperPlace } from '../rules/ids.ts';
import { storedPaper, storedPapers } from '../store/papers.ts';
import { isOfKnownPart, partIdsOf, partIn, partsFor, type PaperParts } from './parts.ts';
import { outsideReader } from './readers.ts';
import { mayHave } from './sources.ts';

/** Null: the staff, and the server itself. */
const outsiderOf = async (scope: QueryContext, conferenceId: string): Promise<OutsideReader | null> =>
  scope.actor.kind === 'system' || isStaff(scope.roles) ? null : outsideReader(scope, conferenceId);

/** Whether somebody may know of a paper: the staff of its kind by its own feature, others of what they are given; of its level alike. */
function mayKnow({ actor, roles }: Pick<QueryContext, 'actor' | 'roles'>, outsider: OutsideReader | null, paper: PaperRecord): boolean {
  if (!mayRead(actor.clearance, { classification: paper.secrecy })) return false;
  if (actor.kind === 'system') return true;
  return outsider ? isGivenTo(outsider, paper) : mayHave(paper.kind, roles);
}

const firstOf = (kind: OfficialPaperKind, part: string | null = null): PaperPlace => ({ kind, part, edition: 1 });

/** A paper of which nothing was decided yet. */
function bare(conferenceId: string, place: PaperPlace, parts: PaperParts): PaperRecord {
  const part = partIn(parts, place);
  const title = paperTitle('vi', { ...place, of: part?.title ?? null });
  return unwritten(conferenceId, place, { title, secrecy: part?.classification ?? null });
}

/** The first editions that a conference has by itself: one of each kind, of minutes also one for each of several sittings, of comments one for each document; excerpts are asked for. */
function expected(commented: ReadonlySet<string>, parts: PaperParts): PaperPlace[] {
  return OFFICIAL_PAPER_KINDS.flatMap((kind) => {
    if (kind === 'comments') return [...commented].map((id) => firstOf(kind, id));
    if (kind === 'vote-count') return partIdsOf(parts, kind).map((id) => firstOf(kind, id));
    if (kind === 'minutes') return [firstOf(kind), ...partIdsOf(parts, kind).map((id) => firstOf(kind, id))];
    return isOfPart(kind) ? [] : firstOf(kind);
  });
}

/** Every paper that the asker may know of, by kind and edition. `commented`: documents on which comments were asked. */
export async function knownPapers(scope: QueryContext, conferenceId: string, commented: ReadonlySet<string>): Promise<PaperRecord[]> {
  await requireConference(scope.db, conferenceId);
  const parts = await partsFor(scope, conferenceId);
  const stored = await storedPapers(scope.db, conferenceId);
  const known = new Set(stored.map(({ id }) => id));
  const others = expected(commented, parts).filter((place) => !known.has(paperIdOf(place)));
  const all = [...stored, ...others.map((place) => bare(conferenceId, place, parts))].filter((paper) => isOfKnownPart(scope, parts, paper));
  const order = (kind: OfficialPaperKind): number => OFFICIAL_PAPER_KINDS.indexOf(kind);
  const outsider = await outsiderOf(scope, conferenceId);
  return all.filter((paper) => mayKnow(scope, outsider, paper)).toSorted((a, b) => order(a.kind) - order(b.kind) || (a.id < b.id ? -1 : 1));
}

/** One paper, with its text as it was submitted. @throws AppError not-found, also where the asker may not know of it. */
export async function knownPaper(scope: QueryContext, conferenceId: string, id: string) {
  const { db } = scope;
  await requireConference(db, conferenceId);
  const place = placeOfId(id);
  if (!place) throw new AppError('not-found');
  const parts: PaperParts = place.part === null ? new Map() : await partsFor(scope, conferenceId);
  const stored = await storedPaper(db, conferenceId, id);
  const found = stored ?? (place.edition === 1 ? { paper: bare(conferenceId, place, parts), text: null } : null);
  const isKnown = found && isPlaced(place) && isOfKnownPart(scope, parts, found.paper);
  if (!isKnown || !mayKnow(scope, await outsiderOf(scope, conferenceId), found.paper)) throw new AppError('not-found');
  return found;
}

/** A paper as it was seen. Whatever is stored of it later names this version again. @throws AppError not-found, stale. */
export async function seenPaper(
  scope: QueryContext,
  { conferenceId, id, version }: { readonly conferenceId: string; readonly id: string; readonly version: number },
) {
  const found = await knownPaper(scope, conferenceId, id);
  if (found.paper.version !== version) throw new AppError('stale');
  return found;
}

/** @throws AppError archived: papers of a conference in the archive are read and recalled, nothing else. */
export async function refuseArchived(scope: ChangeContext, conferenceId: string): Promise<void> {
  if ((await whereaboutsOf(scope.tx, conferenceId)) === 'archived') throw new AppError('archived');
}

/** What stands on every page: the words of its level. */
export const secrecyMark = ({ secrecy }: Pick<PaperRecord, 'secrecy'>): string | null =>
  secrecy === null ? null : translate('vi', `agenda.classification.${secrecy}`).toLocaleUpperCase('vi');
