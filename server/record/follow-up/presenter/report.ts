import { translate, type Lang } from '../../../i18n/translate.ts';
import type { ReportKind } from '../owners/contract.ts';

/** What a form of a step was sent with and refused for. */
export interface RefusedStep {
  readonly kind: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly message: string;
}

interface ReportForm {
  readonly kind: ReportKind;
  /** Begins the ids of its fields. */
  readonly id: string;
  readonly isMeasured: boolean;
  readonly sent: RefusedStep | null;
}

/** The form by which an owner reports: in words, and as a number where the task has a measure. */
export function reportForm(lang: Lang, { kind, id, isMeasured, sent }: ReportForm) {
  const field = (name: 'text' | 'reached', more: object) => ({
    id: `${id}-${name}`,
    name,
    label: translate(lang, `taskOwners.report.${name === 'text' ? kind : name}`),
    optional: true,
    value: sent?.values[name] ?? '',
    error: sent?.errors[name],
    ...more,
  });
  return {
    kind,
    label: translate(lang, `taskOwners.report.act.${kind}`),
    save: translate(lang, 'taskOwners.report.send'),
    isOpen: sent !== null,
    message: sent?.message,
    fields: [
      field('text', { type: 'textarea' }),
      ...(isMeasured ? [field('reached', { type: 'text', inputmode: 'decimal', maxlength: 30 })] : []),
    ],
  };
}
