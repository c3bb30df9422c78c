import { translate } from '../../../i18n/translate.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import { CLASSIFICATIONS } from '../../../planning/agenda/contract.ts';
import { mayRead } from '../../../planning/agenda/rules/secrecy.ts';
import { optionsOf, type FieldRow } from '../../../planning/collections/presenter.ts';
import { URGENCIES } from '../../official-papers/contract/index.ts';
import { registersContract as contract } from '../contract/index.ts';
import { PAPER_KINDS } from '../rules/kinds.ts';

/** The conferences for whose papers somebody draws numbers. */
export const drawable = async (context: PageContext) => (await context.run(contract.conferences, {})).conferences;

/** Whether somebody draws numbers at all. */
export const mayDraw = async (context: PageContext, keeps: boolean): Promise<boolean> => keeps || (await drawable(context)).length > 0;

/** Levels that the reader may give. */
const levelOptions = ({ lang, actor }: PageContext) =>
  CLASSIFICATIONS.filter((classification) => mayRead(actor.clearance, { classification })).map((value) => ({
    value,
    label: translate(lang, `agenda.classification.${value}`),
  }));

const urgencyOptions = ({ lang }: PageContext) =>
  URGENCIES.map((value) => ({ value, label: translate(lang, `officialPapers.urgency.${value}`) }));

const levelRow = (context: PageContext): FieldRow => [
  {
    name: 'urgency',
    kind: 'choice',
    label: 'registers.facts.urgency',
    options: urgencyOptions(context),
    empty: 'registers.drawing.notUrgent',
  },
  {
    name: 'classification',
    kind: 'choice',
    label: 'registers.facts.classification',
    options: levelOptions(context),
    empty: 'registers.drawing.notClassified',
  },
];

/** The fields of what is known of a paper out besides its number. */
export const outRows = (context: PageContext): FieldRow[] => [
  [{ name: 'about', kind: 'prose', label: 'registers.facts.about', required: true, rows: 2 }],
  [
    { name: 'signer', kind: 'line', label: 'registers.facts.signer' },
    { name: 'holder', kind: 'line', label: 'registers.facts.holder' },
  ],
  [{ name: 'recipients', kind: 'line', label: 'registers.facts.recipients', hint: 'registers.drawing.recipientsHint' }],
  [
    { name: 'copies', kind: 'number', label: 'registers.facts.copies' },
    { name: 'pages', kind: 'number', label: 'registers.facts.pages' },
  ],
  levelRow(context),
  [{ name: 'note', kind: 'line', label: 'registers.facts.note' }],
];

/** Kinds of both forms, each once. */
const kindOptions = ({ lang }: PageContext) => {
  const all = new Map([...PAPER_KINDS.party, ...PAPER_KINDS.state].map(({ letters, name }) => [letters, name]));
  return [...all].map(([letters, name]) => ({ value: letters, label: translate(lang, 'registers.drawing.kindOption', { letters, name }) }));
};

const FORM_WORDS = { party: 'registers.drawing.forms.party', state: 'registers.drawing.forms.state' } as const;

/** The fields of a book and a day. */
export const bookRows = (context: PageContext): FieldRow[] => [
  [
    { name: 'form', kind: 'choice', label: 'registers.drawing.form', required: true, options: optionsOf(context.lang, FORM_WORDS) },
    { name: 'kind', kind: 'choice', label: 'registers.drawing.kind', required: true, options: kindOptions(context) },
  ],
  [
    { name: 'date', kind: 'date', label: 'registers.facts.date', required: true },
    { name: 'office', kind: 'line', label: 'registers.drawing.office', hint: 'registers.drawing.officeHint' },
  ],
];

/** The fields of what is known of a paper in besides the number of its arrival. */
export const inRows = (context: PageContext): FieldRow[] => [
  [
    { name: 'office', kind: 'line', label: 'registers.facts.author', required: true },
    { name: 'sign', kind: 'line', label: 'registers.facts.paperSign' },
  ],
  [
    { name: 'paperDate', kind: 'date', label: 'registers.facts.paperDate' },
    { name: 'kindName', kind: 'line', label: 'registers.facts.kind' },
  ],
  [{ name: 'about', kind: 'prose', label: 'registers.facts.about', required: true, rows: 2 }],
  [
    { name: 'holder', kind: 'line', label: 'registers.facts.receiver' },
    { name: 'signedFor', kind: 'line', label: 'registers.facts.signedFor' },
  ],
  [{ name: 'pages', kind: 'number', label: 'registers.facts.pages' }],
  levelRow(context),
  [{ name: 'note', kind: 'line', label: 'registers.facts.note' }],
];

/** Faults named by the fields of the form. */
export const namedFaults = (refusal: Refusal): Refusal => ({
  ...refusal,
  faults: refusal.faults.map((fault) => ({ ...fault, path: fault.path.replace(/^drawing\./, '').replace(/^facts\./, '') })),
});
