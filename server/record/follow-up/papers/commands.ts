import { noteRead } from '../../../accounts/security-log/commands.ts';
import { translate } from '../../../i18n/translate.ts';
import { dayAt } from '../../../planning/conferences/rules.ts';
import { SHEET_TYPES } from '../../../planning/participants/sheet/contract.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { visiblePlan } from '../../../planning/plan/rules.ts';
import { requirePlan } from '../../../planning/plan/store.ts';
import { levelsInForce, publishedPlan } from '../../../planning/publishing/store.ts';
import { handleQuery, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { FileAnswer, InputOf } from '../../../platform/contract.ts';
import { defaultZone } from '../../../platform/views/templates.ts';
import { writeSheetApart } from '../../../platform/sheets/write-apart.ts';
import { minutesContract } from '../../minutes/contract.ts';
import { itemIdOf } from '../../minutes/rules/parts.ts';
import type { OfficialPaper } from '../../printouts/contract.ts';
import { paperOfRehearsal } from '../../printouts/presenter/rehearsal.ts';
import { fileName } from '../../printouts/rules/index.ts';
import { writePaper } from '../../printouts/writers/write.ts';
import { foundMatters } from '../commands/reading.ts';
import { isSettled } from '../rules/due.ts';
import { historyLine } from '../rules/history.ts';
import { byUrgency, isHeld } from '../rules/register.ts';
import { withEarlier } from '../store/conferences.ts';
import { historiesOf, mattersAt, mattersOf, withNames } from '../store/matters.ts';
import { followUpPapersContract as contract } from './contract.ts';
import { conclusionsPaper } from './presenter/conclusions.ts';
import { recommendationsPaper } from './presenter/recommendations.ts';
import { mattersSheet } from './presenter/sheet.ts';
import { conclusionsIn, givenTasks } from './rules.ts';

/** These papers go out of the house: whoever writes them, they hold nothing that is classified. */
const CLEARANCE = 0;

/** The text of the minutes in its order, without the parts of classified items. */
async function openBlocks({ db, ask }: QueryContext, conferenceId: string, plan: Plan) {
  const { parts } = await ask(minutesContract.texts, { conferenceId });
  const levelOf = await levelsInForce(db, conferenceId);
  const order = new Map(plan.items.map(({ id }, at) => [id, at]));
  const placeOf = (part: string): number => (part === 'general' ? -1 : (order.get(itemIdOf(part) ?? '') ?? plan.items.length));
  return parts
    .filter(({ part }) => part === 'general' || levelOf(itemIdOf(part) ?? '') <= CLEARANCE)
    .toSorted((a, b) => placeOf(a.part) - placeOf(b.part))
    .flatMap(({ blocks }) => blocks);
}

/** The matters of a conference and the open ones carried into it, with the titles of the earlier conferences. */
async function mattersFor({ db, actor, now }: QueryContext, conferenceId: string) {
  const found = await withEarlier(db, actor, conferenceId);
  if (!found) return { matters: [], titles: new Map<string, string>() };
  const conferences = [found.own, ...found.earlier];
  const held = conferences.filter((one) => isHeld(one, now)).map(({ id }) => id);
  const all = await mattersOf(db, { ids: conferences.map(({ id }) => id), held, clearance: CLEARANCE });
  const own = all.filter((one) => one.mergedInto === null && (one.conferenceId === conferenceId || !isSettled(one)));
  return { matters: await withNames(db, own), titles: new Map(found.earlier.map(({ id, title }) => [id, title])) };
}

async function notice(scope: QueryContext, conferenceId: string, plan: Plan, lang: 'vi' | 'en'): Promise<OfficialPaper> {
  const { matters } = await mattersFor(scope, conferenceId);
  const blocks = await openBlocks(scope, conferenceId, plan);
  const registered = matters.filter((one) => one.kind === 'task' && one.conferenceId === conferenceId && one.status !== 'closed');
  const year = dayAt(scope.now, plan.conference.timeZone).slice(0, 4);
  return conclusionsPaper(lang, { plan, conclusions: conclusionsIn(blocks), tasks: givenTasks(registered, blocks), year });
}

async function list(scope: QueryContext, conferenceId: string, plan: Plan, lang: 'vi' | 'en'): Promise<OfficialPaper> {
  const { matters, titles } = await mattersFor(scope, conferenceId);
  const wanted = matters.filter(({ kind }) => kind === 'recommendation').toSorted(byUrgency);
  const histories = await historiesOf(scope.db, wanted);
  const listed = wanted.map((matter) => {
    const steps = (histories.get(`${matter.conferenceId} ${matter.id}`) ?? []).toReversed();
    const history = steps.map((step) => historyLine(step, null));
    return { matter, history, raisedAt: matter.conferenceId === conferenceId ? null : (titles.get(matter.conferenceId) ?? '') };
  });
  return recommendationsPaper(lang, { plan, matters: listed, today: dayAt(scope.now, plan.conference.timeZone) });
}

async function paper(
  scope: QueryContext,
  { conferenceId, paper: name, format, lang }: InputOf<typeof contract.paper>,
): Promise<FileAnswer> {
  const whole = (await publishedPlan(scope.db, conferenceId)) ?? (await requirePlan(scope.db, conferenceId));
  const plan = visiblePlan(whole, { clearance: CLEARANCE, staff: true });
  const made = await (name === 'conclusions' ? notice : list)(scope, conferenceId, plan, lang);
  const marked = plan.conference.rehearsalOf === null ? made : paperOfRehearsal(made, lang);
  return writePaper(marked, format, translate(lang, `printouts.${name}.file`), plan.conference.date);
}

/** What was looked for, in words. */
function aboutOf({ lang, kind, view = 'all', search = '' }: InputOf<typeof contract.sheet>, title: string | undefined): string {
  const parts = [
    title ?? translate(lang, `followUp.under.${kind ?? 'recommendation'}`),
    view === 'all' ? null : translate(lang, `followUp.views.${view}`),
    search === '' ? null : translate(lang, 'followUp.sheet.searched', { words: search }),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

async function sheet(scope: QueryContext, input: InputOf<typeof contract.sheet>): Promise<FileAnswer> {
  const { lang, ...wanted } = input;
  const { shown, conferences } = await foundMatters({ ...scope, actor: { ...scope.actor, clearance: CLEARANCE } }, wanted);
  const matters = await withNames(scope.db, await mattersAt(scope.db, shown));
  const titles = new Map(conferences.map(({ id, title }) => [id, title]));
  if (!scope.headersOnly) await noteRead(scope, { kind: 'exported', detail: { what: 'follow-up', count: matters.length } });
  const today = dayAt(scope.now, defaultZone);
  const about = aboutOf(input, wanted.of === undefined ? undefined : titles.get(wanted.of));
  const kind = wanted.kind ?? null;
  const content = await writeSheetApart(mattersSheet(lang, { matters, titles, kind, about, issuer: '', today }));
  const name = fileName(translate(lang, `followUp.sheet.title.${kind ?? 'both'}`), today, 'xlsx');
  return { name, mediaType: SHEET_TYPES.xlsx, content, revalidate: false };
}

export const followUpPaperHandlers: readonly Handler[] = [handleQuery(contract.paper, paper), handleQuery(contract.sheet, sheet)];
