import type { Refusal } from '../../../platform/errors.ts';
import type { PageRoutes, Visit } from '../../../platform/pages/routes.ts';
import type { Key } from '../../../i18n/translate.ts';
import { conferencesContract as contract, PARTS_OF_DAY, type Conference, type ConferenceFacts } from '../contract.ts';
import { conferenceFrame } from '../frame.ts';
import { modeOptions, partOptions, refusalView } from '../presenter.ts';
import { conferenceIn, typed, typedOrNull } from './fields.ts';

/** What each field of the form is called; series fields by their path in the input. */
const LABELS: Readonly<Record<string, Key>> = {
  title: 'conferences.field.title',
  organizer: 'conferences.field.organizer',
  mode: 'conferences.field.mode',
  date: 'conferences.field.date',
  starts: 'conferences.field.time',
  timeZone: 'conferences.field.timeZone',
  venue: 'conferences.field.venue',
  series: 'conferences.field.series',
};

const neighbour = (visit: Visit, name: 'previous' | 'next') => {
  const title = typedOrNull(visit, name);
  return title === null ? null : { title, date: typedOrNull(visit, `${name}Date`) };
};

/** The facts as a form gives them; the schema of the command judges them. */
export function factsTyped(visit: Visit) {
  const series = typedOrNull(visit, 'series');
  return {
    title: typed(visit, 'title'),
    organizer: typed(visit, 'organizer'),
    mode: typed(visit, 'mode'),
    date: typedOrNull(visit, 'date'),
    starts: typedOrNull(visit, 'time') ?? typedOrNull(visit, 'part'),
    timeZone: typed(visit, 'timeZone'),
    venue: typedOrNull(visit, 'venue'),
    series: series && {
      name: series,
      cadence: typedOrNull(visit, 'cadence'),
      previous: neighbour(visit, 'previous'),
      next: neighbour(visit, 'next'),
    },
  };
}

/** Facts to show in the form: as they are, or as somebody typed them. */
export type ShownFacts = { readonly [Field in keyof ConferenceFacts]: ConferenceFacts[Field] | string };
/** What the form of a new conference begins with. */
export const NEW_FACTS = {
  title: '',
  organizer: '',
  mode: 'hybrid',
  date: null,
  starts: null,
  timeZone: 'Asia/Ho_Chi_Minh',
  venue: null,
  series: null,
} satisfies ShownFacts;

/** What the form shows: the facts, split into its fields. */
export function formView(visit: Visit, facts: ReturnType<typeof factsTyped> | ShownFacts, refusal?: Refusal) {
  const { starts } = facts;
  const isPart = PARTS_OF_DAY.some((part) => part === starts);
  return {
    facts,
    time: isPart ? '' : starts,
    part: isPart ? starts : '',
    modes: modeOptions(visit.lang),
    parts: partOptions(visit.lang),
    refusal: refusal && refusalView(visit.lang, refusal, LABELS),
  };
}

async function editPage(visit: Visit, facts?: ReturnType<typeof factsTyped>, refusal?: Refusal) {
  const conferenceId = conferenceIn(visit);
  const frame = await conferenceFrame(visit, conferenceId, 'overview');
  if (!frame.canEdit) return visit.redirect(`/conferences/${conferenceId}`);
  const { conference } = await visit.run(contract.get, { conferenceId });
  const shown: Conference | ReturnType<typeof factsTyped> = facts ?? conference;
  const version = refusal ? typed(visit, 'version') : conference.version;
  return visit.page('planning/conferences/edit', { ...frame, ...formView(visit, shown, refusal), version }, refusal ? 400 : 200);
}

async function edit(visit: Visit) {
  const conferenceId = conferenceIn(visit);
  const facts = factsTyped(visit);
  const result = await visit.attempt(contract.edit, { conferenceId, version: Number(typed(visit, 'version')), ...facts });
  if ('refusal' in result) return editPage(visit, facts, result.refusal);
  return visit.redirect(`/conferences/${conferenceId}`, 'conferences.done.saved');
}

/** The page on which the facts of a conference are changed. */
export function factsPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/edit', (visit) => editPage(visit));
  routes.post('/conferences/:conferenceId/edit', edit);
}
