import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { documentsContract as contract, type DocumentFacts, type Handout } from '../../../server/planning/documents/contract.ts';
import { sitesContract } from '../../../server/planning/sites/contract.ts';
import { accessContract } from '../../../server/planning/sites/access/contract.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import { AppError } from '../../../server/platform/errors.ts';
import { facts } from '../conferences/planning.ts';
import type { Login, TestApp } from '../../helpers/app.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';

/** Outcome of an operation: the code of its refusal, or 'ok'. */
export const outcome = (running: Promise<unknown>): Promise<string> =>
  running.then(
    () => 'ok',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

export const paper = (changes: Partial<DocumentFacts> = {}): DocumentFacts => ({
  kind: 'report',
  title: 'Báo cáo công tác văn phòng',
  resultsFrom: null,
  tasksTo: null,
  adoptedIn: null,
  status: null,
  classification: null,
  ...changes,
});

export const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
export const base64 = (bytes: Buffer): string => bytes.toString('base64');

/** A conference with an organizer and two sites that have joined. */
export async function conferenceWithSites(app: TestApp) {
  const organizer = await app.user({ creator: true, clearance: 3 });
  const { id: conferenceId } = await organizer.run(conferencesContract.create, facts());
  const site = { kind: 'province' as const, aliases: [] as string[], group: false, count: null, expand: null, groupId: null };
  const { id: quangNinh } = await organizer.run(sitesContract.add, { conferenceId, ...site, name: 'Tỉnh ủy Quảng Ninh', province: '22' });
  const { id: caMau } = await organizer.run(sitesContract.add, { conferenceId, ...site, name: 'Tỉnh ủy Cà Mau', province: '96' });
  await organizer.run(accessContract.openAccess, { conferenceId });
  const sites = { quangNinh: await app.link('site', conferenceId, quangNinh), caMau: await app.link('site', conferenceId, caMau) };
  return { conferenceId, organizer, quangNinh, caMau, sites };
}

/** A participant of a conference with a login of their own. */
export async function delegate(app: TestApp, organizer: Login, conferenceId: string, clearance = 0) {
  const person = newParticipantFacts({ name: 'Nguyễn Văn An' });
  const { id: participantId } = await organizer.run(participantsContract.add, { conferenceId, ...person });
  return { participantId, login: await app.bound(conferenceId, 'delegate', { participantId }, { clearance }) };
}

/** A document with one file, handed out. */
export async function givenOut(
  organizer: Login,
  conferenceId: string,
  handouts: Handout[],
  changes: Partial<DocumentFacts> = {},
): Promise<string> {
  const { id } = await organizer.run(contract.add, { conferenceId, ...paper(changes) });
  await organizer.run(contract.addFile, { conferenceId, id, name: 'bao-cao.pdf', content: base64(PDF) });
  await organizer.run(contract.handOut, { conferenceId, id, version: 1, stamp: null, handouts });
  return id;
}
