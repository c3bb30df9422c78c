import { noteRead } from '../../../accounts/security-log/commands.ts';
import { catalogueFor } from '../../../planning/awards/catalogue/store.ts';
import { inAwardOrder } from '../../../planning/awards/rules/award-order.ts';
import { check } from '../../../planning/validation/rules.ts';
import { noteSeriesBy } from '../../../planning/conferences/series/store.ts';
import { makeOrganizer } from '../../../planning/conferences/store.ts';
import { handleQuery, handleChange, type ChangeContext, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { translate } from '../../../i18n/translate.ts';
import { newId } from '../../../platform/ids.ts';
import { nextTurn } from '../../../platform/next-turn.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { visiblePlan } from '../../../planning/plan/rules.ts';
import { byProtocol, protocolOf } from '../../../planning/protocol/rules/index.ts';
import { ordersOfProtocol } from '../../../planning/protocol/store.ts';
import { insertPlan, requirePlan } from '../../../planning/plan/store.ts';
import { interchangeContract as contract, type ImportWarning } from '../contract/index.ts';
import { formatSchema } from '../contract/format.ts';
import { presentWarnings } from '../presenter.ts';
import { endProgress, noteProgress } from './progress.ts';
import { readFile } from './reading.ts';
import { withFileKeys, withOwnIds } from '../rules/secret-keys.ts';
import { remarksOn } from '../rules/remarks.ts';
import { insertRecorded, recordedMatters } from '../../follow-up/store/files.ts';
import { insertKept, keptComments, type KeptComments } from '../../../planning/comments/store/index.ts';
import { readComments, writeComments } from '../rules/comments.ts';
import { readMatters, writeMatters, type MatterWithHistory } from '../rules/matters.ts';
import type { FormWithReports } from '../../../planning/reports/rules/recorded.ts';
import { insertReports, recordedReports } from '../../../planning/reports/store/files.ts';
import { readReports, writeReports } from '../rules/reports.ts';
import { toFile } from '../rules/to-file.ts';
import { toPlan } from '../rules/to-plan.ts';

type File = InputOf<typeof contract.import>;

interface Read {
  readonly plan: Plan;
  readonly matters: readonly MatterWithHistory[];
  readonly comments: KeptComments;
  readonly reports: readonly FormWithReports[];
  readonly warnings: ImportWarning[];
}

/** Reads the file into a plan, before the transaction begins: the schema has found it sound. */
async function read({ actor }: QueryContext, file: File): Promise<Read> {
  const asSent = toPlan(file, newId);
  await nextTurn();
  const plan = withOwnIds(asSent, newId);
  const visible = visiblePlan(plan, { clearance: actor.clearance, staff: true });
  const findings = check(visible);
  await nextTurn();
  return {
    plan,
    matters: readMatters(file, plan, newId),
    comments: readComments(file, plan, newId),
    reports: readReports(file, plan),
    warnings: presentWarnings(visible, remarksOn(file, asSent, actor.clearance), findings),
  };
}

async function store({ tx, actor, now, emit }: ChangeContext, _file: File, { plan, matters, comments, reports, warnings }: Read) {
  const { id } = plan.conference;
  try {
    await insertPlan(tx, plan, now, (stored, total) => noteProgress(actor.id, stored, total));
    await insertRecorded(tx, matters, now);
    await insertKept(tx, id, comments, now);
    await insertReports(tx, id, reports);
  } finally {
    endProgress(actor.id);
  }
  await noteSeriesBy(tx, id, actor);
  if (actor.kind === 'user') await makeOrganizer(tx, id, actor.id);
  emit({ kind: 'plan.changed', conferenceId: id, what: 'conference' });
  return { id, warnings };
}

/** The file of a rehearsal says so in its title and by a key of its own, which an import keeps. */
const markRehearsal = ({ conference, ...lists }: Plan): Plan => {
  if (conference.rehearsalOf === null) return { conference, ...lists };
  const title = translate('vi', 'conferences.rehearse.marked', { title: conference.title });
  return { ...lists, conference: { ...conference, title, extras: { ...conference.extras, 'x-rehearsal': true } } };
};

export const interchangeHandlers: Handler[] = [
  handleChange(contract.import, store, read, readFile),
  handleQuery(contract.export, async (scope, { conferenceId }) => {
    const plan = await requirePlan(scope.db, conferenceId);
    if (!scope.headersOnly) await noteRead(scope, { kind: 'exported', conferenceId, detail: { what: 'conference' } });
    const visible = visiblePlan(plan, { clearance: scope.actor.clearance, staff: true });
    const rule = protocolOf(plan.conference, await ordersOfProtocol(scope.db));
    const participants = byProtocol(visible.participants, rule);
    const awards = inAwardOrder(visible.awards, await catalogueFor(scope.db, plan.conference.date));
    const keyed = withFileKeys({ ...visible, participants, awards });
    const keys = new Map(visible.items.map(({ id }, at) => [id, keyed.items[at]?.id ?? id]));
    const recorded = await recordedMatters(scope.db, conferenceId, scope.actor.clearance);
    const kept = await keptComments(scope.db, conferenceId);
    const reports = writeReports(visible, await recordedReports(scope.db, conferenceId));
    return { ...toFile(markRehearsal(keyed)), ...writeMatters(visible, keys, recorded), ...writeComments(visible, kept), ...reports };
  }),
  handleQuery(contract.format, async () => formatSchema()),
];
