import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '../server/accounts/store.ts';
import { accountsContract } from '../server/accounts/contract.ts';
import { interchangeContract } from '../server/record/import-export/contract/index.ts';
import { accessContract } from '../server/planning/sites/access/contract.ts';
import { seed } from '../server/cli/seed.ts';
import { startApp, type TestApp } from './helpers/app.ts';
import { contentsOf } from './helpers/tables.ts';

const FILE: unknown = JSON.parse(readFileSync('prisma/seed/conference-2025.json', 'utf8'));

describe('the first start', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startApp({ now: 'real' });
  });
  afterEach(() => app.end());

  it('creates five accounts with one password, and the conference of 2025 with codes for 35 sites', async () => {
    expect(await seed(app, 'matkhau-1')).toEqual({ names: ['admin', 'organizer', 'chair', 'secretary', 'viewer'], password: 'matkhau-1' });
    const [conference, ...others] = await app.db.conference.findMany();
    expect([conference?.title, conference?.publishedNumber, others.length]).toEqual([
      'Hội nghị toàn quốc công tác Văn phòng tỉnh ủy, thành ủy năm 2025',
      1,
      0,
    ]);
    const { access } = await app.bus.run(accessContract.access, SYSTEM, { conferenceId: conference?.id });
    expect(access.length).toBe(35);
    const { token } = await app.nobody.run(accountsContract.signIn, { name: 'organizer', password: 'matkhau-1' });
    expect(token.length).toBeGreaterThan(20);
  });

  it('generates a password if none is given, another one each time', async () => {
    const first = await seed(app, null);
    await app.db.session.deleteMany();
    await app.db.membership.deleteMany();
    await app.db.user.deleteMany();
    expect((await seed(app, null))?.password).not.toBe(first?.password);
  });

  it('changes nothing in a database with accounts', async () => {
    await app.user();
    const before = await contentsOf(app.db);
    expect(await seed(app, 'matkhau-1')).toBeNull();
    expect(await contentsOf(app.db)).toEqual(before);
  });

  it('creates accounts, but no example, if a conference was imported before', async () => {
    const { id } = await app.bus.run(interchangeContract.import, SYSTEM, FILE);
    await seed(app, 'matkhau-1');
    expect((await app.db.conference.findMany()).map((conference) => conference.id)).toEqual([id]);
    expect(await app.db.user.count()).toBe(5);
  });
});
