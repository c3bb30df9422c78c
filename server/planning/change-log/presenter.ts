import { formatClock, formatDate } from '../../i18n/format.ts';
import { isKey, translate, type Lang } from '../../i18n/translate.ts';
import { changeView, type Names } from '../publishing/presenter/changes.ts';
import type { LoggedChange } from './contract.ts';

/** An operation in words; its own name for one that no longer exists. */
function operationText(lang: Lang, operation: string): string {
  const key = `changeLog.operation.${operation.replace('.', '-')}`;
  return isKey(key) ? translate(lang, key) : operation;
}

function byText(lang: Lang, { kind, name, id }: LoggedChange['by']): string {
  if (name !== null) return name;
  return kind === 'system' ? translate(lang, 'changeLog.server') : translate(lang, 'securityLog.gone', { id });
}

/** A row of the page: who, when, what, and the values before and after. */
export function loggedChangeView(lang: Lang, { at, by, operation, change, name }: LoggedChange, names: Names, zone: string) {
  return {
    date: formatDate(lang, at, zone),
    time: formatClock(lang, at, zone),
    by: byText(lang, by),
    what: operationText(lang, operation),
    name,
    fields: change ? changeView(lang, change, names).fields : [],
  };
}
