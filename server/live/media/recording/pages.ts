import { DESK } from '../../../accounts/permissions.ts';
import { conferenceFrame } from '../../../planning/conferences/frame.ts';
import { conferenceIn } from '../../../planning/conferences/pages/fields.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Answer, PageRoutes, Visit } from '../../../platform/pages/routes.ts';
import { liveOf } from '../../live-page/pages.ts';
import { sceneOf } from '../../live-page/presenter/index.ts';
import { recordingsContract as contract } from '../contract/recordings.ts';
import { fileName, recordingsView } from './presenter.ts';
import type { Recordings } from './recordings.ts';

const home = '/conferences/:conferenceId/recordings';
const addressOf = (visit: Visit): string => `/conferences/${conferenceIn(visit)}/recordings`;

async function page(visit: Visit, refusal: { readonly message: string } | null = null): Promise<Answer> {
  const conferenceId = conferenceIn(visit);
  const { files } = await visit.run(contract.list, { conferenceId });
  const frame = await conferenceFrame(visit, conferenceId, 'minutes');
  const view = recordingsView(sceneOf(await liveOf(visit, false)), files, visit.query.play ?? null);
  const mayErase = !frame.conference.archived && frame.roles.some((role) => DESK.some((one) => one === role));
  return visit.page(
    'live/media/recordings',
    { ...frame, ...view, mayErase, mayCut: !frame.conference.archived, refusal },
    refusal ? 409 : 200,
  );
}

/** A form of the page: does something with a sitting and comes back. */
const form = (operation: typeof contract.cut | typeof contract.erase, notice: string) => async (visit: Visit) => {
  const answer = await visit.attempt(operation, { conferenceId: conferenceIn(visit), sittingId: visit.params.sittingId });
  return 'refusal' in answer ? page(visit, answer.refusal) : visit.redirect(addressOf(visit), notice);
};

/** The pages of what was recorded. A file goes out in pieces, to those who see the list and nobody else. */
export const recordingPages =
  ({ library }: Recordings) =>
  (routes: PageRoutes): void => {
    routes.get(home, (visit) => page(visit));
    routes.get(`${home}/files/:id`, async (visit) => {
      const conferenceId = conferenceIn(visit);
      const { files } = await visit.run(contract.list, { conferenceId });
      const file = files.find(({ id, state }) => id === visit.params.id && state === 'ready');
      if (!file) throw new AppError('not-found');
      const name = fileName(sceneOf(await liveOf(visit, false)), file);
      return visit.stored(name, 'video/webm', library.pathOf(conferenceId, file), visit.query.download === undefined);
    });
    routes.post(`${home}/sittings/:sittingId/cut`, form(contract.cut, 'recordings.cutBegun'));
    routes.post(`${home}/sittings/:sittingId/erase`, form(contract.erase, 'recordings.erased'));
  };
