import { DESK, hasRole, STAFF } from '../../accounts/permissions.ts';
import { conferenceIn } from '../../planning/conferences/pages/fields.ts';
import { conferenceLayout } from '../../planning/conferences/pages/layout.ts';
import type { Operation } from '../../platform/contract.ts';
import type { Key } from '../../i18n/translate.ts';
import { AppError } from '../../platform/errors.ts';
import { fieldsOf, knownIn, numberIn, refusalWords, typedIn, type FormFields } from '../../platform/forms.ts';
import type { PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import { liveOf } from '../live-page/pages.ts';
import { secretVotesContract as contract } from '../secret-votes/contract/index.ts';
import { secretVotesView } from './presenter/index.ts';

const home = (context: PageContext): string => `/conferences/${conferenceIn(context)}/secret-votes`;

async function page(context: PageContext, refusal: string | null = null) {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, null);
  if (!hasRole(frame.roles, STAFF)) throw new AppError('forbidden');
  const live = await liveOf(context, false);
  const facts = await context.run(contract.get, { conferenceId });
  const canAct = hasRole(frame.roles, DESK) && !live.archived;
  const view = secretVotesView(live, facts, {
    chosen: context.query['vote'] ?? null,
    canAct,
    canWrite: !live.archived,
  });
  const bodyData = { conferenceId, at: live.now, open: view.vote?.isOpen ? view.vote.id : null };
  const typed = refusal === null ? {} : fieldsOf(context);
  return context.render('live/secret-votes-page/page', { ...frame, ...view, typed, bodyData, refusal }, refusal === null ? 200 : 409);
}

const linesIn = (fields: FormFields, name: string): string[] =>
  typedIn(fields, name)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** What the form asks for; the candidates stand one on a line. */
function openingOf(context: PageContext) {
  const fields = fieldsOf(context);
  const { electors = [] } = context.form;
  const isElection = typedIn(fields, 'form') === 'election';
  return {
    itemId: typedIn(fields, 'itemId'),
    level: typedIn(fields, 'level'),
    form: typedIn(fields, 'form'),
    question: typedIn(fields, 'question'),
    candidates: isElection ? linesIn(fields, 'candidates') : [],
    seats: isElection ? (knownIn(fields, 'seats') === null ? Number.NaN : numberIn(fields, 'seats')) : 1,
    electors: [electors].flat(),
    entitled: numberIn(fields, 'entitled'),
    majority: typedIn(fields, 'majority'),
    committee: typedIn(fields, 'level') === 'paper' ? linesIn(fields, 'committee') : [],
  };
}

/** What the committee counted, as it was entered: a field for each option, named by it. */
function talliedIn(context: PageContext) {
  const fields = fieldsOf(context);
  const figure = (name: string): number => numberIn(fields, name) ?? Number.NaN;
  const options = Object.keys(fields).flatMap((name) => (name.startsWith('n-') ? [name.slice(2)] : []));
  const tally = {
    handedOut: figure('handedOut'),
    cast: figure('cast'),
    invalid: figure('invalid'),
    blank: fields['blank'] === undefined ? 0 : figure('blank'),
    counts: options.map((option) => ({ option, n: figure(`n-${option}`) })),
  };
  return { ...voteIn(context), version: figure('version'), tally };
}

const send = (operation: Operation, toast: Key, input: (context: PageContext) => object) => async (context: PageContext) => {
  const result = await context.attempt(operation, { conferenceId: conferenceIn(context), ...input(context) });
  return 'refusal' in result ? page(context, refusalWords(result.refusal)) : context.redirect(home(context), toast);
};

const voteIn = (context: PageContext) => ({ voteId: typedIn(fieldsOf(context), 'voteId') });
const shownIn = (context: PageContext): boolean => fieldsOf(context).shown === 'yes';

/** The secret votes of a conference: opened, closed and shown by the desk, read by the staff. */
export function secretVotesPages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/secret-votes';
  routes.get(at, (context) => page(context));
  routes.post(`${at}/open`, send(contract.open, 'secretVotes.opened', openingOf), { largeFor: contract.open });
  routes.post(`${at}/close`, send(contract.close, 'secretVotes.counted', voteIn));
  routes.post(`${at}/tally`, send(contract.enter, 'secretVotes.paper.entered', talliedIn));
  routes.post(
    `${at}/confirm`,
    send(contract.confirm, 'secretVotes.paper.confirmed', (context) => ({
      ...voteIn(context),
      version: numberIn(fieldsOf(context), 'version') ?? Number.NaN,
    })),
  );
  routes.post(`${at}/cancel`, send(contract.cancel, 'secretVotes.cancelled', voteIn));
  routes.post(`${at}/show`, (context) =>
    send(contract.show, shownIn(context) ? 'votes.shown' : 'votes.hidden', () => ({ ...voteIn(context), shown: shownIn(context) }))(
      context,
    ),
  );
}
