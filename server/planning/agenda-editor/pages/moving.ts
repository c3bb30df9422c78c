import { agendaContract } from '../../agenda/contract.ts';
import { translate } from '../../../i18n/translate.ts';
import { editingFrame, formPage, formText } from '../../collections/pages.ts';
import type { FieldRow, Option } from '../../collections/presenter.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Answer, Visit } from '../../../platform/pages/routes.ts';
import { programmeContract, type Agenda } from '../contract.ts';
import { sittingName } from '../presenter/index.ts';
import { moved, type Destination } from '../rules.ts';
import { agendaPage } from './agenda.ts';

const draftOf = (visit: Visit): Promise<Agenda> => visit.run(programmeContract.get, { conferenceId: visit.params.conferenceId ?? '' });

/** Every place an item can go to: the front of a sitting, or behind another item. */
function places(visit: Visit, { sittings, items }: Agenda, id: string): Option[] {
  return sittings.flatMap((sitting, at) => {
    const name = sittingName(visit.lang, at);
    const others = items.filter((item) => item.sittingId === sitting.id && item.id !== id);
    const after = others.map((item) => ({
      value: `${sitting.id}/${item.id}`,
      label: translate(visit.lang, 'agenda.move.after', { sitting: name, title: item.title }),
    }));
    return [{ value: `${sitting.id}/`, label: translate(visit.lang, 'agenda.move.first', { sitting: name }) }, ...after];
  });
}

/** "Chuyển đến…": the form that does what dragging does. */
export async function movePage(visit: Visit): Promise<Answer> {
  const { conferenceId = '', id = '' } = visit.params;
  const frame = await editingFrame(visit, conferenceId, 'agenda');
  const agenda = await draftOf(visit);
  const item = agenda.items.find((one) => one.id === id);
  if (!item) throw new AppError('not-found');
  const rows: FieldRow[] = [[{ name: 'to', kind: 'choice', label: 'agenda.move.to', options: places(visit, agenda, id), required: true }]];
  const at = `/conferences/${conferenceId}/agenda`;
  const title = translate(visit.lang, 'agenda.move.title', { title: item.title });
  const sheet = {
    title,
    action: `${at}/items/${id}/move`,
    back: `${at}?item=${id}`,
    backText: translate(visit.lang, 'agenda.back'),
    submit: translate(visit.lang, 'agenda.move.submit'),
  };
  return formPage(visit, frame, rows, sheet, { values: {} });
}

function destination(to: string): Destination {
  if (to === 'up' || to === 'down') return to;
  const [sittingId = '', after = ''] = to.split('/');
  return { sittingId, after: after || null };
}

/** Moves an item up, down, or to a place of the form. */
export async function move(visit: Visit): Promise<Answer> {
  const { conferenceId = '', id = '' } = visit.params;
  const sittings = moved(await draftOf(visit), id, destination(formText(visit, 'to')));
  const back = `/conferences/${conferenceId}/agenda?item=${id}`;
  if (sittings.length === 0) return visit.redirect(back);
  const result = await visit.attempt(agendaContract.reorder, { conferenceId, sittings });
  if ('refusal' in result)
    return agendaPage(visit, result.refusal.code === 'stale' ? translate(visit.lang, 'agenda.staleOrder') : result.refusal.message);
  return visit.redirect(back);
}

/** Moves a paper up or down in its item. */
export async function movePaper(visit: Visit): Promise<Answer> {
  const { conferenceId = '', id = '' } = visit.params;
  const { papers } = await draftOf(visit);
  const itemId = papers.find((paper) => paper.id === id)?.itemId;
  if (itemId === undefined) throw new AppError('not-found');
  const own = papers.filter((paper) => paper.itemId === itemId).map(({ id: paperId, version }) => ({ id: paperId, version }));
  const at = own.findIndex((paper) => paper.id === id);
  const to = formText(visit, 'to') === 'up' ? at - 1 : at + 1;
  const [paper] = own.splice(at, 1);
  if (paper) own.splice(Math.max(0, to), 0, paper);
  await visit.run(agendaContract.reorderPapers, { conferenceId, itemId, papers: own });
  return visit.redirect(`/conferences/${conferenceId}/agenda?item=${itemId}`);
}
