import type { ReadableDocument } from '../../../planning/documents/contract.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { Finding, Subject } from '../../../planning/validation/contract.ts';
import { papersIn, topicsIn } from './index.ts';
import { hasHolder, isUncounted, isUndecided, uncountedGroups, uncountedItems } from './parts.ts';

/** Something that the plan does not say yet. */
export interface Gap {
  readonly code:
    | 'venue'
    | 'start'
    | 'length'
    | 'topics'
    | 'paperCount'
    | 'chair'
    | 'secretary'
    | 'groupCount'
    | 'awardCount'
    | 'decision'
    | 'file';
  readonly n: number;
  /** The first place where it is to be filled in. */
  readonly at: Subject;
}

/** One gap for all places that lack the same thing; none if there are no such places. */
const together = (code: Gap['code'], kind: Subject['kind'], ids: readonly string[]): Gap[] =>
  ids[0] === undefined ? [] : [{ code, n: ids.length, at: { kind, id: ids[0] } }];

const idsOf = (things: readonly { readonly id: string }[]): string[] => things.map(({ id }) => id);

/** Hours and lengths that are not known, as the validation found them. */
function timeGaps(findings: readonly Finding[]): Gap[] {
  const idsIn = (code: Finding['code'], kind: Subject['kind']) =>
    findings.filter((finding) => finding.code === code).flatMap(({ subjects }) => idsOf(subjects.filter((one) => one.kind === kind)));
  return [
    ...together('start', 'sitting', idsIn('unknown-start', 'sitting')),
    ...together('length', 'item', [...new Set(idsIn('unknown-length', 'item'))]),
  ];
}

function paperGaps(plan: Plan): Gap[] {
  const topics = plan.items.flatMap((item): Gap[] => {
    const n = papersIn(plan, item) - topicsIn(plan, item);
    return n > 0 ? [{ code: 'topics', n, at: { kind: 'item', id: item.id } }] : [];
  });
  return [...together('paperCount', 'item', idsOf(uncountedItems(plan))), ...topics];
}

function peopleGaps({ conference: { id }, participants }: Plan): Gap[] {
  if (participants.length === 0) return [];
  return [
    ...(hasHolder(participants, 'chair') ? [] : together('chair', 'participant', [id])),
    ...(hasHolder(participants, 'secretary') ? [] : together('secretary', 'participant', [id])),
    ...together('groupCount', 'participant', idsOf(uncountedGroups(participants))),
  ];
}

/** Everything that the plan does not say yet, in the order of the parts; none while there is no plan. */
export function gapsIn(plan: Plan, findings: readonly Finding[], documents: readonly Pick<ReadableDocument, 'id' | 'files'>[]): Gap[] {
  if (plan.items.length === 0) return [];
  return [
    ...(plan.conference.venue === null ? together('venue', 'conference', [plan.conference.id]) : []),
    ...timeGaps(findings),
    ...paperGaps(plan),
    ...peopleGaps(plan),
    ...together('file', 'document', idsOf(documents.filter(({ files }) => files.length === 0))),
    ...together('awardCount', 'award', idsOf(plan.awards.filter(isUncounted))),
    ...together('decision', 'award', idsOf(plan.awards.filter(isUndecided))),
  ];
}
