import { conferenceFrame } from '../../planning/conferences/frame.ts';
import type { Answer, PageRoutes, Visit } from '../../platform/pages/routes.ts';
import { PAPER_FORMATS, type PaperFormat } from '../printouts/contract.ts';
import { proceedingsContract } from '../../live/sitting/contract/index.ts';
import { minutesContract as contract } from './contract.ts';
import { gatherSheet } from './presenter/sheet.ts';
import { minutesView } from './presenter/page/index.ts';
import { comparisonView, versionsView } from './presenter/versions.ts';

const WRITERS = new Set(['organizer', 'secretary']);
const home = '/conferences/:conferenceId/minutes';

const idOf = (visit: Visit): string => visit.params.conferenceId ?? '';
const addressOf = (visit: Visit): string => `/conferences/${idOf(visit)}/minutes`;

async function frameOf(visit: Visit) {
  const frame = await conferenceFrame(visit, idOf(visit), 'minutes');
  return { ...frame, canWrite: !frame.conference.archived && frame.roles.some((role) => WRITERS.has(role)) };
}

async function sheetPage(visit: Visit): Promise<Answer> {
  const conferenceId = idOf(visit);
  const frame = await frameOf(visit);
  const sheet = await gatherSheet((operation, input) => visit.run(operation, input), conferenceId, visit.now);
  const reader = { lang: visit.lang, canWrite: frame.canWrite, current: null };
  const bodyData = { conferenceId, canWrite: frame.canWrite, user: visit.actor.id, now: visit.now };
  return visit.page('record/minutes/page', { ...frame, ...minutesView(sheet, reader), bodyData });
}

/** The list of versions; `?number=3[&with=5]` shows what changed beside it. */
async function versionsPage(visit: Visit, refusal: { readonly message: string } | null = null): Promise<Answer> {
  const conferenceId = idOf(visit);
  const frame = await frameOf(visit);
  const { versions } = await visit.run(contract.versions, { conferenceId });
  const { number, with: other } = visit.query;
  const view = {
    ...frame,
    versions: versionsView(versions, frame.zone, visit.lang),
    compared: await comparison(visit, number, other),
    refusal,
  };
  return visit.page('record/minutes/versions', view, refusal ? 400 : 200);
}

async function comparison(visit: Visit, number: string | undefined, other: string | undefined) {
  if (number === undefined) return null;
  const conferenceId = idOf(visit);
  const input = { conferenceId, number: Number(number), ...(other === undefined ? {} : { with: Number(other) }) };
  const compared = await visit.run(contract.compare, input);
  return comparisonView(compared, await visit.run(proceedingsContract.livePlan, { conferenceId }), visit.lang);
}

async function keep(visit: Visit): Promise<Answer> {
  const answer = await visit.attempt(contract.keepVersion, { conferenceId: idOf(visit), label: visit.form.label });
  if ('refusal' in answer) return versionsPage(visit, answer.refusal);
  return visit.redirect(`${addressOf(visit)}/versions`, 'minutes.version.kept');
}

async function restore(visit: Visit): Promise<Answer> {
  const answer = await visit.attempt(contract.restore, { conferenceId: idOf(visit), number: visit.params.number });
  if ('refusal' in answer) return versionsPage(visit, answer.refusal);
  return visit.redirect(addressOf(visit), 'minutes.version.restored');
}

const paperPage =
  (format: PaperFormat) =>
  async (visit: Visit): Promise<Answer> => {
    const file = await visit.run(contract.paper, { conferenceId: idOf(visit), format, lang: visit.lang });
    return visit.file(file.name, file.mediaType, Buffer.from(file.bytes, 'base64'));
  };

export function minutesPages(routes: PageRoutes): void {
  routes.get(home, sheetPage);
  for (const format of PAPER_FORMATS) routes.get(`${home}.${format}`, paperPage(format));
  routes.get(`${home}/versions`, (visit) => versionsPage(visit));
  routes.post(`${home}/versions`, keep);
  routes.post(`${home}/versions/:number/restore`, restore);
}
