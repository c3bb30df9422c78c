import { translate, type Key } from '../../../i18n/translate.ts';
import type { Answer, PageContext } from '../../../platform/pages/routes.ts';
import { conferenceIn, typed } from '../../conferences/pages/fields.ts';
import { conferenceLayout } from '../../conferences/pages/layout.ts';
import { seatingContract as contract } from '../contract.ts';
import { mapView } from '../presenter/map.ts';
import { besideMap } from '../presenter/page.ts';
import { seatingOf } from './reading.ts';

const homeOf = (context: PageContext): string => `/conferences/${conferenceIn(context)}/seating`;

/** The drawing to be printed, in each size of paper. */
const printsOf = (context: PageContext) =>
  (['a3', 'a4'] as const).map((size) => ({
    href: `/conferences/${conferenceIn(context)}/seat-plan/${size}.pdf?view`,
    text: translate(context.lang, 'seating.print', { size: size.toUpperCase() }),
  }));

/** The map, with what is to be known of the chosen seat and of those without one beside it. */
export async function seatingPage(context: PageContext, problem?: string): Promise<Answer> {
  const frame = await conferenceLayout(context, conferenceIn(context), 'participants');
  const { seating, people, facts } = await seatingOf(context);
  const { hall, seated, version, told, canUndo } = seating;
  const base = { ...frame, version, told, canUndo: canUndo && frame.canEdit, problem };
  const status = problem === undefined ? 200 : 409;
  if (!hall) return context.render('planning/seating/page', base, status);
  const map = mapView(context.lang, { hall, seated, people, chosen: context.query.seat, home: homeOf(context) });
  const chosen = map.seats.find(({ isChosen }) => isChosen);
  return context.render(
    'planning/seating/page',
    { ...base, map, chosen, prints: printsOf(context), ...besideMap(context.lang, facts(hall, seated)) },
    status,
  );
}

const DONE: Readonly<Record<string, Key>> = {
  undo: 'seating.done.undone',
  tell: 'seating.done.told',
  untell: 'seating.done.untold',
  place: 'seating.done.placed',
};

/** Runs what a button of the page asks for. */
function act(context: PageContext, name: string) {
  const [conferenceId, version, seat] = [conferenceIn(context), Number(typed(context, 'version')), typed(context, 'seat')];
  const seen = { conferenceId, version };
  if (name === 'undo') return context.attempt(contract.undo, seen);
  if (name === 'tell' || name === 'untell') return context.attempt(contract.tell, { ...seen, told: name === 'tell' });
  if (name === 'lift') return context.attempt(contract.lift, { ...seen, seats: [seat] });
  if (name === 'place')
    return context.attempt(contract.place, { ...seen, seat, participantId: typed(context, 'participantId'), from: null });
  return context.attempt(contract.fix, { ...seen, seats: [seat], byHand: name === 'fix' });
}

/** A button of the page, without JavaScript. What was refused is said above the map as it is now. */
export async function changeSeats(context: PageContext): Promise<Answer> {
  const name = typed(context, 'act');
  if (name === 'place' && typed(context, 'participantId') === '')
    return seatingPage(context, translate(context.lang, 'seating.chosen.choose'));
  const result = await act(context, name);
  return 'refusal' in result ? seatingPage(context, result.refusal.message) : context.redirect(homeOf(context), DONE[name]);
}
