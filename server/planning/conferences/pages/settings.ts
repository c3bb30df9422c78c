import type { Answer, PageRoutes, Visit } from '../../../platform/pages/routes.ts';
import type { Operation, InputOf } from '../../../platform/contract.ts';
import { conferencesContract as contract } from '../contract.ts';
import { conferenceFrame } from '../frame.ts';
import { conferenceIn, ticked, typed } from './fields.ts';

export const mayCreate = ({ actor }: Visit): boolean => actor.rights.some((right) => right === 'creator' || right === 'administrator');

async function page(visit: Visit, extra: Readonly<Record<string, unknown>> = {}, status = 200): Promise<Answer> {
  const conferenceId = conferenceIn(visit);
  const frame = await conferenceFrame(visit, conferenceId, 'overview');
  if (!frame.roles.includes('organizer')) return visit.redirect(`/conferences/${conferenceId}`);
  const { conference: settings } = await visit.run(contract.get, { conferenceId });
  return visit.page('planning/conferences/settings', { ...frame, settings, mayCreate: mayCreate(visit), ...extra }, status);
}

async function configure(visit: Visit) {
  const conferenceId = conferenceIn(visit);
  const result = await visit.attempt(contract.configure, {
    conferenceId,
    version: Number(typed(visit, 'version')),
    viewersSignIn: ticked(visit, 'viewersSignIn'),
    address: typed(visit, 'address'),
    form: typed(visit, 'form'),
  });
  if ('refusal' in result) return page(visit, { refusal: result.refusal }, 400);
  return visit.redirect(`/conferences/${conferenceId}/settings`, 'conferences.settings.saved');
}

type OnConference = Operation & { readonly input: (typeof contract.archive)['input'] };

/** A button that does one thing with a conference and goes on to a page; a refusal is shown on the settings. */
const act = (operation: OnConference, to: (conferenceId: string) => string, notice: string) => async (visit: Visit) => {
  const conferenceId = conferenceIn(visit);
  const result = await visit.attempt(operation, { conferenceId } satisfies InputOf<OnConference>);
  return 'refusal' in result ? page(visit, { refusal: result.refusal }, 400) : visit.redirect(to(conferenceId), notice);
};

async function endRehearsal(visit: Visit) {
  const { rehearsalOf } = await visit.run(contract.endRehearsal, { conferenceId: conferenceIn(visit) });
  return visit.redirect(`/conferences/${rehearsalOf}`, 'conferences.done.rehearsalEnded');
}

const overview = (id: string): string => `/conferences/${id}`;

/** How a conference behaves, and what is done with the whole of it. */
export function settingsPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/settings', (visit) => page(visit));
  routes.post('/conferences/:conferenceId/settings', configure);
  routes.post('/conferences/:conferenceId/archive', act(contract.archive, overview, 'conferences.done.archived'));
  routes.post('/conferences/:conferenceId/unarchive', act(contract.unarchive, overview, 'conferences.done.unarchived'));
  routes.post(
    '/conferences/:conferenceId/trash',
    act(contract.trash, () => '/conferences', 'conferences.done.trashed'),
  );
  routes.post('/conferences/:conferenceId/end-rehearsal', endRehearsal);
}
