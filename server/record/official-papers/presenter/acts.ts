import { translate, type Lang } from '../../../i18n/translate.ts';
import type { PaperRecord } from '../contract/index.ts';
import { PAPER_AUDIENCES } from '../contract/index.ts';
import { proposedLetters } from '../rules/letters.ts';
import { isPrivate } from '../rules/readers.ts';
import { mayDo } from '../rules/steps.ts';

/** What the reader may do with papers here. */
export interface Doing {
  readonly drafts: boolean;
  readonly approves: boolean;
  /** Is asked to confirm texts. */
  readonly confirms: boolean;
  /** Papers of a rehearsal have no number and are not issued. */
  readonly isRehearsal: boolean;
  /** In the archive papers are read and recalled. */
  readonly isArchived: boolean;
}

/** A form that was refused, with what was typed in it. */
export interface RefusedAct {
  readonly act: string;
  readonly message: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

interface FieldOf {
  readonly name: 'remark' | 'reason' | 'number' | 'on' | 'letters' | 'office' | 'audience' | 'holder';
  readonly type: 'textarea' | 'text' | 'date' | 'choice';
  readonly isOptional?: boolean;
}

const REMARK: FieldOf = { name: 'remark', type: 'textarea', isOptional: true };

const NUMBER: readonly FieldOf[] = [
  { name: 'number', type: 'text', isOptional: true },
  { name: 'letters', type: 'text', isOptional: true },
  { name: 'office', type: 'text', isOptional: true },
  { name: 'on', type: 'date' },
];

/** The acts in the order in which they are offered, with the fields of their forms and their keys. */
const ACTS = [
  { act: 'circulate', who: 'drafts', fields: [REMARK], key: null },
  { act: 'submit', who: 'drafts', fields: [REMARK], key: 't' },
  { act: 'approve', who: 'approves', fields: [REMARK], key: 'd' },
  { act: 'sendBack', who: 'approves', fields: [{ name: 'remark', type: 'textarea' }], key: null },
  { act: 'number', who: 'drafts', fields: NUMBER, key: 's' },
  { act: 'issue', who: 'drafts', fields: [{ name: 'audience', type: 'choice' }], key: 'p' },
  { act: 'handOut', who: 'drafts', fields: [{ name: 'holder', type: 'text' }], key: null },
  { act: 'replace', who: 'drafts', fields: [{ name: 'reason', type: 'textarea' }], key: null },
  { act: 'recall', who: 'drafts', fields: [{ name: 'reason', type: 'textarea' }], key: null },
] as const satisfies readonly {
  readonly act: string;
  readonly who: 'drafts' | 'approves';
  readonly fields: readonly FieldOf[];
  readonly key: string | null;
}[];
/** What can be done with a paper by a form of its own. */
export type FormAct = (typeof ACTS)[number]['act'];
export const FORM_ACTS: readonly FormAct[] = ACTS.map(({ act }) => act);

const COUNTING: ReadonlySet<FormAct> = new Set(['number', 'issue']);
/** What goes on besides the way of a paper to its issue. */
const BESIDE: ReadonlySet<FormAct> = new Set(['circulate', 'replace', 'recall', 'handOut', 'sendBack']);

function isOpenTo(act: FormAct, doing: Doing, who: 'drafts' | 'approves'): boolean {
  if (doing.isArchived && act !== 'recall') return false;
  return doing[who] && !(doing.isRehearsal && COUNTING.has(act));
}

/** What a field begins with. */
function startOf(name: FieldOf['name'], paper: PaperRecord, today: string): string {
  if (name === 'letters') return proposedLetters(paper.kind) ?? '';
  return name === 'on' ? today : '';
}

const audiences = (lang: Lang, paper: PaperRecord) =>
  PAPER_AUDIENCES.filter((one) => one === 'staff' || !isPrivate(paper)).map((value) => ({
    value,
    label: translate(lang, `officialPapers.audience.${value}`),
  }));

interface Offer {
  readonly paper: PaperRecord;
  readonly doing: Doing;
  readonly refused: RefusedAct | null;
  /** YYYY-MM-DD. */
  readonly today: string;
}

function fieldView(lang: Lang, field: FieldOf, act: FormAct, failed: RefusedAct | null, { paper, today }: Offer) {
  const { name, type, isOptional } = field;
  return {
    id: `${act}-${name}`,
    name,
    label: translate(lang, `officialPapers.fields.${name}`),
    type,
    ...(type === 'choice' ? { options: audiences(lang, paper) } : {}),
    required: isOptional !== true,
    optional: isOptional === true,
    value: failed ? (failed.values[name] ?? '') : startOf(name, paper, today),
    error: failed?.errors[name],
    hint: name === 'number' ? translate(lang, 'officialPapers.numberHint') : null,
  };
}

/** The forms of what can be done with a paper now; the first is what comes next. */
export function actsView(lang: Lang, offer: Offer) {
  const { paper, doing, refused } = offer;
  const open = ACTS.filter(
    ({ act, who }) => mayDo(act, paper.state) && isOpenTo(act, doing, who) && !(act === 'circulate' && isPrivate(paper)),
  );
  const next = open.find(({ act }) => !BESIDE.has(act))?.act;
  return open
    .toSorted((a, b) => Number(b.act === next) - Number(a.act === next))
    .map(({ act, fields, key }) => {
      const failed = refused?.act === act ? refused : null;
      return {
        act,
        label: translate(lang, `officialPapers.act.${act}`),
        hint: translate(lang, `officialPapers.actHint.${act}`),
        confirm: act === 'issue' ? translate(lang, 'officialPapers.confirmIssue') : null,
        key,
        keyName: key?.toUpperCase() ?? null,
        isPrimary: act === next,
        isHarm: act === 'recall',
        isOpen: failed !== null,
        message: failed?.message ?? null,
        fields: fields.map((field: FieldOf) => fieldView(lang, field, act, failed, offer)),
      };
    });
}
