import type { Refusal } from '../../../platform/errors.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import type { Key } from '../../../i18n/translate.ts';
import { PARTS_OF_DAY, type ConferenceFacts } from '../contract.ts';
import { modeOptions, partOptions, refusalView } from '../presenter.ts';
import { dateOrNull, numberOrNull, typed, typedOrNull } from './fields.ts';

/** Labels of the form's fields; series fields by their path in the input. */
const LABELS: Readonly<Record<keyof ConferenceFacts, Key>> = {
  title: 'conferences.field.title',
  organizer: 'conferences.field.organizer',
  mode: 'conferences.field.mode',
  date: 'conferences.field.date',
  starts: 'conferences.field.time',
  timeZone: 'conferences.field.timeZone',
  venue: 'conferences.field.venue',
  placeOfIssue: 'conferences.field.placeOfIssue',
  turnMinutes: 'conferences.field.turnMinutes',
  series: 'conferences.field.series',
};

const neighbour = (context: PageContext, name: 'previous' | 'next') => {
  const title = typedOrNull(context, name);
  return title === null ? null : { title, date: dateOrNull(context, `${name}Date`) };
};

/** The facts as the form sends them; the schema of the command validates them. */
export function factsTyped(context: PageContext) {
  const series = typedOrNull(context, 'series');
  return {
    title: typed(context, 'title'),
    organizer: typed(context, 'organizer'),
    mode: typed(context, 'mode'),
    date: dateOrNull(context, 'date'),
    starts: dateOrNull(context, 'time', 'time') ?? typedOrNull(context, 'part'),
    timeZone: typed(context, 'timeZone'),
    venue: typedOrNull(context, 'venue'),
    placeOfIssue: typedOrNull(context, 'placeOfIssue'),
    turnMinutes: numberOrNull(context, 'turnMinutes'),
    series: series && {
      name: series,
      cadence: typedOrNull(context, 'cadence'),
      previous: neighbour(context, 'previous'),
      next: neighbour(context, 'next'),
    },
  } satisfies Record<keyof ConferenceFacts, unknown>;
}

/** Facts to show in the form: as stored, or as typed. */
export type ShownFacts = { readonly [Field in keyof ConferenceFacts]: ConferenceFacts[Field] | string };
/** Initial values of the form for a new conference. */
export const NEW_FACTS = {
  title: '',
  organizer: '',
  mode: 'hybrid',
  date: null,
  starts: null,
  timeZone: 'Asia/Ho_Chi_Minh',
  venue: null,
  placeOfIssue: null,
  turnMinutes: null,
  series: null,
} satisfies ShownFacts;

/** The facts, split into the fields of the form. */
export function conferenceFormView(context: PageContext, facts: ReturnType<typeof factsTyped> | ShownFacts, refusal?: Refusal) {
  const { starts } = facts;
  const isPart = PARTS_OF_DAY.some((part) => part === starts);
  return {
    facts,
    time: isPart ? '' : starts,
    part: isPart ? starts : '',
    modes: modeOptions(context.lang),
    parts: partOptions(context.lang),
    refusal: refusal && refusalView(context.lang, refusal, LABELS),
  };
}
