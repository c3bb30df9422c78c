import { rollCallContract } from '../../../live/roll-call/contract.ts';
import { conferencesContract } from '../../../planning/conferences/contract.ts';
import type { ConferenceLayout } from '../../../planning/conferences/pages/layout.ts';
import { preparationContract } from '../../../planning/conferences/preparation/contract.ts';
import { documentsContract } from '../../../planning/documents/contract.ts';
import { publishingContract } from '../../../planning/publishing/contract.ts';
import { publicationStatusOf } from '../../../planning/publishing/pages/bar.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import { overviewContract } from '../contract.ts';
import { dayAt } from '../../../planning/conferences/rules.ts';

/** Everything that the overview tells of, read once. */
export async function readAll(context: PageContext, frame: ConferenceLayout) {
  const conferenceId = frame.conference.id;
  const { conference, days, rehearsals } = await context.run(conferencesContract.get, { conferenceId });
  const overview = await context.run(overviewContract.get, { conferenceId });
  const { status, findings } = await publicationStatusOf(context, conferenceId, frame.canEdit);
  const { publications } = await context.run(publishingContract.list, { conferenceId });
  const { plan } = await context.run(publishingContract.draft, { conferenceId });
  const { documents } = await context.run(documentsContract.list, { conferenceId });
  const { tasks } = await context.run(preparationContract.list, { conferenceId });
  const board = await context.run(rollCallContract.board, { conferenceId });
  const today = dayAt(context.now, conference.timeZone);
  return { conference, days, rehearsals, overview, status, findings, publications, plan, documents, tasks, board, today };
}
export type Everything = Awaited<ReturnType<typeof readAll>>;
