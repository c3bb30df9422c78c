import type { ConferenceLayout } from '../../conferences/pages/layout.ts';
import { translate } from '../../../i18n/translate.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { Answer, PageContext } from '../../../platform/pages/routes.ts';
import { placesIn } from '../uses/rules.ts';
import { errorsOf, formView, type FieldRow, type Values } from '../presenter.ts';

/** What a form is shown with: its values, and after a refusal what was wrong and what is stored. */
export interface Filled {
  readonly values: Values;
  readonly refusal?: Refusal;
  readonly current?: Values;
}

export interface FormSheet {
  readonly title: string;
  /** The name of the record. */
  readonly name?: string;
  readonly action: string;
  readonly back: string;
  readonly backText: string;
  readonly version?: number;
  /** True: the list at `back` shows it in the panel beside it. */
  readonly isInList?: boolean;
  /** Label of the button, if neither add nor save. */
  readonly submit?: string;
  readonly removeAction?: string;
  readonly removeQuestion?: string;
  readonly removeText?: string;
  /** True: a second button adds the record and opens the form of the next one. */
  readonly canAddNext?: boolean;
  /** Link to the form of a new record that begins as a copy of this one. */
  readonly copyHref?: string;
  /** Link to the page on which many are added at once, with its label. */
  readonly many?: { readonly href: string; readonly text: string };
  /** What is to be known before it is filled in. */
  readonly note?: string;
  /** An agenda item: what disagrees about it, and its papers. */
  readonly item?: object;
  /** A participant: what is to be known, or done, before their facts. */
  readonly about?: object | undefined;
  readonly hiddenFields?: readonly { readonly name: string; readonly value: string }[];
}

/** A page with one form. After a refusal it shows the faults and, for a stale version, the stored value of each field. */
export function formPage(
  context: PageContext,
  frame: ConferenceLayout,
  rows: readonly FieldRow[],
  sheet: FormSheet,
  filled: Filled,
): Answer {
  const { lang } = context;
  const { values, refusal, current } = filled;
  const places = placesIn(frame.conference.id, refusal);
  const view = {
    ...frame,
    ...sheet,
    inList: sheet.isInList === true && !refusal,
    submit: sheet.submit ?? translate(lang, sheet.version === undefined ? 'common.action.add' : 'common.action.saveChanges'),
    groups: formView(lang, rows, { values, faults: refusal?.faults ?? [], ...(current ? { current } : {}) }),
    errors: places.length > 0 ? places : refusal && errorsOf(rows, lang, refusal),
    errorTitle: places.length > 0 ? refusal?.message : refusal?.code === 'stale' ? translate(lang, 'collections.staleTitle') : undefined,
  };
  return context.render('planning/collections/form', view, refusal ? (refusal.code === 'stale' ? 409 : 400) : 200);
}
