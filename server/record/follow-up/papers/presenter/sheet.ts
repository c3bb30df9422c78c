import { translate, type Lang } from '../../../../i18n/translate.ts';
import type { PrintedSheet, SheetColumn } from '../../../../platform/sheets/printed-sheet.ts';
import type { Matter, MatterKind } from '../../contract.ts';
import { dayText, matterState, ownerText, termWords } from '../../presenter/words.ts';

/** What a spreadsheet of the register is made of, besides its rows. */
export interface SheetFacts {
  readonly matters: readonly Matter[];
  /** Titles of the conferences by their ids. */
  readonly titles: ReadonlyMap<string, string>;
  readonly kind: MatterKind | null;
  /** What was looked for, in words; the conference, the view, the words searched. */
  readonly about: string;
  readonly issuer: string;
  /** YYYY-MM-DD. */
  readonly today: string;
}

type Value = string | number | null;

interface Field {
  readonly title: string;
  readonly width: number;
  readonly align?: SheetColumn['align'];
  readonly value: (matter: Matter) => Value;
}

/** The register as it was found, a row for each; numbers stay numbers. */
export function mattersSheet(lang: Lang, facts: SheetFacts): PrintedSheet {
  const fields = fieldsOf(lang, facts);
  return {
    name: translate(lang, `followUp.sheet.name.${facts.kind ?? 'both'}`),
    issuer: facts.issuer.toLocaleUpperCase('vi'),
    title: translate(lang, `followUp.sheet.title.${facts.kind ?? 'both'}`),
    about: facts.about,
    columns: [
      { title: translate(lang, 'printouts.attendees.number'), width: 5, align: 'center' },
      ...fields.map(({ title, width, align = 'left' }) => ({ title, width, align })),
    ],
    rows: facts.matters.map((matter, at) => [at + 1, ...fields.map(({ value }) => value(matter))]),
    below: translate(lang, 'followUp.sheet.total', { n: facts.matters.length, date: dayText(lang, facts.today) }),
  };
}

function fieldsOf(lang: Lang, { kind, titles, today }: SheetFacts): Field[] {
  const label = (name: 'raisedIn' | 'from' | 'raisedBy' | 'authority' | 'owner' | 'coordinating' | 'due' | 'product') =>
    translate(lang, `followUp.facts.${name}`);
  const ofRecommendations: Field[] = [
    { title: label('from'), width: 20, value: ({ fromName }) => fromName },
    { title: label('raisedBy'), width: 18, value: ({ raisedBy }) => raisedBy },
    { title: label('authority'), width: 14, value: ({ authority }) => translate(lang, `recommendations.authority.${authority}`) },
  ];
  const ofTasks: Field[] = [
    { title: label('product'), width: 18, value: ({ product }) => product },
    { title: translate(lang, 'followUp.sheet.unit'), width: 10, value: ({ measure }) => measure?.unit ?? null },
    { title: translate(lang, 'followUp.form.target'), width: 9, align: 'center', value: ({ measure }) => measure?.target ?? null },
    { title: translate(lang, 'followUp.fields.reached'), width: 9, align: 'center', value: ({ reached }) => reached },
  ];
  return [
    { title: translate(lang, 'followUp.form.text'), width: 46, value: ({ text }) => text },
    ...(kind === 'task' ? [] : ofRecommendations),
    { title: label('owner'), width: 24, value: (matter) => ownerText(lang, matter) },
    { title: label('coordinating'), width: 22, value: ({ coordinating }) => coordinating.join('; ') || null },
    { title: label('due'), width: 18, value: ({ due }) => termWords(lang, due) },
    {
      title: translate(lang, 'followUp.sheet.lastDay'),
      width: 12,
      align: 'center',
      value: ({ lastDay }) => lastDay && dayText(lang, lastDay),
    },
    ...(kind === 'recommendation' ? [] : ofTasks),
    { title: translate(lang, 'followUp.sheet.state'), width: 18, value: (matter) => matterState(lang, matter, today).text },
    { title: label('raisedIn'), width: 30, value: ({ conferenceId }) => titles.get(conferenceId) ?? null },
  ];
}
