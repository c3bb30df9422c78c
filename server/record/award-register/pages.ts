import { hasRole } from '../../accounts/permissions.ts';
import { conferenceIn, dateOrNull, typed } from '../../planning/conferences/pages/fields.ts';
import { conferenceLayout } from '../../planning/conferences/pages/layout.ts';
import { dayAt } from '../../planning/conferences/rules.ts';
import type { Refusal } from '../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import { AWARD_KINDS } from '../../planning/awards/contract.ts';
import { pagerOf } from '../../platform/pages/pager.ts';
import { awardRegisterContract as contract, CERTIFICATES_PER_PAGE, REGISTER_STATES, REGISTRARS } from './contract.ts';
import type { WantedRows } from './rules/finding.ts';
import { registerView } from './presenter.ts';
import { entryKey } from './rules/names.ts';

const homeOf = (context: PageContext): string => `/conferences/${conferenceIn(context)}/awards/register`;
/** Which rows are shown: as the address says, or as a form on the page keeps it. */
function wantedIn(context: PageContext): WantedRows & { readonly page: number } {
  const asked = (name: string): string => context.query[name] ?? typed(context, name);
  // Addresses that were kept from before there were other states.
  const state = asked('state') === '' ? asked('show') : asked('state');
  return {
    search: asked('search').slice(0, 200) || undefined,
    kind: AWARD_KINDS.find((one) => one === asked('kind')),
    state: REGISTER_STATES.find((one) => one === state),
    page: Math.min(1_000_000, Math.max(1, Math.trunc(Number(asked('page')) || 1))),
  };
}

/** The address of a page of what is shown. */
function addressOf(context: PageContext, { page, ...wanted }: ReturnType<typeof wantedIn>): string {
  const asked = Object.entries({ ...wanted, page: page > 1 ? String(page) : undefined });
  const query = new URLSearchParams(asked.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))).toString();
  return query === '' ? homeOf(context) : `${homeOf(context)}?${query}`;
}

/** Back to the place in the list: many certificates are handed out one after another. */
function placeOf(context: PageContext): string {
  const place = /^row-\d+$/.exec(typed(context, 'place'))?.[0];
  return `${addressOf(context, wantedIn(context))}${place ? `#${place}` : ''}`;
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
  const wanted = wantedIn(context);
  const found = await context.run(contract.find, { conferenceId, ...wanted });
  const view = {
    ...frame,
    keeps: hasRole(frame.roles, REGISTRARS) && !frame.conference.archived,
    problem,
    kept: wanted,
    sheet: addressOf(context, { ...wanted, page: 1 }).replace('/register', '/register.xlsx'),
    pager: pagerOf({ page: wanted.page, perPage: CERTIFICATES_PER_PAGE, shown: found.entries.length, total: found.total }, (to) =>
      addressOf(context, { ...wanted, page: to }),
    ),
    ...registerView(context.lang, {
      found,
      wanted,
      today: dayAt(context.now, frame.zone),
      zone: frame.zone,
      given: givenIn(context),
    }),
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
  routes.get(`${home}.xlsx`, async (context) => {
    const { page: _page, ...wanted } = wantedIn(context);
    return context.file(await context.run(contract.sheet, { conferenceId: conferenceIn(context), lang: context.lang, ...wanted }));
  });
  routes.post(`${home}/numbers`, number);
  routes.post(`${home}/handed`, handOver);
}
