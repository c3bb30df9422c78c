import { hasRole } from '../../accounts/permissions.ts';
import { conferenceIn, dateOrNull, typed } from '../../planning/conferences/pages/fields.ts';
import { conferenceLayout } from '../../planning/conferences/pages/layout.ts';
import { dayAt } from '../../planning/conferences/rules.ts';
import type { Refusal } from '../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import { awardRegisterContract as contract, REGISTRARS } from './contract.ts';
import { registerView } from './presenter.ts';
import { entryKey } from './rules.ts';

const homeOf = (context: PageContext): string => `/conferences/${conferenceIn(context)}/awards/register`;
const isOfWaiting = (context: PageContext): boolean => context.query['show'] === 'waiting' || typed(context, 'show') === 'waiting';

/** Back to the place in the list: many certificates are handed out one after another. */
function placeOf(context: PageContext): string {
  const place = /^row-\d+$/.exec(typed(context, 'place'))?.[0];
  return `${homeOf(context)}${isOfWaiting(context) ? '?show=waiting' : ''}${place ? `#${place}` : ''}`;
}

/** What was typed of a certificate that is handed over; a refused form shows it again. */
const givenIn = (context: PageContext) => ({
  key: entryKey({ awardId: typed(context, 'awardId'), recipient: typed(context, 'recipient') }),
  on: typed(context, 'on'),
  to: typed(context, 'to'),
});

async function page(context: PageContext, problem?: string): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'awards');
  const { awards, entries } = await context.run(contract.list, { conferenceId });
  const waiting = isOfWaiting(context);
  const view = {
    ...frame,
    keeps: hasRole(frame.roles, REGISTRARS) && !frame.conference.archived,
    problem,
    ...registerView(context.lang, { awards, entries, waiting, today: dayAt(context.now, frame.zone), given: givenIn(context) }),
  };
  return context.render('record/award-register/page', view, problem === undefined ? 200 : 409);
}

/** What is wrong: the field's own fault where there is one. */
const messageOf = ({ message, faults }: Refusal): string => faults[0]?.message ?? message;

async function number(context: PageContext): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  // An empty field of the other form must not clear what is numbered.
  const isCleared = typed(context, 'clear') !== '';
  const first = isCleared ? null : Number(typed(context, 'first'));
  const result = await context.attempt(contract.number, { conferenceId, first });
  if ('refusal' in result) return page(context, messageOf(result.refusal));
  return context.redirect(homeOf(context), isCleared ? 'awardRegister.done.cleared' : 'awardRegister.done.numbered');
}

async function handOver(context: PageContext): Promise<Answer> {
  const isTakenBack = typed(context, 'back') !== '';
  const result = await context.attempt(contract.handOver, {
    conferenceId: conferenceIn(context),
    awardId: typed(context, 'awardId'),
    recipient: typed(context, 'recipient'),
    version: Number(typed(context, 'version')),
    handed: isTakenBack ? null : { on: dateOrNull(context, 'on') ?? '', to: typed(context, 'to') },
  });
  if ('refusal' in result) return page(context, messageOf(result.refusal));
  return context.redirect(placeOf(context), isTakenBack ? 'awardRegister.done.takenBack' : 'awardRegister.done.handed');
}

export function awardRegisterPages(routes: PageRoutes): void {
  const home = '/conferences/:conferenceId/awards/register';
  routes.get(home, (context) => page(context));
  routes.post(`${home}/numbers`, number);
  routes.post(`${home}/handed`, handOver);
}
