import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConferenceFile } from '../../../server/record/import-export/contract/format.ts';
import { interchangeContract } from '../../../server/record/import-export/contract/index.ts';
import { followUpContract as contract, type MatterStep } from '../../../server/record/follow-up/contract.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { importSeed, seedItem } from '../../helpers/seeded.ts';
import { FACTS } from './facts.ts';

const answer: MatterStep = {
  kind: 'answered',
  on: '2025-11-26',
  text: 'Đã giải quyết.',
  body: 'Văn phòng',
  number: '12-CV/VPTW',
  reached: null,
};

describe('the file of a conference', () => {
  let app: TestApp;
  let organizer: Login;
  let conferenceId: string;
  beforeAll(async () => {
    app = await startApp();
    organizer = await app.user({ creator: true });
    conferenceId = await importSeed(organizer);
  });
  afterAll(() => app.end());

  const exported = async (id: string, login = organizer) =>
    ConferenceFile.parse(await login.run(interchangeContract.export, { conferenceId: id }));
  const told = async (id: string) => {
    const { matters } = await organizer.run(contract.list, { of: id });
    const own = matters.filter((matter) => matter.conferenceId === id);
    const all = await Promise.all(own.map((matter) => organizer.run(contract.get, { conferenceId: id, id: matter.id })));
    return all.map(({ matter, history, related }) => {
      const { text, status, statusOn, lastDay, owner, fromName, measure, reached, saidAt } = matter;
      const lines = history.map(({ by: _by, ...line }) => line);
      return { text, status, statusOn, lastDay, owner, fromName, measure, reached, saidAt, lines, related: related.map((one) => one.text) };
    });
  };

  it('has no register while nothing is recorded, and then all of it, which an import brings back', async () => {
    expect('x-matters' in (await exported(conferenceId))).toBe(false);
    const [first] = (await organizer.run(contract.list, { of: conferenceId })).matters;
    if (!first) throw new Error('The register is empty.');
    await organizer.run(contract.record, { conferenceId, id: first.id, version: 0, step: answer });
    const itemId = await seedItem(organizer, conferenceId, 'closing');
    await organizer.run(publishingContract.publish, { conferenceId, note: null });
    const facts = {
      ...FACTS,
      kind: 'task' as const,
      partOf: first.id,
      measure: { unit: 'văn bản', target: 5 },
      ownerId: organizer.actor.id,
      due: { before: '2025-12-31' },
    };
    const task = await organizer.run(contract.add, { conferenceId, facts, minutes: { part: `item.${itemId}`, at: 1_764_120_000_000 } });
    await organizer.run(contract.record, {
      conferenceId,
      id: task.id,
      version: 1,
      step: { ...answer, kind: 'progress', number: null, reached: 3 },
    });
    const { ids } = await organizer.run(contract.split, { conferenceId, id: task.id, version: 2, texts: ['Phần hai'] });
    await organizer.run(contract.merge, { conferenceId, id: ids[0] ?? '', version: 1, into: task.id });
    const file = await exported(conferenceId);
    const again = await organizer.run(interchangeContract.import, file);
    expect(await told(again.id)).toEqual(await told(conferenceId));
    const item = await seedItem(organizer, again.id, 'closing');
    const copy = (await organizer.run(contract.list, { of: again.id, kind: 'task' })).matters[0];
    expect([copy?.itemId, copy?.ownerId, JSON.stringify(file).includes(organizer.actor.id)]).toEqual([item, null, false]);
    const ordered = ({ 'x-matters': matters, ...rest }: ConferenceFile) => ({ ...rest, n: (matters as unknown[]).length });
    expect(ordered(await exported(again.id))).toEqual(ordered(file));
  });

  it('holds nothing above the clearance of who exports it, and keeps what it cannot read as it came', async () => {
    const cleared = await app.user({ administrator: true, clearance: 3 });
    await cleared.run(contract.add, { conferenceId, facts: { ...FACTS, text: 'Việc mật', classification: 'mat' } });
    const holds = async (login: Login) => JSON.stringify(await exported(conferenceId, login)).includes('Việc mật');
    expect([await holds(organizer), await holds(cleared)]).toEqual([false, true]);
    const { 'x-matters': _matters, ...file } = await exported(conferenceId);
    const strange = { ...file, 'x-matters': [{ of: 'somebody else' }] };
    const { id } = await organizer.run(interchangeContract.import, ConferenceFile.parse(strange));
    expect((await exported(id))['x-matters']).toEqual([{ of: 'somebody else' }]);
  });
});
