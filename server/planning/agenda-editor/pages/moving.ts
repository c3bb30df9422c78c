import { agendaContract } from '../../agenda/contract.ts';
import { translate } from '../../../i18n/translate.ts';
import { formPage } from '../../collections/form/pages.ts';
import { editingFrame, formText } from '../../collections/pages.ts';
import type { FieldRow, Option } from '../../collections/presenter.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Answer, PageContext } from '../../../platform/pages/routes.ts';
import { agendaEditorContract, type Agenda } from '../contract.ts';
import { sittingName } from '../presenter/index.ts';
import { moved, type Destination } from '../rules.ts';
import { agendaPage } from './agenda.ts';

/** The draft as the reader may see it. */
export const draftOf = (context: PageContext): Promise<Agenda> =>
  context.run(agendaEditorContract.get, { conferenceId: context.params.conferenceId ?? '' });

/** Every place to which items can move: the front of a sitting, or after another item. */
export function placesOf(context: PageContext, { sittings, items }: Pick<Agenda, 'sittings' | 'items'>, ids: readonly string[]): Option[] {
  return sittings.flatMap((sitting, at) => {
    const name = sittingName(context.lang, at);
    const others = items.filter((item) => item.sittingId === sitting.id && !ids.includes(item.id));
    const after = others.map((item) => ({
      value: `${sitting.id}/${item.id}`,
      label: translate(context.lang, 'agenda.move.after', { sitting: name, title: item.title }),
    }));
    return [{ value: `${sitting.id}/`, label: translate(context.lang, 'agenda.move.first', { sitting: name }) }, ...after];
  });
}

/** The choice of a place for these items. */
export const placeField = (context: PageContext, agenda: Agenda, ids: readonly string[]): FieldRow[number] => ({
  name: 'to',
  kind: 'choice',
  label: 'agenda.move.to',
  options: placesOf(context, agenda, ids),
  required: true,
});

/** "Chuyển đến…": the form that moves an item without dragging. */
export async function movePage(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  const frame = await editingFrame(context, conferenceId, 'agenda');
  const agenda = await draftOf(context);
  const item = agenda.items.find((one) => one.id === id);
  if (!item) throw new AppError('not-found');
  const at = `/conferences/${conferenceId}/agenda`;
  const title = translate(context.lang, 'agenda.move.title', { title: item.title });
  const sheet = {
    title,
    action: `${at}/items/${id}/move`,
    back: `${at}?item=${id}`,
    backText: translate(context.lang, 'agenda.back'),
    submit: translate(context.lang, 'agenda.move.submit'),
  };
  return formPage(context, frame, [[placeField(context, agenda, [id])]], sheet, { values: {} });
}

/** The place that the form of a move names. */
export function destination(to: string): Destination {
  if (to === 'up' || to === 'down') return to;
  const [sittingId = '', after = ''] = to.split('/');
  return { sittingId, after: after || null };
}

/** Moves an item up, down, or to a place chosen in the form. */
export function move(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  return place(context, [id], destination(formText(context, 'to')), `/conferences/${conferenceId}/agenda?item=${id}`);
}

/** Moves items together. `back`: the page to show afterwards. */
export async function place(context: PageContext, ids: readonly string[], to: Destination, back: string): Promise<Answer> {
  const { conferenceId = '' } = context.params;
  const sittings = moved(await draftOf(context), ids, to);
  if (sittings.length === 0) return context.redirect(back);
  const result = await context.attempt(agendaContract.reorder, { conferenceId, sittings });
  if ('refusal' in result)
    return agendaPage(context, result.refusal.code === 'stale' ? translate(context.lang, 'agenda.staleOrder') : result.refusal.message);
  return context.redirect(back);
}

/** Moves a paper up or down in its item. */
export async function movePaper(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  const { papers } = await draftOf(context);
  const itemId = papers.find((paper) => paper.id === id)?.itemId;
  if (itemId === undefined) throw new AppError('not-found');
  const own = papers.filter((paper) => paper.itemId === itemId).map(({ id: paperId, version }) => ({ id: paperId, version }));
  const at = own.findIndex((paper) => paper.id === id);
  const to = formText(context, 'to') === 'up' ? at - 1 : at + 1;
  const [paper] = own.splice(at, 1);
  if (paper) own.splice(Math.max(0, to), 0, paper);
  await context.run(agendaContract.reorderPapers, { conferenceId, itemId, papers: own });
  return context.redirect(`/conferences/${conferenceId}/agenda?item=${itemId}`);
}
