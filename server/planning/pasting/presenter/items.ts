import { formatMinutes } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import { fold, search } from '../../../platform/text.ts';
import type { Plan } from '../../plan/contract.ts';
import { personOption, personText } from '../../participants/presenter.ts';
import type { PastedAgendaItem, readItems, SpeakerChoices } from '../rules/items.ts';
import { newPersonCalled, peopleCalled } from '../rules/speakers.ts';
import { faultTexts, NEW, NONE, pasteBand, type FieldLabels, type PastedRow, type UnknownName } from './band.ts';

const LABELS: FieldLabels<'title' | 'kind' | 'minutes' | 'speakers'> = {
  title: 'agenda.fields.title',
  kind: 'agenda.fields.kind',
  minutes: 'agenda.fields.minutes',
  speakers: 'agenda.fields.speakers',
};
/** Most people that a name can be taken for. */
const MAX_LIKE = 20;

interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly posts: readonly string[];
}

interface Pasted {
  readonly action: string;
  readonly text: string;
  readonly read: ReturnType<typeof readItems>;
  readonly plan: Pick<Plan, 'participants'>;
  readonly choices: SpeakerChoices;
  /** People who are added with the items, by the ids that these name them by. */
  readonly people: readonly NewPerson[];
}

function rowOf(lang: Lang, { line, item, faults, twin }: PastedAgendaItem, names: ReadonlyMap<string, string>): PastedRow {
  return {
    line,
    text: item.title,
    details: [
      translate(lang, `agenda.kind.${item.kind}`),
      item.minutes === null ? translate(lang, 'agenda.undecided') : formatMinutes(lang, item.minutes),
      ...item.speakers.flatMap((id) => names.get(id) ?? []),
    ],
    faults: faultTexts(lang, faults, LABELS),
    twin: twin && translate(lang, 'pasting.items.listed'),
    remark: null,
  };
}

/** Each name that nobody, or more than one, has, once, with the people whom it may mean. */
function unknownPeople(lang: Lang, { read, plan, choices, people }: Pasted): UnknownName[] {
  const names = Map.groupBy(
    read.items.flatMap(({ unknownSpeakers }) => unknownSpeakers),
    fold,
  );
  return [...names].map(([key, same]) => {
    const called = same[0] ?? '';
    const last = called.split(/[\s,]+/).at(-1) ?? '';
    const like = new Map(
      [
        ...peopleCalled(plan.participants, called),
        ...search(plan.participants, called, personText),
        ...search(plan.participants, last, personText),
      ].map((person) => [person.id, person]),
    );
    const given = choices.get(key);
    const chosen = people.some(({ id }) => id === given) ? NEW : given;
    const options = [
      { value: NONE, label: translate(lang, 'pasting.items.nobody') },
      { value: NEW, label: translate(lang, 'pasting.items.newPerson', { name: newPersonCalled(called).name }) },
      ...[...like.values()].slice(0, MAX_LIKE).map(personOption),
    ].map((option) => ({ ...option, selected: chosen !== undefined && (chosen ?? NONE) === option.value }));
    return { called, n: same.length, label: translate(lang, 'pasting.items.speakerFor', { name: called, n: same.length }), options };
  });
}

/** The band that says what a pasted agenda would add. */
export function itemsBand(lang: Lang, pasted: Pasted) {
  const known = pasted.plan.participants.map((person) => [person.id, personText(person)] as const);
  const names = new Map([...known, ...pasted.people.map(({ id, name, posts }) => [id, [name, ...posts].join(', ')] as const)]);
  const rows = pasted.read.items.map((item) => rowOf(lang, item, names));
  const { action, text, read } = pasted;
  return pasteBand(lang, { action, text, ...read, rows, unknown: unknownPeople(lang, pasted) });
}
