import { hasRole, MINUTE_WRITERS } from '../../accounts/permissions.ts';
import { translate } from '../../i18n/translate.ts';
import { conferenceLayout } from '../../planning/conferences/pages/layout.ts';
import { nextTurn } from '../../platform/next-turn.ts';
import type { Answer, PageRoutes, PageContext } from '../../platform/pages/routes.ts';
import { PAPER_FORMATS, type PaperFormat } from '../printouts/contract.ts';
import { proceedingsContract } from '../../live/sitting/contract/index.ts';
import { minutesContract as contract } from './contract.ts';
import { gatherSheet } from './presenter/sheet.ts';
import { minutesView } from './presenter/page/index.ts';
import { comparisonView, versionsView } from './presenter/versions.ts';

const home = '/conferences/:conferenceId/minutes';

const idOf = (context: PageContext): string => context.params.conferenceId ?? '';
const addressOf = (context: PageContext): string => `/conferences/${idOf(context)}/minutes`;

async function frameOf(context: PageContext) {
  const frame = await conferenceLayout(context, idOf(context), 'minutes');
  return { ...frame, canWrite: !frame.conference.archived && hasRole(frame.roles, MINUTE_WRITERS) };
}

async function sheetPage(context: PageContext): Promise<Answer> {
  const conferenceId = idOf(context);
  const frame = await frameOf(context);
  const sheet = await gatherSheet((operation, input) => context.run(operation, input), conferenceId, context.now);
  await nextTurn();
  const reader = { lang: context.lang, canWrite: frame.canWrite, current: null, writing: [] };
  const bodyData = { conferenceId, canWrite: frame.canWrite, user: context.actor.id, now: context.now };
  return context.render('record/minutes/page', { ...frame, ...minutesView(sheet, reader), bodyData });
}

/** The list of versions; `?number=3[&with=5]` shows what changed beside it. */
async function versionsPage(context: PageContext, refusal: { readonly message: string } | null = null, warning?: string): Promise<Answer> {
  const conferenceId = idOf(context);
  const frame = await frameOf(context);
  const { versions } = await context.run(contract.versions, { conferenceId });
  const { number, with: other } = context.query;
  const view = {
    ...frame,
    versions: versionsView(versions, frame.zone, context.lang),
    compared: await comparison(context, number, other),
    refusal,
    warning,
  };
  return context.render('record/minutes/versions', view, refusal ? 400 : 200);
}

async function comparison(context: PageContext, number: string | undefined, other: string | undefined) {
  if (number === undefined) return null;
  const conferenceId = idOf(context);
  const input = { conferenceId, number: Number(number), ...(other === undefined ? {} : { with: Number(other) }) };
  const compared = await context.run(contract.compare, input);
  return comparisonView(compared, await context.run(proceedingsContract.livePlan, { conferenceId }), context.lang);
}

/** That a version may lack words of these people. */
const lacking = (
  context: PageContext,
  key: 'minutes.version.keptWithout' | 'minutes.version.restoredWithout',
  n: number,
  names: string[],
) => translate(context.lang, key, { n: String(n), names: names.join(', ') });

async function keep(context: PageContext): Promise<Answer> {
  const answer = await context.attempt(contract.keepVersion, { conferenceId: idOf(context), label: context.form.label });
  if ('refusal' in answer) return versionsPage(context, answer.refusal);
  const { missing, number } = answer.output;
  if (missing.length > 0) return versionsPage(context, null, lacking(context, 'minutes.version.keptWithout', number, missing));
  return context.redirect(`${addressOf(context)}/versions`, 'minutes.version.kept');
}

async function restore(context: PageContext): Promise<Answer> {
  const answer = await context.attempt(contract.restore, { conferenceId: idOf(context), number: context.params.number });
  if ('refusal' in answer) return versionsPage(context, answer.refusal);
  const { missing, kept } = answer.output;
  if (missing.length > 0) return versionsPage(context, null, lacking(context, 'minutes.version.restoredWithout', kept.number, missing));
  return context.redirect(addressOf(context), 'minutes.version.restored');
}

const paperPage =
  (format: PaperFormat) =>
  async (context: PageContext): Promise<Answer> =>
    context.file(
      await context.run(contract.paper, { conferenceId: idOf(context), format, lang: context.lang, sittingId: context.query.sittingId }),
    );

export function minutesPages(routes: PageRoutes): void {
  routes.get(home, sheetPage);
  for (const format of PAPER_FORMATS) routes.get(`${home}.${format}`, paperPage(format));
  routes.get(`${home}/versions`, (context) => versionsPage(context));
  routes.post(`${home}/versions`, keep);
  routes.post(`${home}/versions/:number/restore`, restore);
}
