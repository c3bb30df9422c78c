import { faultsOf } from '../../../../../platform/bus/parse.ts';
import { fold } from '../../../../../platform/text.ts';
import { AwardFacts } from '../../../../awards/contract.ts';
import type { AwardCatalogue } from '../../../../awards/rules/catalogues.ts';
import type { Participant } from '../../../../participants/contract.ts';
import { AWARD_FIELDS, type AwardField } from '../../../contract.ts';
import { countIn, NO_VALUE } from '../../people.ts';
import { bareName, speakersIn } from '../../speakers.ts';
import type { PastedFault, TableLine } from '../../table.ts';
import { awardIn, classIn, grantorCalled, type GrantorNames } from './award-words.ts';
import { decisionOf } from './decision-words.ts';
import type { SectionState } from './sections.ts';

/** Against what a list of awards is read. */
export interface AwardReading {
  readonly catalogue: AwardCatalogue;
  readonly grantors: GrantorNames;
  readonly participants: readonly Pick<Participant, 'id' | 'name' | 'group' | 'posts'>[];
}

/** A row of a list of awards: the award with its one recipient, as far as it could be read. */
export interface SheetAward {
  readonly line: number;
  readonly facts: AwardFacts;
  readonly faults: readonly PastedFault<AwardField>[];
}

type Cells = TableLine<AwardField>['cells'];

/** What the names of collectives begin with. */
const COLLECTIVE =
  /^(?:tap the|van phong|ban|bo|so|phong|tinh uy|thanh uy|huyen uy|quan uy|dang uy|dang bo|chi bo|uy ban|ubnd|hdnd|hoi|doan|cuc|chi cuc|tong cuc|vu|vien|trung tam|truong|hoc vien|benh vien|cong ty|tap doan|cong an|quan khu|lu doan|su doan|trung doan|to|doi|nhom|khoi|bao|dai|toa an|lien doan|kho bac|ngan hang|thanh pho|tinh|xa|phuong)\b/;
const KINDS: Readonly<Record<string, AwardFacts['recipientKind']>> = {
  'tap the': 'collective',
  'don vi': 'collective',
  'ca nhan': 'individual',
  collective: 'collective',
  individual: 'individual',
};

/** A recipient as lists and certificates name them: the name, and what they are and where. */
function recipientIn({ name, posts, unit }: Cells): string {
  const who = bareName(name.replaceAll('\n', ' ')) || unit;
  const isNamed = (text: string): boolean => fold(posts).endsWith(fold(text));
  const where = name === '' || unit === '' || isNamed(unit) ? [] : [unit];
  return [who, posts.replaceAll('\n', ', '), ...where].filter((text) => text !== '').join(', ');
}

/** For whom a row is: as its column or the title above says, by the kind of award, or as the name looks. */
function kindOf({ to, name }: Cells, section: SectionState, kind: AwardFacts['kind'] | undefined): AwardFacts['recipientKind'] | null {
  if (to !== '') return KINDS[fold(to)] ?? null;
  if (section.to) return section.to;
  if (kind === 'emulation-flag' || name === '') return 'collective';
  return COLLECTIVE.test(fold(name)) ? 'collective' : 'individual';
}

const FIELDS: Readonly<Record<string, AwardField>> = { kind: 'award', title: 'award', recipientKind: 'to', recipients: 'name' };
function fieldOf(path: string): AwardField {
  if (path.startsWith('decision')) return path.endsWith('date') ? 'date' : 'number';
  const name = /^\w+/.exec(path)?.[0] ?? '';
  return FIELDS[name] ?? AWARD_FIELDS.find((field) => field === name) ?? 'name';
}

const numberOrText = (text: string): number | string | null => (text === '' ? null : /^\d+$/.test(text) ? Number(text) : text);

function typedFacts(cells: Cells, section: SectionState, { catalogue, grantors, participants }: AwardReading) {
  const award = cells.award === '' ? section.award : awardIn(cells.award, catalogue, grantors);
  const recipient = recipientIn(cells);
  const presenters = speakersIn(participants, cells.presenters);
  const count = countIn(cells.count);
  return {
    presenters,
    typed: {
      kind: award?.kind,
      title: award?.title,
      class: cells.class === '' ? (award?.class ?? null) : (classIn(cells.class) ?? null),
      grantor: cells.grantor === '' ? (award?.grantor ?? null) : grantorCalled(cells.grantor, grantors),
      recipientKind: kindOf(cells, section, award?.kind),
      // Of a named recipient there is one.
      count: recipient !== '' && count === 1 ? null : count,
      recipients: recipient === '' ? [] : [recipient],
      receiving: [],
      perBatch: numberOrText(cells.perBatch),
      presenters: [...new Set(presenters.flatMap(({ id }) => id ?? []))],
      decision: decisionOf(cells.number, cells.date) ?? section.decision,
      campaign: null,
    },
  };
}

type Typed = ReturnType<typeof typedFacts>;

/** What the schema does not say of a row. */
function faultsIn(cells: Cells, { typed, presenters }: Typed): PastedFault<AwardField>[] {
  return [
    ...(typed.kind === undefined ? [{ field: 'award' as const, message: cells.award === '' ? 'required' : 'no-such-award' }] : []),
    ...(typed.recipients.length === 0 && cells.award === '' && cells.count === '' ? [{ field: 'name' as const, message: 'required' }] : []),
    ...(typed.recipients.length > 0 && typed.count !== null ? [{ field: 'count' as const, message: 'one-recipient' }] : []),
    ...(cells.class !== '' && classIn(cells.class) === undefined ? [{ field: 'class' as const, message: 'no-such-class' }] : []),
    ...(typed.recipientKind === null ? [{ field: 'to' as const, message: 'no-such-recipient-kind' }] : []),
    ...presenters.flatMap(({ called, id }): PastedFault<AwardField>[] =>
      id === null ? [{ field: 'presenters', message: 'no-such-person', params: { name: called.slice(0, 200) } }] : [],
    ),
    ...AWARD_FIELDS.filter((field) => NO_VALUE.test(cells[field])).map((field) => ({ field, message: 'no-value' })),
  ];
}

/** Reads a row below the titles over it. */
export function readAwardRow({ line, cells }: TableLine<AwardField>, section: SectionState, reading: AwardReading): SheetAward {
  const read = typedFacts(cells, section, reading);
  const parsed = AwardFacts.safeParse(read.typed);
  const own = faultsIn(cells, read);
  const named = new Set(own.map(({ field }) => field));
  const others = faultsOf(AwardFacts, read.typed)
    .map(({ path, message, params }) => ({ field: fieldOf(path), message, ...(params && { params }) }))
    .filter(({ field }) => !named.has(field));
  return { line, facts: parsed.data ?? shownFacts(read.typed), faults: [...own, ...others] };
}

/** What is shown of a row that has faults. */
function shownFacts({ recipients, presenters, kind, class: rank, recipientKind, title, grantor }: Typed['typed']): AwardFacts {
  return {
    kind: kind ?? 'certificate-of-commendation',
    title: title ?? '',
    class: rank,
    grantor,
    recipientKind: recipientKind ?? 'collective',
    count: null,
    recipients,
    receiving: [],
    perBatch: null,
    presenters,
    decision: null,
    campaign: null,
  };
}
