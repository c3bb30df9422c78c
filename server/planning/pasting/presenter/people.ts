import { translate, type Key, type Lang } from '../../../i18n/translate.ts';
import { fold } from '../../../platform/text.ts';
import { faultTexts, NONE, pasteBand, type FieldLabels, type PasteBand, type PastedRow, type UnknownName } from './band.ts';
import type { Twin } from '../rules/table.ts';
import type { Site } from '../../sites/contract.ts';
import type { Participant } from '../../participants/contract.ts';
import { personText } from '../../participants/presenter.ts';
import type { PersonField } from '../contract.ts';
import type { PastedPerson, readPeople, SiteChoices } from '../rules/people.ts';

export const PERSON_LABELS: FieldLabels<PersonField> = {
  name: 'participants.fields.name',
  posts: 'participants.fields.posts',
  unit: 'pasting.people.unit',
  group: 'participants.fields.group',
  site: 'participants.fields.site',
  count: 'participants.fields.count',
  roles: 'participants.fields.roles',
  host: 'participants.fields.host',
  unlisted: 'participants.notListed',
  order: 'participants.fields.order',
  phone: 'invitations.panel.phone',
  email: 'invitations.panel.email',
};

interface Naming {
  readonly lang: Lang;
  readonly sites: ReadonlyMap<string, string>;
  /** Place in the list by id, from 1. */
  readonly places: ReadonlyMap<string, number>;
  /** Where a field stands in a file; null where it has no place of its own. */
  readonly columnOf?: ((field: PersonField) => string | null) | undefined;
}

function twinText({ lang, places, columnOf }: Naming, twin: Twin): string {
  return 'listed' in twin
    ? translate(lang, 'pasting.people.listed', { n: places.get(twin.listed) ?? null })
    : translate(lang, columnOf ? 'pasting.sheet.sameRow' : 'pasting.twinLine', { n: twin.line });
}

function rowOf(naming: Naming, { line, facts, contact, faults, twin, unknownSite }: PastedPerson): PastedRow {
  const { lang, sites } = naming;
  const isUnknown = unknownSite !== null && facts.siteId === null;
  const site = facts.siteId === null ? '' : (sites.get(facts.siteId) ?? '');
  const count = facts.group === null ? '' : translate(lang, 'pasting.people.count', { n: facts.count });
  return {
    line,
    text: personText(facts),
    details: [isUnknown ? unknownSite : site, count, contact.phone ?? '', contact.email ?? ''].filter((detail) => detail !== ''),
    faults: faultTexts(lang, faults, PERSON_LABELS, naming.columnOf),
    twin: twin && twinText(naming, twin),
    remark: null,
  };
}

/** Each name that no site has, once, with all sites to choose from; also those for which one was chosen. */
function unknownSites(lang: Lang, people: readonly PastedPerson[], sites: readonly Site[], choices: SiteChoices): UnknownName[] {
  const names = Map.groupBy(
    people.flatMap(({ unknownSite }) => unknownSite ?? []),
    fold,
  );
  const none: Key = 'participants.fields.noSite';
  const optionsFor = (called: string) => {
    const chosen = choices.get(fold(called));
    return [{ value: NONE, label: translate(lang, none) }, ...sites.map(({ id, name }) => ({ value: id, label: name }))].map((option) => ({
      ...option,
      selected: chosen !== undefined && (chosen ?? NONE) === option.value,
    }));
  };
  return [...names.values()].map((same) => {
    const called = same[0] ?? '';
    return {
      called,
      n: same.length,
      label: translate(lang, 'pasting.people.siteFor', { name: called, n: same.length }),
      options: optionsFor(called),
    };
  });
}

interface Pasted {
  readonly action: string;
  readonly text: string;
  readonly read: ReturnType<typeof readPeople>;
  readonly participants: readonly Pick<Participant, 'id'>[];
  readonly sites: readonly Site[];
  readonly choices: SiteChoices;
  readonly columnOf?: Naming['columnOf'];
}

/** The band that says what a pasted list of people would add. */
export function peopleBand(lang: Lang, { action, text, read, participants, sites, choices, columnOf }: Pasted): PasteBand {
  const naming: Naming = {
    lang,
    sites: new Map(sites.map(({ id, name }) => [id, name])),
    places: new Map(participants.map(({ id }, at) => [id, at + 1])),
    columnOf,
  };
  const rows = read.people.map((person) => rowOf(naming, person));
  return pasteBand(lang, { action, text, ...read, rows, unknown: unknownSites(lang, read.people, sites, choices) });
}
