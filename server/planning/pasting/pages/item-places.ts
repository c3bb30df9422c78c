import { translate, type Lang } from '../../../i18n/translate.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import { numberedSitting, sittingName } from '../../agenda-editor/presenter/index.ts';
import { formText } from '../../collections/pages.ts';
import type { Plan } from '../../plan/contract.ts';

/** Where pasted items go: the end of a sitting, or behind one of its items; null: the last sitting. */
export interface ItemPlace {
  readonly sittingId: string | null;
  readonly after: string | null;
}

/** The place that the form names as `sitting` or `sitting/item`, or else the address. */
export function wantedPlace(context: PageContext): ItemPlace {
  const { sittingId = null, after = null } = context.query;
  const [into = '', behind = ''] = formText(context, 'into').split('/');
  return into === '' ? { sittingId, after } : { sittingId: into, after: behind || null };
}

/** The places to choose from: the ends of the sittings, and the place behind the item that was asked for, if it is still there. */
export function placeChoices(lang: Lang, { sittings, items }: Plan, { sittingId, after }: ItemPlace) {
  const item = items.find(({ id }) => id === after);
  const chosen = item?.sittingId ?? (sittings.find(({ id }) => id === sittingId) ?? sittings.at(-1))?.id ?? null;
  const options = sittings.flatMap(({ id, title }, at) => {
    const name = sittingName(lang, at);
    const end = {
      value: id,
      label: translate(lang, 'pasting.items.atEnd', { sitting: numberedSitting(lang, title, at) }),
      selected: id === chosen && item === undefined,
    };
    if (item?.sittingId !== id) return [end];
    const label = translate(lang, 'agenda.move.after', { sitting: name, title: item.title });
    return [{ value: `${id}/${item.id}`, label, selected: true }, end];
  });
  return { sittingId: chosen, options };
}
