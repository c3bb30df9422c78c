import { translate, type Lang } from '../../../i18n/translate.ts';
import { PLAN_LISTS, type PlanChange } from '../contract.ts';
import { valueText } from './values.ts';

export type Names = Readonly<Record<string, string>>;

export interface FieldView {
  readonly label: string;
  /** The values before and after; null if they cannot be put into words. */
  readonly was: string | null;
  readonly now: string | null;
}

export interface ChangeView {
  readonly id: string;
  readonly title: string;
  readonly kind: PlanChange['kind'];
  readonly kindText: string;
  readonly fields: readonly FieldView[];
}

/** Name of an entity of the plan. */
export function nameOfChanged(lang: Lang, { list, id }: Pick<PlanChange, 'list' | 'id'>, names: Names): string {
  if (list === 'conference') return translate(lang, 'publishing.list.conference');
  const name = names[`${list}/${id}`];
  if (name === undefined) return translate(lang, 'publishing.unnamed.hidden');
  if (name !== '') return name;
  return translate(lang, list === 'sittings' || list === 'papers' ? `publishing.unnamed.${list}` : 'publishing.unnamed.other');
}

function fieldView(lang: Lang, { list }: PlanChange, { field, before, after }: PlanChange['fields'][number], names: Names): FieldView {
  const reading = { lang, list, field, names };
  const [was, now] = [valueText(reading, before), valueText(reading, after)];
  const said = was !== null && now !== null && was !== now;
  return { label: translate(lang, `publishing.field.${field}`), was: said ? was : null, now: said ? now : null };
}

/** One change in words. */
export function changeView(lang: Lang, change: PlanChange, names: Names): ChangeView {
  const { id, kind } = change;
  return {
    id,
    title: nameOfChanged(lang, change, names),
    kind,
    kindText: translate(lang, `publishing.kind.${kind}`),
    fields: change.fields.map((field) => fieldView(lang, change, field, names)),
  };
}

/** The changes, by list of the plan; lists without any are left out. */
export function changeSections(lang: Lang, changes: readonly PlanChange[], names: Names) {
  const byList = Map.groupBy(changes, ({ list }) => list);
  return PLAN_LISTS.flatMap((list) => {
    const own = byList.get(list);
    return own
      ? [{ list, label: translate(lang, `publishing.list.${list}`), changes: own.map((change) => changeView(lang, change, names)) }]
      : [];
  });
}

/**
 * Badges of changed entities in the draft, by id: "Mới thêm", "Bản 2: 15 phút" for a changed length, otherwise that it was
 * changed or moved. `from`: number of the published version.
 */
export function changeBadges(lang: Lang, changes: readonly PlanChange[], list: PlanChange['list'], from: number): Record<string, string> {
  const badge = (change: PlanChange): string => {
    const minutes = change.fields.find(({ field }) => field === 'minutes');
    const value = minutes && valueText({ lang, list, field: 'minutes', names: {} }, minutes.before);
    return value ? translate(lang, 'publishing.was', { number: String(from), value }) : translate(lang, `publishing.kind.${change.kind}`);
  };
  return Object.fromEntries(
    changes.filter((change) => change.list === list && change.kind !== 'removed').map((change) => [change.id, badge(change)]),
  );
}
