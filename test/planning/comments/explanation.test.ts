import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commentsContract as contract } from '../../../server/planning/comments/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { commented, ROUND } from './commenting.ts';

describe('the explanation of comments', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.end());

  it('tells the staff figures and reasons, and those who were asked once it is public; nobody else', async () => {
    const { conferenceId, documentId, organizer, sites, send } = await commented(app);
    const answers = [
      { response: 'taken-up', text: null },
      { response: 'not-taken-up', text: 'Ngoài phạm vi' },
    ] as const;
    for (const answer of answers) {
      const { id } = await send(sites.caMau, { text: answer.response });
      await organizer.run(contract.respond, { conferenceId, id, version: 1, ...answer });
    }
    await send(sites.caMau, { text: 'chưa trả lời' });
    const viewer = await app.member(conferenceId, 'viewer');
    const told = async (login: Login) =>
      (await login.run(contract.explained, { conferenceId })).documents.map(({ counts, comments }) => [
        counts['taken-up'],
        counts['not-taken-up'],
        counts.open,
        ...comments.map(({ responseText }) => responseText),
      ]);
    const all = [[1, 1, 1, 'Ngoài phạm vi']];
    expect([await told(organizer), await told(sites.quangNinh), await told(viewer)]).toEqual([all, [], []]);
    await organizer.run(contract.setRound, { conferenceId, documentId, ...ROUND, version: 1, groups: ['sites'], isPublic: true });
    expect([await told(organizer), await told(sites.quangNinh), await told(viewer)]).toEqual([all, all, []]);
  });

  it('tells nobody of a document for which they are not cleared', async () => {
    const { conferenceId, organizer, sites, send } = await commented(app, ['sites', 'members'], { classification: 'mat' });
    const { id } = await send(organizer);
    await organizer.run(contract.respond, { conferenceId, id, version: 1, response: 'partly', text: 'Vì …' });
    const chair = await app.member(conferenceId, 'chair');
    const told = async (login: Login) => (await login.run(contract.explained, { conferenceId })).documents.length;
    expect([await told(organizer), await told(chair), await told(sites.caMau)]).toEqual([1, 0, 0]);
  });
});
