import { formatDate } from '../../../i18n/format.ts';
import { translate } from '../../../i18n/translate.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { Answer, PageContext } from '../../../platform/pages/routes.ts';
import { editingFrame } from '../../collections/pages.ts';
import { conferenceIn, ticked, typed } from '../../conferences/pages/fields.ts';
import { seatingContract as contract } from '../contract.ts';
import { typedHallView } from '../presenter/hall-form.ts';
import { NEW_HALL, typedHall, type TypedHall } from '../rules/typed-hall.ts';

const typedIn = (context: PageContext): TypedHall => ({
  seats: typed(context, 'seats'),
  rows: typed(context, 'rows'),
  blocks: typed(context, 'blocks'),
  other: typed(context, 'other'),
  aisles: typed(context, 'aisles'),
  doors: typed(context, 'doors'),
  presidium: typed(context, 'presidium'),
  numbering: typed(context, 'numbering'),
});

interface Sent {
  readonly given: TypedHall;
  readonly refusal?: Refusal;
}

const numberings = ({ lang }: PageContext, chosen: string) =>
  (['across', 'block'] as const).map((value) => ({
    value,
    label: translate(lang, value === 'across' ? 'seating.hall.across' : 'seating.hall.inBlock'),
    selected: value === chosen,
  }));

/** The form of the hall with its drawing. */
async function hallForm(context: PageContext, sent?: Sent): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const frame = await editingFrame(context, conferenceId, 'participants');
  const from = sent ? undefined : context.query.from || undefined;
  const stored = await context.run(contract.get, { conferenceId });
  // The hall that there is, that of another conference, or a usual one.
  const { hall } = from === undefined ? stored : await context.run(contract.get, { conferenceId: from });
  const given = sent?.given ?? (hall ? typedHall(hall) : NEW_HALL);
  const { halls } = await context.run(contract.halls, { conferenceId });
  const lost = sent?.refusal?.code === 'seats-taken' ? sent.refusal.faults.map(({ message }) => ({ text: message })) : null;
  const view = {
    ...typedHallView(context.lang, given),
    ...frame,
    version: stored.version,
    halls: halls.map(({ id, title, date }) => ({ id, name: date === null ? title : `${title}, ${formatDate(context.lang, date, 'utc')}` })),
    from,
    given,
    isTaken: from !== undefined,
    numberings: numberings(context, given.numbering),
    problem: sent?.refusal?.message,
    lost,
    lostCount: lost?.length,
  };
  return context.render('planning/seating/hall', view, sent ? 400 : 200);
}

async function saveHall(context: PageContext): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const given = typedIn(context);
  const { hall } = typedHallView(context.lang, given);
  if (!hall) return hallForm(context, { given });
  const seen = { conferenceId, version: Number(typed(context, 'version')) };
  const result = await context.attempt(contract.setHall, { ...seen, hall, unseat: ticked(context, 'unseat') });
  if ('refusal' in result) return hallForm(context, { given, refusal: result.refusal });
  return context.redirect(`/conferences/${conferenceId}/seating`, 'seating.done.hall');
}

export const hallPages = { show: (context: PageContext): Promise<Answer> => hallForm(context), save: saveHall };
