import { hasRole, PLANNERS } from '../../../accounts/permissions.ts';
import type { Answer, PageRoutes, PageContext } from '../../../platform/pages/routes.ts';
import type { Operation, InputOf } from '../../../platform/contract.ts';
import { conferencesContract as contract } from '../contract.ts';
import { conferenceLayout } from './layout.ts';
import { conferenceIn, ticked, typed } from './fields.ts';

export const mayCreate = ({ actor }: PageContext): boolean =>
  actor.rights.some((right) => right === 'creator' || right === 'administrator');

async function page(context: PageContext, extra: Readonly<Record<string, unknown>> = {}, status = 200): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'overview');
  if (!hasRole(frame.roles, PLANNERS)) return context.redirect(`/conferences/${conferenceId}`);
  const { conference: settings } = await context.run(contract.get, { conferenceId });
  return context.render('planning/conferences/settings', { ...frame, settings, mayCreate: mayCreate(context), ...extra }, status);
}

async function configure(context: PageContext) {
  const conferenceId = conferenceIn(context);
  const result = await context.attempt(contract.configure, {
    conferenceId,
    version: Number(typed(context, 'version')),
    viewersSignIn: ticked(context, 'viewersSignIn'),
    address: typed(context, 'address'),
    form: typed(context, 'form'),
    hostFirst: ticked(context, 'hostFirst'),
    quorum: typed(context, 'quorum') || undefined,
  });
  if ('refusal' in result) return page(context, { refusal: result.refusal }, 400);
  return context.redirect(`/conferences/${conferenceId}/settings`, 'conferences.settings.saved');
}

type OnConference = Operation & { readonly input: (typeof contract.archive)['input'] };

/** Handles a button of the settings: runs one command and redirects; a refusal is shown on the settings page. */
const act = (operation: OnConference, to: (conferenceId: string) => string, notice: string) => async (context: PageContext) => {
  const conferenceId = conferenceIn(context);
  const result = await context.attempt(operation, { conferenceId } satisfies InputOf<OnConference>);
  return 'refusal' in result ? page(context, { refusal: result.refusal }, 400) : context.redirect(to(conferenceId), notice);
};

async function endRehearsal(context: PageContext) {
  const { rehearsalOf } = await context.run(contract.endRehearsal, { conferenceId: conferenceIn(context) });
  return context.redirect(`/conferences/${rehearsalOf}`, 'conferences.done.rehearsalEnded');
}

const overview = (id: string): string => `/conferences/${id}`;

/** Settings of a conference and actions on the whole conference. */
export function settingsPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/settings', (context) => page(context));
  routes.post('/conferences/:conferenceId/settings', configure);
  routes.post('/conferences/:conferenceId/archive', act(contract.archive, overview, 'conferences.done.archived'));
  routes.post('/conferences/:conferenceId/unarchive', act(contract.unarchive, overview, 'conferences.done.unarchived'));
  routes.post(
    '/conferences/:conferenceId/trash',
    act(contract.trash, () => '/conferences', 'conferences.done.trashed'),
  );
  routes.post('/conferences/:conferenceId/end-rehearsal', endRehearsal);
}
