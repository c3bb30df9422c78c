import type { Answer, PageContext } from '../../../platform/pages/routes.ts';
import { editingFrame } from '../../collections/pages.ts';
import { conferenceIn, ticked, typed } from '../../conferences/pages/fields.ts';
import { seatingContract as contract, type SeatingWay } from '../contract.ts';
import { mapView } from '../presenter/map.ts';
import { previewView } from '../presenter/page.ts';
import { seatingOf } from './reading.ts';

const homeOf = (context: PageContext): string => `/conferences/${conferenceIn(context)}/seating`;

const wayView = (way: SeatingWay) => ({ ...way, isCentre: way.order === 'centre', isRows: way.order === 'rows' });

/** What seating everybody would do, drawn, before it is done. */
async function preview(context: PageContext, way: SeatingWay, problem?: string): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const frame = await editingFrame(context, conferenceId, 'participants');
  const { seating, people, facts } = await seatingOf(context);
  if (!seating.hall) return context.redirect(`${homeOf(context)}/hall`);
  const { seated, digest, version } = await context.run(contract.preview, { conferenceId, ...way });
  const { hall } = seating;
  const view = {
    ...frame,
    problem,
    version,
    digest,
    way: wayView(way),
    map: mapView(context.lang, { hall, seated, people, before: seating.seated }),
    preview: previewView(context.lang, facts(hall, seated), seating.seated),
  };
  return context.render('planning/seating/arrange', view, problem === undefined ? 200 : 409);
}

const orderOf = (text: string | undefined): SeatingWay['order'] => (text === 'rows' ? 'rows' : 'centre');

function show(context: PageContext): Promise<Answer> {
  const { order, together, sides } = context.query;
  return preview(context, { order: orderOf(order), together: together !== undefined, sides: sides !== undefined });
}

/** Seats everybody as was shown; what has changed meanwhile is shown first. */
async function arrange(context: PageContext): Promise<Answer> {
  const way = { order: orderOf(typed(context, 'order')), together: ticked(context, 'together'), sides: ticked(context, 'sides') };
  const seen = { conferenceId: conferenceIn(context), version: Number(typed(context, 'version')) };
  const result = await context.attempt(contract.arrange, { ...seen, way, digest: typed(context, 'digest') });
  if ('refusal' in result) return preview(context, way, result.refusal.message);
  return context.redirect(homeOf(context), 'seating.done.arranged');
}

export const arrangingPages = { show, arrange };
