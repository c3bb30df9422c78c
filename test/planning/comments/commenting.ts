import { commentsContract as contract, type AskedGroup, type CommentFacts } from '../../../server/planning/comments/contract.ts';
import { documentsContract, type DocumentFacts } from '../../../server/planning/documents/contract.ts';
import type { Login, TestApp } from '../../helpers/app.ts';
import { base64, conferenceWithSites, paper, PDF } from '../documents/papers.ts';

export const FACTS: CommentFacts = { speaker: null, place: 'Phần II, mục 3', quote: null, text: 'Đề nghị bổ sung số liệu' };

export const ROUND = { version: 0, deadline: null, isClosed: false, isPublic: false };

/** A draft with one file. */
export async function draftIn(organizer: Login, conferenceId: string, changes: Partial<DocumentFacts> = {}): Promise<string> {
  const { id } = await organizer.run(documentsContract.add, { conferenceId, ...paper({ kind: 'draft', ...changes }) });
  await organizer.run(documentsContract.addFile, { conferenceId, id, name: 'du-thao.pdf', content: base64(PDF) });
  return id;
}

/** A conference with two sites and a draft on which comments are asked. */
export async function commented(app: TestApp, groups: AskedGroup[] = ['sites'], changes: Partial<DocumentFacts> = {}) {
  const conference = await conferenceWithSites(app);
  const { organizer, conferenceId } = conference;
  const documentId = await draftIn(organizer, conferenceId, changes);
  await organizer.run(contract.setRound, { conferenceId, documentId, ...ROUND, groups });
  const send = (login: Login, facts: Partial<CommentFacts> = {}) =>
    login.run(contract.add, { conferenceId, documentId, ...FACTS, ...facts });
  const own = async (login: Login) => (await login.run(contract.own, { conferenceId })).documents;
  const list = (login: Login = organizer) => login.run(contract.list, { conferenceId, documentId });
  const texts = async (login: Login) => (await own(login)).flatMap((document) => document.own.map(({ text }) => text));
  return { ...conference, documentId, send, own, list, texts };
}
