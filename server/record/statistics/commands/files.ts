import { noteRead } from '../../../accounts/security-log/commands.ts';
import { SHEET_TYPES } from '../../../planning/participants/sheet/contract.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { visiblePlan } from '../../../planning/plan/rules.ts';
import { requirePlan } from '../../../planning/plan/store.ts';
import { publishedPlan } from '../../../planning/publishing/store.ts';
import { handleQuery, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { FileAnswer, InputOf } from '../../../platform/contract.ts';
import { writeSheetsApart } from '../../../platform/sheets/write-apart.ts';
import { paperOfRehearsal } from '../../printouts/presenter/rehearsal.ts';
import { fileName } from '../../printouts/rules/index.ts';
import { writePaper } from '../../printouts/writers/write.ts';
import { statisticsContract as contract } from '../contract.ts';
import { statisticsPaper } from '../presenter/paper.ts';
import { statisticsSheets } from '../presenter/sheets.ts';
import { wordsFor } from '../presenter/words.ts';
import { figuresOf, withoutClassified } from '../rules/index.ts';
import { gatherRecord, requireSitting } from './gathering.ts';

/** Files leave the house: whoever asks for them, they hold nothing that is classified. */
const FILE_CLEARANCE = 0;

/** The plan in force, or the draft while there is none, as a file may show it. */
async function planForFile({ db }: QueryContext, conferenceId: string): Promise<Plan> {
  const whole = (await publishedPlan(db, conferenceId)) ?? (await requirePlan(db, conferenceId));
  return visiblePlan(whole, { clearance: FILE_CLEARANCE, staff: true });
}

async function figuresForFile(
  scope: QueryContext,
  { conferenceId, sittingId }: { readonly conferenceId: string; readonly sittingId?: string },
) {
  const record = await gatherRecord(scope, conferenceId);
  requireSitting(record, sittingId);
  return figuresOf(withoutClassified(record), sittingId ?? null);
}

async function sheet(scope: QueryContext, input: InputOf<typeof contract.sheet>): Promise<FileAnswer> {
  const { conferenceId, lang } = input;
  const { conference } = await planForFile(scope, conferenceId);
  const figures = await figuresForFile(scope, input);
  if (!scope.headersOnly) await noteRead(scope, { kind: 'exported', conferenceId, detail: { what: 'statistics' } });
  const words = wordsFor({ lang, zone: conference.timeZone });
  const content = await writeSheetsApart(statisticsSheets(words, { issuer: conference.organizer, about: conference.title }, figures));
  const name = fileName(words.t('statistics.paper.file'), conference.date, 'xlsx');
  return { name, mediaType: SHEET_TYPES.xlsx, content, revalidate: false };
}

async function paper(scope: QueryContext, input: InputOf<typeof contract.paper>): Promise<FileAnswer> {
  const { conferenceId, lang, format } = input;
  const plan = await planForFile(scope, conferenceId);
  const words = wordsFor({ lang, zone: plan.conference.timeZone });
  const made = statisticsPaper(words, plan, await figuresForFile(scope, input));
  const marked = plan.conference.rehearsalOf === null ? made : paperOfRehearsal(made, lang);
  return writePaper(marked, format, words.t('statistics.paper.file'), plan.conference.date);
}

export const statisticsFileHandlers: readonly Handler[] = [handleQuery(contract.sheet, sheet), handleQuery(contract.paper, paper)];
