import { agendaContract } from '../../agenda/contract.ts';
import { placesIn } from '../../collections/uses/rules.ts';
import { formPage } from '../../collections/form/pages.ts';
import { editingFrame, formText } from '../../collections/pages.ts';
import { translate } from '../../../i18n/translate.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Answer, PageContext } from '../../../platform/pages/routes.ts';
import { agendaPage } from './agenda.ts';
import { destination, draftOf, place, placeField } from './moving.ts';

/** An item as the page showed it when it was chosen. */
interface Seen {
  readonly id: string;
  readonly version: number;
}

const homeOf = ({ params }: PageContext): string => `/conferences/${params.conferenceId ?? ''}/agenda`;

/** The chosen items, each sent as `id:version`. @throws AppError invalid if there is none. */
function chosenOf({ form }: PageContext): readonly [Seen, ...Seen[]] {
  const values = [form['items'] ?? []].flat();
  const [first, ...rest] = values.map((value): Seen => {
    const [id = '', version] = value.split(':');
    return { id, version: Number(version) };
  });
  if (!first) throw new AppError('invalid', {}, [{ path: 'items', message: 'required' }]);
  return [first, ...rest];
}

/** The form that moves the chosen items to a place. */
async function placePage(context: PageContext, chosen: readonly Seen[]): Promise<Answer> {
  const frame = await editingFrame(context, context.params.conferenceId ?? '', 'agenda');
  const ids = chosen.map(({ id }) => id);
  const sheet = {
    title: translate(context.lang, 'agenda.several.moveTitle', { n: ids.length }),
    action: `${homeOf(context)}/items/several`,
    back: homeOf(context),
    backText: translate(context.lang, 'agenda.back'),
    submit: translate(context.lang, 'agenda.move.submit'),
    hiddenFields: [{ name: 'act', value: 'place' }, ...chosen.map(({ id, version }) => ({ name: 'items', value: `${id}:${version}` }))],
  };
  return formPage(context, frame, [[placeField(context, await draftOf(context), ids)]], sheet, { values: {} });
}

async function removeChosen(context: PageContext, [first, ...also]: readonly [Seen, ...Seen[]]): Promise<Answer> {
  const { conferenceId = '' } = context.params;
  const result = await context.attempt(agendaContract.removeItem, { conferenceId, ...first, also });
  if (!('refusal' in result))
    return context.redirect(`${homeOf(context)}?removed=agenda/items/${first.id}${also.length > 0 ? `&n=${also.length + 1}` : ''}`);
  return agendaPage(context, result.refusal.message, placesIn(conferenceId, result.refusal));
}

/** What is done with the chosen items: removed, moved one up or down, or to a place that a form asks for. */
export async function several(context: PageContext): Promise<Answer> {
  await editingFrame(context, context.params.conferenceId ?? '', 'agenda');
  const chosen = chosenOf(context);
  const ids = chosen.map(({ id }) => id);
  switch (formText(context, 'act')) {
    case 'remove':
      return removeChosen(context, chosen);
    case 'up':
      return place(context, ids, 'up', homeOf(context));
    case 'down':
      return place(context, ids, 'down', homeOf(context));
    case 'place':
      return place(context, ids, destination(formText(context, 'to')), homeOf(context));
    default:
      return placePage(context, chosen);
  }
}
