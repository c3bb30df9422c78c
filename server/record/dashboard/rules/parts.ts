import type { ReadableDocument } from '../../../planning/documents/contract.ts';
import { sizeOfAward } from '../../../planning/awards/rules/index.ts';
import type { PreparationPart } from '../../../planning/conferences/preparation/contract.ts';
import type { ParticipantRole } from '../../../planning/participants/contract.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { Finding } from '../../../planning/validation/contract.ts';
import type { Overview } from '../contract.ts';
import { papersIn, topicsIn } from './index.ts';

/** One thing to say about a part. What is not known is told apart from what is there. */
export interface PartNote {
  readonly code:
    | 'items'
    | 'noItems'
    | 'noLength'
    | 'papers'
    | 'noPapers'
    | 'papersUnknown'
    | 'people'
    | 'nobody'
    | 'groupsUnknown'
    | 'noChair'
    | 'noSecretary'
    | 'places'
    | 'noPlaces'
    | 'documents'
    | 'noDocuments'
    | 'noFile'
    | 'awards'
    | 'noAwards'
    | 'awardsUnknown'
    | 'noDecision'
    | 'recommendations'
    | 'noOwner'
    | 'version'
    | 'unpublished'
    | 'changes'
    | 'rehearsing'
    | 'rehearsed'
    | 'notRehearsed'
    | 'findings';
  readonly n: number;
  readonly total: number;
  readonly isUnknown: boolean;
}

/** A part of the preparation, and how far it is by the plan itself. */
export interface OverviewPart {
  readonly name: PreparationPart;
  readonly state: 'empty' | 'open' | 'review' | 'ready';
  readonly notes: readonly PartNote[];
  /** How many are done out of how many; null where nothing is counted. */
  readonly pips: { readonly done: number; readonly total: number } | null;
}

/** What the parts are told from. */
export interface PartSources {
  readonly plan: Plan;
  readonly findings: readonly Finding[];
  readonly documents: readonly Pick<ReadableDocument, 'id' | 'files'>[];
  readonly overview: Pick<Overview, 'sites' | 'rehearsed'>;
  /** Rehearsal copies that are there now. */
  readonly rehearsals: number;
  readonly published: number | null;
  readonly changes: number;
}

const note = (code: PartNote['code'], n = 0, total = 0): PartNote => ({ code, n, total, isUnknown: false });
/** Something not known yet; nothing if there is none of it. */
const unknown = (code: PartNote['code'], n: number): PartNote[] => (n > 0 ? [{ code, n, total: 0, isUnknown: true }] : []);

/** Findings that the notes or the list of what is missing already tell. */
const TOLD = new Set<Finding['code']>(['no-chair', 'no-secretary', 'unknown-length', 'unknown-start', 'member-not-cleared']);
const PART_OF_SUBJECT: Readonly<Record<Finding['subjects'][number]['kind'], PreparationPart>> = {
  conference: 'agenda',
  sitting: 'agenda',
  item: 'agenda',
  paper: 'papers',
  participant: 'participants',
  site: 'sites',
  document: 'documents',
  award: 'awards',
};

/** Findings that are not told in another way. */
export const furtherFindings = (findings: readonly Finding[]): Finding[] => findings.filter(({ code }) => !TOLD.has(code));

/** The part that a finding is about: that of its first subject. */
const partOf = ({ subjects }: Finding): PreparationPart | null => {
  const kind = subjects[0]?.kind;
  return kind === undefined ? null : PART_OF_SUBJECT[kind];
};

type Draft = Omit<OverviewPart, 'state'> & { readonly isEmpty: boolean };

const part = (name: PreparationPart, isEmpty: boolean, notes: readonly PartNote[], pips: OverviewPart['pips'] = null): Draft => ({
  name,
  isEmpty,
  notes,
  pips: pips && pips.total > 0 ? pips : null,
});

function agendaPart({ plan, findings }: PartSources): Draft {
  const n = plan.items.length;
  const open = findings
    .filter(({ code }) => code === 'unknown-length')
    .flatMap(({ subjects }) => subjects.filter(({ kind }) => kind === 'item'));
  return part('agenda', n === 0, n === 0 ? [note('noItems')] : [note('items', n), ...unknown('noLength', open.length)]);
}

/** Items of papers of which it is not known how many there will be. */
export const uncountedItems = (plan: Plan): Plan['items'][number][] =>
  plan.items.filter((item) => item.kind === 'papers' && papersIn(plan, item) === 0);

function papersPart({ plan }: PartSources): Draft {
  const total = plan.items.reduce((sum, item) => sum + papersIn(plan, item), 0);
  const done = plan.items.reduce((sum, item) => sum + topicsIn(plan, item), 0);
  const uncounted = uncountedItems(plan).length;
  const counted = total === 0 ? (uncounted === 0 ? [note('noPapers')] : []) : [note('papers', done, total)];
  return part('papers', total === 0, [...counted, ...unknown('papersUnknown', uncounted)], { done, total });
}

