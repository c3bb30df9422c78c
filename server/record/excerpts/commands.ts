import { translate } from '../../i18n/translate.ts';
import { dayAt } from '../../planning/conferences/rules.ts';
import type { Plan } from '../../planning/plan/contract.ts';
import { visiblePlan } from '../../planning/plan/rules.ts';
import { requirePlan } from '../../planning/plan/store.ts';
import { handleQuery, type Handler, type OperationContext, type QueryContext } from '../../platform/bus/handlers.ts';
import type { FileAnswer, InputOf } from '../../platform/contract.ts';
import { AppError } from '../../platform/errors.ts';
import { followUpContract } from '../follow-up/contract.ts';
import { gatherSheet } from '../minutes/presenter/sheet.ts';
import { personLine } from '../printouts/presenter/paper.ts';
import { paperOfRehearsal } from '../printouts/presenter/rehearsal.ts';
import { writePaper } from '../printouts/writers/write.ts';
import { excerptsContract as contract } from './contract.ts';
import { excerptPaper } from './presenter.ts';
import type { ExcerptOf } from './rules.ts';

/** Excerpts go out of the house: whoever writes them, they hold nothing that is classified. */
const CLEARANCE = 0;

/** @throws AppError not-found. */
function whose({ sites, participants }: Plan, { of, id }: Pick<ExcerptOf, 'of' | 'id'>): ExcerptOf {
  const person = participants.find((one) => one.id === id);
  const name = of === 'site' ? sites.find((one) => one.id === id)?.name : person && (person.name ?? personLine(person));
  if (name === undefined) throw new AppError('not-found');
  return { of, id, name };
}

async function paper(scope: QueryContext, { conferenceId, of, id, format, lang }: InputOf<typeof contract.paper>): Promise<FileAnswer> {
  const ask: OperationContext['ask'] = (operation, input) => scope.ask(operation, input, CLEARANCE);
  const plan = visiblePlan(await requirePlan(scope.db, conferenceId), { clearance: CLEARANCE, staff: true });
  const who = whose(plan, { of, id });
  const [sheet, { matters }] = await Promise.all([
    gatherSheet(ask, conferenceId, scope.now),
    ask(followUpContract.list, { of: conferenceId }),
  ]);
  const today = dayAt(scope.now, plan.conference.timeZone);
  const own = matters.filter((one) => one.conferenceId === conferenceId);
  const made = excerptPaper(lang, { plan, sheet, matters: own, of: who, today });
  const marked = plan.conference.rehearsalOf === null ? made : paperOfRehearsal(made, lang);
  return writePaper(marked, format, translate(lang, 'excerpts.file'), today);
}

export const excerptsHandlers: readonly Handler[] = [handleQuery(contract.paper, paper)];
