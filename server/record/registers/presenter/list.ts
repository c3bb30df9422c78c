import { translate, type Lang } from '../../../i18n/translate.ts';
import { dayText } from '../../follow-up/presenter/words.ts';
import { SIDES, type PaperEntry, type Side } from '../contract/index.ts';
import { nameOfKind } from '../rules/kinds.ts';
import { paperNumberText } from '../rules/numbers.ts';

/** Where a reader is in the registers; it makes the addresses of links. */
export interface RegistersPlace {
  readonly side: Side;
  readonly year: number | null;
  readonly kind: string | null;
  readonly of: string | null;
  readonly search: string;
  readonly page: number;
}

export const REGISTERS = '/registers';

/** The address of a list, with a line chosen. `to`: the list as a file. */
export function placeAddress({ side, year, kind, of, search, page }: RegistersPlace, chosen: string | null = null, to = REGISTERS): string {
  const query = new URLSearchParams({
    ...(side === 'out' ? {} : { side }),
    ...(year === null ? {} : { year: String(year) }),
    ...(kind === null ? {} : { kind }),
    ...(of === null ? {} : { of }),
    ...(search === '' ? {} : { search }),
    ...(page === 1 ? {} : { page: String(page) }),
    ...(chosen === null ? {} : { entry: chosen }),
  }).toString();
  return query === '' ? to : `${to}?${query}`;
}

const STATES = { taken: 'ready', reserved: 'wait', void: 'archived' } as const;

/** The state of a number, as shape and words. */
export const entryState = (lang: Lang, { state, side }: Pick<PaperEntry, 'state' | 'side'>) => ({
  state: STATES[state],
  text: translate(lang, side === 'in' && state === 'taken' ? 'registers.entered' : `registers.state.${state}`),
});

/** The name of the kind of a paper. */
export const kindText = ({ form, kind, kindName: entered }: Pick<PaperEntry, 'form' | 'kind' | 'kindName'>): string | null =>
  form === null ? entered : nameOfKind(form, kind);

/** What a paper is about; of one that may not be known, and of a number without a paper, what can be said. */
export const titleText = (lang: Lang, { isHidden, about, reason, state }: PaperEntry): string =>
  isHidden ? translate(lang, 'registers.hidden') : (about ?? reason ?? translate(lang, `registers.state.${state}`));

interface Listed {
  readonly place: RegistersPlace;
  /** Id of the line in the panel. */
  readonly chosen: string | null;
  readonly titles: ReadonlyMap<string, string | null>;
}

/** A line in the list. */
export function entryRow(lang: Lang, entry: PaperEntry, { place, chosen, titles }: Listed) {
  const { conferenceId, urgency, classification } = entry;
  const parts = [
    entry.side === 'out' ? entry.sign : entry.office,
    entry.side === 'out' ? entry.signer : entry.sign,
    conferenceId !== null && (titles.get(conferenceId) ?? translate(lang, 'registers.otherConference')),
    urgency && translate(lang, `officialPapers.urgency.${urgency}`),
    classification && translate(lang, `agenda.classification.${classification}`),
  ];
  return {
    number: paperNumberText(entry),
    kind: entry.side === 'out' ? entry.kind : null,
    title: titleText(lang, entry),
    href: placeAddress(place, entry.id),
    parts: parts.filter(Boolean),
    date: dayText(lang, entry.date),
    state: entry.state === 'taken' ? null : entryState(lang, entry),
    isVoid: entry.state === 'void',
    isChosen: entry.id === chosen,
  };
}

/** The two registers. */
export const sidesView = (lang: Lang, place: RegistersPlace) =>
  SIDES.map((side) => ({
    href: placeAddress({ ...place, side, kind: null, page: 1 }),
    label: translate(lang, `registers.sides.${side}`),
    isCurrent: side === place.side,
  }));

interface Facets {
  readonly years: readonly { readonly value: string; readonly count: number }[];
  readonly kinds: readonly { readonly value: string; readonly count: number }[];
  readonly conferences: readonly { readonly id: string; readonly title: string | null; readonly count: number }[];
}

/** What the list can be narrowed to, with how many lines each leaves. */
export function filtersView(lang: Lang, { side, year, kind, of }: RegistersPlace, { years, kinds, conferences }: Facets) {
  const counted = (label: string, n: number) => translate(lang, 'registers.counted', { label, n });
  const choice = (name: 'year' | 'kind' | 'of', label: string, every: string, value: string | null, options: object[]) => ({
    name,
    label,
    every,
    value,
    options,
  });
  const t = (key: 'year' | 'everyYear' | 'kind' | 'everyKind' | 'conference' | 'everyConference') =>
    translate(lang, `registers.filters.${key}`);
  return [
    choice(
      'year',
      t('year'),
      t('everyYear'),
      year === null ? null : String(year),
      years.map(({ value, count }) => ({ value, label: counted(value, count) })),
    ),
    ...(side === 'in'
      ? []
      : [
          choice(
            'kind',
            t('kind'),
            t('everyKind'),
            kind,
            kinds.map(({ value, count }) => ({ value, label: counted(value, count) })),
          ),
        ]),
    choice(
      'of',
      t('conference'),
      t('everyConference'),
      of,
      conferences.map(({ id, title, count }) => ({
        value: id,
        label: counted(title ?? translate(lang, 'registers.otherConference'), count),
      })),
    ),
  ];
}