type People = Plan['participants'];

/** Groups of which it is not known how many people they are. */
export const uncountedGroups = (participants: People): People =>
  participants.filter(({ group, name, count }) => group !== null && name === null && count === null);

/** Whether somebody has a role at the conference. */
export const hasHolder = (participants: People, role: ParticipantRole): boolean => participants.some(({ roles }) => roles.includes(role));

function participantsPart({ plan: { participants } }: PartSources): Draft {
  const n = participants.length;
  const open = [
    ...unknown('groupsUnknown', uncountedGroups(participants).length),
    ...unknown('noChair', hasHolder(participants, 'chair') ? 0 : 1),
    ...unknown('noSecretary', hasHolder(participants, 'secretary') ? 0 : 1),
  ];
  return part('participants', n === 0, n === 0 ? [note('nobody')] : [note('people', n), ...open]);
}

function sitesPart({ plan, overview: { sites } }: PartSources): Draft {
  const total = plan.sites.filter(({ group }) => !group).length;
  return part('sites', total === 0, total === 0 ? [note('noPlaces')] : [note('places', sites.invited, total)], {
    done: sites.invited,
    total,
  });
}

function documentsPart({ documents }: PartSources): Draft {
  const n = documents.length;
  const without = documents.filter(({ files }) => files.length === 0).length;
  return part('documents', n === 0, n === 0 ? [note('noDocuments')] : [note('documents', n), ...unknown('noFile', without)]);
}

/** Whether it is not known how many receive an award. */
export const isUncounted = (award: Plan['awards'][number]): boolean => sizeOfAward(award) === null;
/** Whether the decision of an award lacks its number or date. */
export const isUndecided = ({ decision }: Plan['awards'][number]): boolean =>
  decision === null || decision.number === null || decision.date === null;

function awardsPart({ plan: { awards } }: PartSources): Draft {
  const n = awards.length;
  if (n === 0) return part('awards', true, [note('noAwards')]);
  const open = [
    ...unknown('awardsUnknown', awards.filter(isUncounted).length),
    ...unknown('noDecision', awards.filter(isUndecided).length),
  ];
  return part('awards', false, [note('awards', n), ...open]);
}

function recommendationsPart({ plan: { recommendations } }: PartSources): Draft {
  const without = recommendations.filter(({ owner }) => owner === null).length;
  return part('recommendations', false, [note('recommendations', recommendations.length), ...unknown('noOwner', without)]);
}

function publicationPart({ published, changes }: PartSources): Draft {
  if (published === null) return part('publication', true, [note('unpublished')]);
  return part('publication', false, [note('version', published), ...(changes > 0 ? [note('changes', changes)] : [])]);
}

function rehearsalPart({ rehearsals, overview: { rehearsed } }: PartSources): Draft {
  if (rehearsals > 0) return part('rehearsal', false, [note('rehearsing')]);
  return rehearsed > 0 ? part('rehearsal', false, [note('rehearsed')]) : part('rehearsal', true, [note('notRehearsed')]);
}

/** Parts that this conference has: what its agenda or its lists name, and in a new one all that there may be. */
function drafts(sources: PartSources): Draft[] {
  const { plan } = sources;
  const isNew = plan.items.length === 0;
  const has = (kind: Plan['items'][number]['kind']) => plan.items.some((item) => item.kind === kind);
  const isRemote = plan.conference.mode !== 'in-person' || plan.sites.length > 0;
  return [
    agendaPart(sources),
    ...(isNew || has('papers') || has('paper') || plan.papers.length > 0 ? [papersPart(sources)] : []),
    participantsPart(sources),
    ...(isRemote ? [sitesPart(sources)] : []),
    documentsPart(sources),
    ...(isNew || has('awards') || plan.awards.length > 0 ? [awardsPart(sources)] : []),
    ...(plan.recommendations.length > 0 ? [recommendationsPart(sources)] : []),
    publicationPart(sources),
    ...(isRemote && plan.conference.rehearsalOf === null ? [rehearsalPart(sources)] : []),
  ];
}

const isPartlyDone = ({ pips, notes }: Draft): boolean =>
  notes.some(({ isUnknown, code }) => isUnknown || code === 'changes' || code === 'rehearsing') ||
  (pips !== null && pips.done < pips.total);

/** The parts of the preparation in the order in which an office goes through them. */
export function partsOf(sources: PartSources): OverviewPart[] {
  const found = Map.groupBy(furtherFindings(sources.findings), partOf);
  return drafts(sources).map((draft) => {
    const { isEmpty, ...rest } = draft;
    const n = found.get(draft.name)?.length ?? 0;
    const notes = n > 0 ? [...rest.notes, note('findings', n)] : rest.notes;
    return { ...rest, notes, state: n > 0 ? 'review' : isEmpty ? 'empty' : isPartlyDone(draft) ? 'open' : 'ready' };
  });
}
