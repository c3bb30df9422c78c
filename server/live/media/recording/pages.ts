import { DESK, hasRole } from '../../../accounts/permissions.ts';
import { conferenceLayout } from '../../../planning/conferences/pages/layout.ts';
import { conferenceIn } from '../../../planning/conferences/pages/fields.ts';
import { Id } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Answer, PageRoutes, PageContext } from '../../../platform/pages/routes.ts';
import { liveOf } from '../../live-page/pages.ts';
import { viewContextOf } from '../../live-page/presenter/index.ts';
import { recordingsContract as contract } from '../contract/recordings.ts';
import { recordingsView } from './presenter.ts';

const home = '/conferences/:conferenceId/recordings';
const addressOf = (context: PageContext): string => `/conferences/${conferenceIn(context)}/recordings`;

async function page(context: PageContext, refusal: { readonly message: string } | null = null): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const { files } = await context.run(contract.list, { conferenceId });
  const frame = await conferenceLayout(context, conferenceId, 'minutes');
  const view = recordingsView(viewContextOf(await liveOf(context, false)), files, context.query.play ?? null);
  const mayErase = !frame.conference.archived && hasRole(frame.roles, DESK);
  return context.render(
    'live/media/recordings',
    { ...frame, ...view, mayErase, mayCut: !frame.conference.archived, refusal },
    refusal ? 409 : 200,
  );
}

/** Handles a form of the page: runs an operation on a sitting and redirects back. */
const form = (operation: typeof contract.cut | typeof contract.erase, notice: string) => async (context: PageContext) => {
  const answer = await context.attempt(operation, { conferenceId: conferenceIn(context), sittingId: context.params.sittingId });
  return 'refusal' in answer ? page(context, answer.refusal) : context.redirect(addressOf(context), notice);
};

async function play(context: PageContext): Promise<Answer> {
  const { id = '' } = context.params;
  // The id is part of the path, so a malformed one is not found rather than invalid.
  if (!Id.safeParse(id).success) throw new AppError('not-found');
  const file = await context.run(contract.file, { conferenceId: conferenceIn(context), id, lang: context.lang });
  return context.file(file, context.query.download === undefined);
}

/** Registers the pages of recordings. Files are sent in ranges, only to those who may see the list. */
export function recordingPages(routes: PageRoutes): void {
  routes.get(home, (context) => page(context));
  routes.get(`${home}/files/:id`, play);
  routes.post(`${home}/sittings/:sittingId/cut`, form(contract.cut, 'recordings.cutBegun'));
  routes.post(`${home}/sittings/:sittingId/erase`, form(contract.erase, 'recordings.erased'));
}
