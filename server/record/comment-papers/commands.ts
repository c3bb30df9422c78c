import { translate } from '../../i18n/translate.ts';
import { commentsContract } from '../../planning/comments/contract.ts';
import { dayAt } from '../../planning/conferences/rules.ts';
import { documentsContract } from '../../planning/documents/contract.ts';
import { visiblePlan } from '../../planning/plan/rules.ts';
import { requirePlan } from '../../planning/plan/store.ts';
import { publishedPlan } from '../../planning/publishing/store.ts';
import { handleQuery, type Handler, type QueryContext } from '../../platform/bus/handlers.ts';
import type { FileAnswer, InputOf } from '../../platform/contract.ts';
import { paperOfRehearsal } from '../printouts/presenter/rehearsal.ts';
import { writePaper } from '../printouts/writers/write.ts';
import { commentPapersContract as contract } from './contract.ts';
import { commentsPaper } from './presenter.ts';

async function paper(scope: QueryContext, { conferenceId, documentId, format, lang }: InputOf<typeof contract.paper>): Promise<FileAnswer> {
  const { document } = await scope.ask(documentsContract.get, { conferenceId, id: documentId });
  const { comments, waiting } = await scope.ask(commentsContract.list, { conferenceId, documentId });
  const whole = (await publishedPlan(scope.db, conferenceId)) ?? (await requirePlan(scope.db, conferenceId));
  const plan = visiblePlan(whole, { clearance: scope.actor.clearance, staff: true });
  const missing = Object.values(waiting).reduce((sum, { length }) => sum + length, 0);
  const today = dayAt(scope.now, plan.conference.timeZone);
  const made = commentsPaper(lang, { plan, document, comments, waiting: missing, today });
  const rehearsed = paperOfRehearsal(made, lang);
  // A level stays on the paper whatever else is said on it.
  const mark = [made.mark, rehearsed.mark].filter(Boolean).join('. ');
  const marked = plan.conference.rehearsalOf === null ? made : { ...rehearsed, mark };
  return writePaper(marked, format, translate(lang, 'printouts.comments.file'), today);
}

export const commentPaperHandlers: readonly Handler[] = [handleQuery(contract.paper, paper)];
