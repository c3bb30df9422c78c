import type { Plan } from '../../planning/plan/contract.ts';
import { visiblePlan } from '../../planning/plan/rules.ts';
import { requirePlan } from '../../planning/plan/store.ts';
import { publishedPlan } from '../../planning/publishing/store.ts';
import { translate } from '../../i18n/translate.ts';
import { handleQuery, type Handler, type QueryContext } from '../../platform/bus/handlers.ts';
import type { FileAnswer, InputOf } from '../../platform/contract.ts';
import { gatherSheet } from '../minutes/presenter/sheet.ts';
import { paperOfRehearsal } from '../printouts/presenter/rehearsal.ts';
import { writePaper } from '../printouts/writers/write.ts';
import { newsBriefContract as contract } from './contract.ts';
import { briefLines, newsBriefPaper } from './presenter.ts';

async function get({ ask, now }: QueryContext, { conferenceId, lang }: InputOf<typeof contract.get>) {
  return { lines: briefLines(await gatherSheet(ask, conferenceId, now), lang) };
}

/** The plan in force, or the draft while there is none, as everybody may know it. */
async function openPlan({ db }: QueryContext, conferenceId: string): Promise<Plan> {
  const whole = (await publishedPlan(db, conferenceId)) ?? (await requirePlan(db, conferenceId));
  return visiblePlan(whole, { clearance: 0, staff: true });
}

async function paper(scope: QueryContext, { conferenceId, lang, format }: InputOf<typeof contract.paper>): Promise<FileAnswer> {
  const plan = await openPlan(scope, conferenceId);
  const { lines } = await scope.ask(contract.get, { conferenceId, lang });
  const made = newsBriefPaper(plan, lines, lang);
  const marked = plan.conference.rehearsalOf === null ? made : paperOfRehearsal(made, lang);
  return writePaper(marked, format, translate(lang, 'newsBrief.paper.file'), plan.conference.date);
}

export const newsBriefHandlers: readonly Handler[] = [handleQuery(contract.get, get), handleQuery(contract.paper, paper)];
