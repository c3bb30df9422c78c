import { conferenceIn } from '../../planning/conferences/pages/fields.ts';
import { fieldsOf, refusalWords } from '../../platform/forms.ts';
import type { Answer, PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import { asInvited } from '../delegate-page/pages.ts';
import { delegateForms } from '../delegate-page/presenter/forms.ts';
import { liveOf, requireRole } from '../live-page/pages.ts';
import { APPOINTED_PARTICIPANTS } from '../../accounts/permissions.ts';
import { secretVotesContract as contract } from '../secret-votes/contract/index.ts';
import { ballotBoard } from '../secret-votes-page/presenter/board.ts';
import { ballotPageView } from './presenter.ts';

/** Whose page it is: the request as of them, and where it stands. */
interface Door {
  readonly context: PageContext;
  /** Path of the page. */
  readonly path: string;
  /** Where it leads back. */
  readonly back: string;
  readonly bearer: string | undefined;
}

async function ballots({ context, path, back, bearer }: Door, refusal: string | null = null): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const facts = await context.run(contract.get, { conferenceId });
  const live = await liveOf(context, false);
  const view = ballotPageView(live, facts);
  const bodyData = { conferenceId, at: live.now, bearer, now: stateIn(view), token: tokenFor(context, view) };
  const frame = {
    user: null,
    isPrivate: true,
    path,
    back,
    castAt: `${path}/cast`,
    boardAt: bearer === undefined ? `/conferences/${conferenceId}/secret-votes` : path,
    zone: live.plan.conference.timeZone,
    bodyData,
    refusal,
  };
  return context.render('live/ballot-page/page', { ...frame, ...view }, refusal === null ? 200 : 409);
}

/** What the page's script votes with, and whose it is: several people may vote on one device after another. */
const tokenFor = ({ actor }: PageContext, { secret }: Pick<ReturnType<typeof ballotPageView>, 'secret'>) =>
  secret?.token ? { ...secret.token, holder: actor.id } : null;

/** What can be voted on, by which the page's script knows that something else can. */
export const stateIn = ({ secret, ballot }: Pick<ReturnType<typeof ballotPageView>, 'secret' | 'ballot'>): string =>
  [secret?.voteId, secret?.hasVoted, ballot?.voteId].join(' ');

/** What a form of the page asks for, and the words of its answer. */
const SENDS = {
  secret: async (context: PageContext, conferenceId: string) => {
    const { choice = [] } = context.form;
    const result = await context.attempt(contract.cast, { conferenceId, voteId: fieldsOf(context)['voteId'], choice: [choice].flat() });
    if ('refusal' in result) return result;
    return { toast: `secretVotes.ballot.${result.output.received === 'now' ? 'received' : 'before'}` as const };
  },
  cast: async (context: PageContext, conferenceId: string) => {
    const { operation, input, toast } = delegateForms.cast;
    const fields = { ...fieldsOf(context), conferenceId };
    const result = await context.attempt(operation, input(fields));
    return 'refusal' in result ? result : { toast: toast(fields) };
  },
};

/** A ballot is sent as it is filled in, and nothing of it is shown again. */
async function send(door: Door, form: keyof typeof SENDS): Promise<Answer> {
  const result = await SENDS[form](door.context, conferenceIn(door.context));
  return 'refusal' in result ? ballots(door, refusalWords(result.refusal)) : door.context.redirect(door.path, result.toast);
}

const withLogin = async (context: PageContext): Promise<Door> => {
  await requireRole(context, APPOINTED_PARTICIPANTS);
  const home = `/conferences/${conferenceIn(context)}`;
  return { context, path: `${home}/ballot`, back: `${home}/watch`, bearer: undefined };
};

/** Runs for the holder of an invitation's link. */
async function withLink(context: PageContext, run: (door: Door) => Promise<Answer>): Promise<Answer> {
  const found = await asInvited(context);
  if ('refused' in found) return found.refused;
  const secret = context.params.secret ?? '';
  return run({ context: found.context, path: `/g/${secret}/ballot`, back: `/g/${secret}/hall`, bearer: secret });
}

/** The board of a counted vote, for everybody who may know of it. */
async function board({ context, back }: Pick<Door, 'context' | 'back'>): Promise<Answer> {
  const { conferenceId, voteId } = { conferenceId: conferenceIn(context), voteId: context.params.voteId ?? '' };
  const found = await context.run(contract.board, { conferenceId, voteId });
  const facts = await context.run(contract.get, { conferenceId });
  const frame = { user: null, isPrivate: true, back };
  return context.render('live/secret-votes-page/board', { ...frame, ...ballotBoard(context.lang, voteId, facts, found) });
}

/** The ballots of a delegate, who comes by a login or by the link of their invitation. */
export function ballotPages(routes: PageRoutes): void {
  const [login, link] = ['/conferences/:conferenceId/ballot', '/g/:secret/ballot'];
  routes.get(login, async (context) => ballots(await withLogin(context)));
  routes.get(link, (context) => withLink(context, ballots));
  routes.get('/conferences/:conferenceId/secret-votes/:voteId/board', (context) =>
    board({ context, back: `/conferences/${conferenceIn(context)}/watch` }),
  );
  routes.get(`${link}/:voteId/board`, (context) => withLink(context, (door) => board({ ...door, back: door.path })));
  for (const form of ['secret', 'cast'] as const) {
    routes.post(`${login}/${form}`, async (context) => send(await withLogin(context), form));
    routes.post(`${link}/${form}`, (context) => withLink(context, (door) => send(door, form)), { isBySecret: true });
  }
}
