import { join } from 'node:path';
import { noteRead } from '../../../accounts/security-log/commands.ts';
import { logChange, requireConference } from '../../../planning/conferences/store.ts';
import { requirePlan } from '../../../planning/plan/store.ts';
import { handleChange, handleQuery, type ChangeContext, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { FileAnswer, InputOf } from '../../../platform/contract.ts';
import { AppError, type Fault } from '../../../platform/errors.ts';
import { WorkThread } from '../../../platform/threads/work-thread.ts';
import { awardRegisterContract } from '../../award-register/contract.ts';
import { placeOnPapers } from '../../printouts/rules/place.ts';
import { certificatesContract as contract, WORD_TYPE, ZIP_TYPE } from '../contract.ts';
import { certificateFileName, certificateTexts } from '../presenter.ts';
import { saveTemplate, storedTemplate, templateFacts } from '../store.ts';
import type { CertificatesJob, TemplateJob } from './write-certificates.ts';

const module = join(import.meta.dirname, 'write-certificates.ts');
const LIMITS = { timeoutMs: 60_000, memoryMb: 768 };
const checking = new WorkThread<TemplateJob, Fault[]>({ module, name: 'checkTemplate' }, { timeoutMs: 20_000, memoryMb: 512 });
const writing = new WorkThread<CertificatesJob, Uint8Array>({ module, name: 'writeCertificates' }, LIMITS);

type SetTemplate = typeof contract.setTemplate;

/** Looks at a template before anything is stored, outside the transaction. @throws AppError invalid, with every fault and its place. */
async function checked(_context: QueryContext, { template }: InputOf<SetTemplate>): Promise<void> {
  if (template === null) return;
  const faults = await checking.run({ file: Buffer.from(template.content, 'base64') });
  if (faults.length > 0) throw new AppError('invalid', {}, faults);
}

async function setTemplate({ tx, actor, now: at }: ChangeContext, { conferenceId, template }: InputOf<SetTemplate>) {
  const before = await templateFacts(tx, conferenceId);
  const changes = { name: [before?.name ?? null, template?.name ?? null] };
  await logChange(tx, { conferenceId, actor, at, operation: contract.setTemplate.name, subjectId: null, changes });
  await saveTemplate(tx, conferenceId, template, at);
  return {};
}

async function write(scope: QueryContext, { conferenceId, awardId }: InputOf<typeof contract.write>): Promise<FileAnswer> {
  const { db } = scope;
  const { date } = await requireConference(db, conferenceId);
  const template = await storedTemplate(db, conferenceId);
  if (!template) throw new AppError('no-template');
  const [{ awards, entries }, plan] = await Promise.all([
    scope.ask(awardRegisterContract.list, { conferenceId }),
    requirePlan(db, conferenceId),
  ]);
  const conference = { title: plan.conference.title, place: placeOnPapers(plan) ?? '' };
  const jobs = awards.flatMap((award, at) => {
    const own = entries.filter((entry) => entry.awardId === award.id);
    if (own.length === 0 || (awardId !== undefined && awardId !== award.id)) return [];
    return [{ name: certificateFileName(award, at), certificates: own.map((entry) => certificateTexts(conference, award, entry)) }];
  });
  const [first] = jobs;
  if (!first) throw new AppError('no-recipients');
  const content = await writing.run({ file: Buffer.from(template.content, 'base64'), awards: jobs });
  const count = jobs.reduce((sum, { certificates }) => sum + certificates.length, 0);
  if (!scope.headersOnly) await noteRead(scope, { kind: 'exported', conferenceId, detail: { what: 'certificates', count } });
  const isOne = jobs.length === 1;
  const name = isOne ? first.name : ['giay-chung-nhan', date].filter(Boolean).join('-') + '.zip';
  return { name, mediaType: isOne ? WORD_TYPE : ZIP_TYPE, content, revalidate: false };
}

export const certificatesHandlers: readonly Handler[] = [
  handleQuery(contract.template, async ({ db }, { conferenceId }) => {
    await requireConference(db, conferenceId);
    return { template: await templateFacts(db, conferenceId) };
  }),
  handleChange(contract.setTemplate, setTemplate, checked),
  handleQuery(contract.write, write),
];
