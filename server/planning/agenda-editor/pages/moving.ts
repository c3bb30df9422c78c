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

const draftOf = (context: PageContext): Promise<Agenda> =>
  context.run(agendaEditorContract.get, { conferenceId: context.params.conferenceId ?? '' });

/** Every place to which an item can move: the front of a sitting, or after another item. */
function places(context: PageContext, { sittings, items }: Agenda, id: string): Option[] {
  return sittings.flatMap((sitting, at) => {
    const name = sittingName(context.lang, at);
    const others = items.filter((item) => item.sittingId === sitting.id && item.id !== id);
    const after = others.map((item) => ({
      value: `${sitting.id}/${item.id}`,
      label: translate(context.lang, 'agenda.move.after', { sitting: name, title: item.title }),
    }));
    return [{ value: `${sitting.id}/`, label: translate(context.lang, 'agenda.move.first', { sitting: name }) }, ...after];
  });
}

/** "Chuyển đến…": the form that moves an item without dragging. */
export async function movePage(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  const frame = await editingFrame(context, conferenceId, 'agenda');
  const agenda = await draftOf(context);
  const item = agenda.items.find((one) => one.id === id);
  if (!item) throw new AppError('not-found');
  const rows: FieldRow[] = [
    [{ name: 'to', kind: 'choice', label: 'agenda.move.to', options: places(context, agenda, id), required: true }],
  ];
  const at = `/conferences/${conferenceId}/agenda`;
  const title = translate(context.lang, 'agenda.move.title', { title: item.title });
  const sheet = {
    title,
    action: `${at}/items/${id}/move`,
    back: `${at}?item=${id}`,
    backText: translate(context.lang, 'agenda.back'),
    submit: translate(context.lang, 'agenda.move.submit'),
  };
  return formPage(context, frame, rows, sheet, { values: {} });
}

function destination(to: string): Destination {
  if (to === 'up' || to === 'down') return to;
  const [sittingId = '', after = ''] = to.split('/');
  return { sittingId, after: after || null };
}

/** Moves an item up, down, or to a place chosen in the form. */
export async function move(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  const sittings = moved(await draftOf(context), id, destination(formText(context, 'to')));
  const back = `/conferences/${conferenceId}/agenda?item=${id}`;
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
