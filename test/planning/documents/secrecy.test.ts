import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentsContract as contract, type Handout } from '../../../server/planning/documents/contract.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { accessContract } from '../../../server/planning/sites/access/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { conferenceWithSites, delegate, givenOut, outcome, paper } from './papers.ts';

describe('who reads a document', () => {
  let app: TestApp;
  let room: Awaited<ReturnType<typeof conferenceWithSites>>;
  beforeAll(async () => {
    app = await startApp();
    room = await conferenceWithSites(app);
  });
  afterAll(() => app.end());

  const give = (handouts: Handout[], changes: Parameters<typeof paper>[0] = {}) =>
    givenOut(room.organizer, room.conferenceId, handouts, changes);
  /** What a login gets of one document in every way: the list, the search, the document and its file. */
  async function doors(login: Pick<Login, 'run'>, id: string) {
    const { conferenceId } = room;
    const listed = async (search: string) => {
      const { documents } = await login.run(contract.list, { conferenceId, search });
      return documents.some((document) => document.id === id);
    };
    return {
      listed: await listed(''),
      found: await listed('bao cao'),
      document: await outcome(login.run(contract.get, { conferenceId, id })),
      file: await outcome(login.run(contract.openFile, { conferenceId, id, number: 1 })),
    };
  }
  const OPEN = { listed: true, found: true, document: 'ok', file: 'ok' };
  const SHUT = { listed: false, found: false, document: 'not-found', file: 'not-found' };

  it('is only staff until it is handed out', async () => {
    const id = await give([]);
    const { login } = await delegate(app, room.organizer, room.conferenceId);
    const viewer = await app.member(room.conferenceId, 'viewer');
    const secretary = await app.member(room.conferenceId, 'secretary');
    expect(await doors(secretary, id)).toEqual(OPEN);
    for (const other of [room.sites.quangNinh, login, viewer]) expect(await doors(other, id)).toEqual(SHUT);
  });

  it('is one site and its technician, and no other, if it is handed out to that site', async () => {
    const id = await give([{ target: 'site', id: room.quangNinh }]);
    const own = await app.bound(room.conferenceId, 'technician', { siteId: room.quangNinh });
    const other = await app.bound(room.conferenceId, 'technician', { siteId: room.caMau });
    expect(await doors(room.sites.quangNinh, id)).toEqual(OPEN);
    expect(await doors(own, id)).toEqual(OPEN);
    expect(await doors(room.sites.caMau, id)).toEqual(SHUT);
    expect(await doors(other, id)).toEqual(SHUT);
  });

  it('is the one participant to whom it is handed out, and no other', async () => {
    const one = await delegate(app, room.organizer, room.conferenceId);
    const other = await delegate(app, room.organizer, room.conferenceId);
    const id = await give([{ target: 'participant', id: one.participantId }]);
    expect(await doors(one.login, id)).toEqual(OPEN);
    expect(await doors(other.login, id)).toEqual(SHUT);
    expect(await doors(room.sites.quangNinh, id)).toEqual(SHUT);
  });

  it('is a role and no other if it is handed out to that role', async () => {
    const id = await give([{ target: 'role', id: 'delegate' }]);
    const { login } = await delegate(app, room.organizer, room.conferenceId);
    expect(await doors(login, id)).toEqual(OPEN);
    expect(await doors(room.sites.quangNinh, id)).toEqual(SHUT);
    expect(await doors(await app.member(room.conferenceId, 'viewer'), id)).toEqual(SHUT);
  });

  it('is nobody without clearance, not even organizers and named recipients', async () => {
    const cleared = await delegate(app, room.organizer, room.conferenceId, 1);
    const uncleared = await delegate(app, room.organizer, room.conferenceId);
    const handouts: Handout[] = [{ target: 'everyone' }, { target: 'participant', id: uncleared.participantId }];
    const id = await give(handouts, { classification: 'mat' });
    expect(await doors(cleared.login, id)).toEqual(OPEN);
    for (const other of [uncleared.login, room.sites.quangNinh, await app.member(room.conferenceId, 'organizer')])
      expect(await doors(other, id)).toEqual(SHUT);
  });

  it('excludes everybody without clearance the moment it is classified', async () => {
    const id = await give([{ target: 'everyone' }]);
    expect(await doors(room.sites.caMau, id)).toEqual(OPEN);
    await room.organizer.run(contract.edit, { conferenceId: room.conferenceId, id, version: 2, ...paper({ classification: 'toi-mat' }) });
    expect(await doors(room.sites.caMau, id)).toEqual(SHUT);
  });

  it('excludes recipients the moment it is withdrawn', async () => {
    const id = await give([{ target: 'site', id: room.quangNinh }]);
    await room.organizer.run(contract.handOut, { conferenceId: room.conferenceId, id, version: 2, stamp: null, handouts: [] });
    expect(await doors(room.sites.quangNinh, id)).toEqual(SHUT);
  });

  it('is nobody of another conference, and no document can be reached through another conference', async () => {
    const id = await give([{ target: 'everyone' }]);
    const other = await conferenceWithSites(app);
    const { conferenceId } = room;
    for (const stranger of [other.organizer, other.sites.quangNinh]) {
      expect(await outcome(stranger.run(contract.list, { conferenceId }))).toBe('not-found');
      expect(await outcome(stranger.run(contract.openFile, { conferenceId, id, number: 1 }))).toBe('not-found');
      expect(await outcome(stranger.run(contract.openFile, { conferenceId: other.conferenceId, id, number: 1 }))).toBe('not-found');
    }
  });

  it('is no viewer without a login, unless it is handed out to viewers', async () => {
    const [everyone, viewers] = [await give([{ target: 'everyone' }]), await give([{ target: 'role', id: 'viewer' }])];
    const { conferenceId, organizer } = room;
    expect(await outcome(app.nobody.run(contract.list, { conferenceId }))).toBe('unauthenticated');
    const settings = { viewersSignIn: false, address: 'comrade', form: 'party' } as const;
    const { conference } = await organizer.run(conferencesContract.get, { conferenceId });
    await organizer.run(conferencesContract.configure, { conferenceId, version: conference.version, ...settings });
    expect(await doors(app.nobody, everyone)).toEqual(SHUT);
    expect(await doors(app.nobody, viewers)).toEqual(OPEN);
    await organizer.run(conferencesContract.configure, { conferenceId, version: conference.version + 1, ...settings, viewersSignIn: true });
  });

  it('does not learn about other recipients, earlier versions, the draft agenda, or who read it', async () => {
    const { conferenceId, organizer } = room;
    const id = await give([
      { target: 'site', id: room.quangNinh },
      { target: 'site', id: room.caMau },
    ]);
    await organizer.run(contract.addFile, { conferenceId, id, name: 'ban-2.txt', content: Buffer.from('Bản hai').toString('base64') });
    const { document } = await room.sites.quangNinh.run(contract.get, { conferenceId, id });
    const { handouts, items, sites, files } = document;
    expect({ handouts, items, sites }).toEqual({ handouts: [], items: [], sites: null });
    expect(files.map(({ number, uploadedBy }) => ({ number, uploadedBy }))).toEqual([{ number: 2, uploadedBy: null }]);
    expect(await outcome(room.sites.quangNinh.run(contract.openFile, { conferenceId, id, number: 1 }))).toBe('not-found');
    expect(await outcome(room.sites.quangNinh.run(contract.circulation, { conferenceId, id }))).toBe('forbidden');
  });

  it('is no organizer without clearance, who can neither edit nor remove it', async () => {
    const { conferenceId } = room;
    const id = await give([], { classification: 'mat' });
    const uncleared = await app.member(conferenceId, 'organizer');
    const refused = [
      uncleared.run(contract.edit, { conferenceId, id, version: 2, ...paper() }),
      uncleared.run(contract.remove, { conferenceId, id, version: 2 }),
      uncleared.run(contract.place, { conferenceId, id, version: 2, before: null }),
      uncleared.run(contract.handOut, { conferenceId, id, version: 2, stamp: null, handouts: [] }),
      uncleared.run(contract.removeFile, { conferenceId, id, number: 1 }),
      uncleared.run(contract.addFile, { conferenceId, id, name: 'a.txt', content: Buffer.from('a').toString('base64') }),
    ];
    expect(await Promise.all(refused.map(outcome))).toEqual(refused.map(() => 'not-found'));
    expect(await outcome(uncleared.run(contract.add, { conferenceId, ...paper({ classification: 'mat' }) }))).toBe('invalid');
  });

  it('is a site that is cleared for it', async () => {
    const { conferenceId, organizer } = room;
    const id = await give([{ target: 'role', id: 'site' }], { classification: 'mat' });
    await organizer.run(accessContract.setClearance, { conferenceId, siteId: room.caMau, clearance: 1 });
    const { document } = await organizer.run(contract.get, { conferenceId, id });
    expect(document.sites).toEqual({ opened: 0, total: 1 });
  });
});
