import { AT_SITE, hasRole } from '../../../accounts/permissions.ts';
import { conferenceIn } from '../../../planning/conferences/pages/fields.ts';
import type { ConferenceLayout } from '../../../planning/conferences/pages/layout.ts';
import type { Answer, PageContext } from '../../../platform/pages/routes.ts';
import { CONFIRMERS, officialPapersContract as contract } from '../contract/index.ts';
import type { RefusedAct } from '../presenter/acts.ts';
import { readingView } from '../presenter/reading.ts';

/** The papers that somebody outside the staff was given: to read, and to confirm. */
export async function readingPage(context: PageContext, frame: ConferenceLayout, refused: RefusedAct | null): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const { papers } = await context.run(contract.list, { conferenceId });
  const got = await Promise.all(papers.map(({ id }) => context.run(contract.get, { conferenceId, id })));
  const home = `/conferences/${conferenceId}/official-papers`;
  const confirms = hasRole(frame.roles, CONFIRMERS) && !frame.conference.archived;
  const view = {
    ...frame,
    atSite: hasRole(frame.roles, AT_SITE),
    papers: got.map((one) => readingView(context.lang, one, { home, zone: frame.zone, confirms })),
    refused,
  };
  return context.render('record/official-papers/reading', view, refused ? 409 : 200);
}
