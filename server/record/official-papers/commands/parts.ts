import { documentsContract } from '../../../planning/documents/contract.ts';
import type { ConferenceDocument } from '../../../planning/documents/contract.ts';
import { secretVotesContract } from '../../../live/secret-votes/contract/index.ts';
import { secretQuestion } from '../../../live/secret-votes/presenter/words.ts';
import { secretVotesState } from '../../../live/secret-votes/rules/index.ts';
import { translate } from '../../../i18n/translate.ts';
import { planInForce } from '../../../live/sitting/store.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { requirePlan } from '../../../planning/plan/store.ts';
import type { QueryContext } from '../../../platform/bus/handlers.ts';
import { personLine } from '../../printouts/presenter/paper.ts';
import type { OfficialPaperKind, PaperRecord } from '../contract/index.ts';
import type { PaperPlace } from '../rules/ids.ts';
import { isStaff } from '../rules/readers.ts';

/** What is known of the document, sitting, site or person that a paper is of. */
export type PaperPart = Pick<ConferenceDocument, 'title' | 'classification'>;
/** By kind and id. */
export type PaperParts = ReadonlyMap<string, PaperPart>;

const keyOf = ({ kind, part }: Pick<PaperPlace, 'kind' | 'part'>): string => `${kind}.${part ?? ''}`;

/** The votes by printed ballots that were counted, as far as the asker may know them; of the level of their item. */
async function countedVotes({ ask, actor, stateFor }: QueryContext, { conference: { id: conferenceId }, items }: Plan) {
  const { folded } = await stateFor(conferenceId, { staff: true, clearance: actor.clearance });
  const counted = Object.values(secretVotesState(folded).votes).filter(
    ({ level, count, closedAt }) => level === 'paper' && count && closedAt !== null,
  );
  if (counted.length === 0) return [];
  const words = await ask(secretVotesContract.get, { conferenceId });
  return counted.map((vote): [string, PaperPart] => {
    const classification = items.find(({ id }) => id === vote.itemId)?.classification ?? null;
    return [keyOf({ kind: 'vote-count', part: vote.voteId }), { title: secretQuestion(words, vote), classification }];
  });
}

/** The published sittings of which minutes of their own can be made: where there are several. */
async function sittingsOf({ db }: QueryContext, conferenceId: string): Promise<[string, PaperPart][]> {
  const sittings = (await planInForce(db, conferenceId))?.plan.sittings ?? [];
  if (sittings.length <= 1) return [];
  return sittings.map(({ id, title }, index) => {
    const name = title ?? translate('vi', 'minutes.sitting.name', { n: String(index + 1) });
    return [keyOf({ kind: 'minutes', part: id }), { title: name, classification: null }];
  });
}

/** What papers of a conference can be of, as far as the staff may know it. Others know a paper by what they are given. */
export async function partsFor(scope: QueryContext, conferenceId: string): Promise<PaperParts> {
  const { ask, db, roles } = scope;
  if (!isStaff(roles)) return new Map();
  const [{ documents }, plan] = await Promise.all([ask(documentsContract.list, { conferenceId }), requirePlan(db, conferenceId)]);
  const { sites, participants } = plan;
  const named = (title: string): PaperPart => ({ title, classification: null });
  return new Map<string, PaperPart>([
    ...documents.map((document) => [keyOf({ kind: 'comments', part: document.id }), document] as const),
    ...(await sittingsOf(scope, conferenceId)),
    ...(await countedVotes(scope, plan)),
    ...sites.map(({ id, name }) => [keyOf({ kind: 'site-excerpt', part: id }), named(name)] as const),
    ...participants.map((one) => [keyOf({ kind: 'person-excerpt', part: one.id }), named(one.name ?? personLine(one))] as const),
  ]);
}

/** The part of a paper; undefined for one of the whole conference, and for one that is not known. */
export const partIn = (parts: PaperParts, place: Pick<PaperPlace, 'kind' | 'part'>): PaperPart | undefined => parts.get(keyOf(place));

/** The ids of the parts of a kind. */
export const partIdsOf = (parts: PaperParts, kind: OfficialPaperKind): string[] =>
  [...parts.keys()].flatMap((key) => (key.startsWith(`${kind}.`) ? key.slice(kind.length + 1) : []));

/** Whether a paper is of the conference or of something that the staff may know; minutes outlive their sitting, which has no level. */
export const isOfKnownPart = (
  { roles }: Pick<QueryContext, 'roles'>,
  parts: PaperParts,
  paper: Pick<PaperRecord, 'kind' | 'part' | 'version'>,
): boolean =>
  paper.part === null || !isStaff(roles) || partIn(parts, paper) !== undefined || (paper.kind === 'minutes' && paper.version > 0);
