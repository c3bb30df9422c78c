import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { followUpContract as contract, type Matter, type MatterStep } from '../../../server/record/follow-up/contract.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { importSeed, seedItem } from '../../helpers/seeded.ts';
import { FACTS } from './facts.ts';

let app: TestApp;
let organizer: Login;
let conferenceId: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  organizer = await app.user({ creator: true });
  conferenceId = await importSeed(organizer);
});

const get = (id: string) => organizer.run(contract.get, { conferenceId, id });
const kindsOf = async (id: string) => (await get(id)).history.map(({ kind }) => kind);
const add = async (more: object = {}) => (await organizer.run(contract.add, { conferenceId, facts: { ...FACTS, ...more } })).id;
const [first, second] = [0, 1].map((at) => async (): Promise<Matter> => {
  const matter = (await organizer.run(contract.list, {})).matters[at];
  if (!matter) throw new Error('The register is too short.');
  return matter;
}) as [() => Promise<Matter>, () => Promise<Matter>];
const step = (kind: MatterStep['kind'], text: string | null = null): MatterStep => ({
  kind,
  on: '2025-11-26',
  text,
  body: null,
  number: null,
  reached: null,
});

describe('merging', () => {
  it('closes one matter with a trace on both, and its tasks go along; reopening undoes it', async () => {
    const [one, other] = [await first(), await second()];
    const task = await add({ kind: 'task', partOf: one.id });
    await organizer.run(contract.merge, { conferenceId, id: one.id, version: 0, into: other.id });
    const merged = await get(one.id);
    expect([merged.matter.status, merged.matter.mergedInto, await kindsOf(one.id), await kindsOf(other.id)]).toEqual([
      'closed',
      other.id,
      ['merged'],
      ['absorbed'],
    ]);
    expect([(await get(task)).matter.partOf, merged.history.map(({ text }) => text)]).toEqual([other.id, [other.text]]);
    await organizer.run(contract.record, { conferenceId, id: one.id, version: 1, step: step('reopened', 'Gộp nhầm') });
    expect((await get(one.id)).matter).toMatchObject({ status: 'open', mergedInto: null });
  });

  it('is refused with itself, another kind, something settled or unknown, and of a version that is gone', async () => {
    const [one, other] = [await first(), await second()];
    const task = await add({ kind: 'task' });
    const refusal = async (into: string, version = 0) =>
      organizer
        .run(contract.merge, { conferenceId, id: one.id, version, into })
        .catch((error: { code: string; faults: { message: string }[] }) => [error.code, ...error.faults.map(({ message }) => message)]);
    for (const into of [one.id, task, 'khong-co']) expect([into, await refusal(into)]).toEqual([into, ['invalid', 'no-such-reference']]);
    await organizer.run(contract.record, { conferenceId, id: other.id, version: 0, step: step('done') });
    expect([await refusal(other.id), await refusal(other.id, 3)]).toEqual([['invalid', 'into-settled'], ['stale']]);
    expect(await kindsOf(one.id)).toEqual([]);
  });
});

it('merging tells nobody who is not cleared the words of a classified matter', async () => {
  const cleared = await app.user({ administrator: true, clearance: 3 });
  const SECRET = 'Nội dung mật';
  const { id: secret } = await cleared.run(contract.add, { conferenceId, facts: { ...FACTS, text: SECRET, classification: 'mat' } });
  const [open, other] = [await add({ text: 'Một' }), await add({ text: 'Hai' })];
  await cleared.run(contract.merge, { conferenceId, id: open, version: 1, into: secret });
  await cleared.run(contract.merge, { conferenceId, id: secret, version: 2, into: other });
  const told = JSON.stringify(await Promise.all([open, other].map(get)));
  expect([told.includes(SECRET), (await kindsOf(open)).at(-1), (await kindsOf(other)).at(-1)]).toEqual([false, 'merged', 'absorbed']);
});

describe('splitting', () => {
  it('makes new matters with their own words and what the first one says otherwise', async () => {
    const one = await first();
    const { ids } = await organizer.run(contract.split, { conferenceId, id: one.id, version: 0, texts: ['Về chế độ', 'Về biên chế'] });
    const parts = await Promise.all(ids.map(async (id) => (await get(id)).matter));
    expect(parts.map(({ text, owner, lastDay, fromId, splitFrom }) => ({ text, owner, lastDay, fromId, splitFrom }))).toEqual(
      ['Về chế độ', 'Về biên chế'].map((text) => ({ text, owner: one.owner, lastDay: one.lastDay, fromId: one.fromId, splitFrom: one.id })),
    );
    expect([await kindsOf(one.id), await kindsOf(ids[0] ?? '')]).toEqual([['split'], ['split-off']]);
    expect((await get(one.id)).related.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });
});

it('splitting repeats no words of a classified matter, which a part may outlive', async () => {
  const cleared = await app.user({ administrator: true, clearance: 3 });
  const SECRET = 'Nội dung mật';
  const secret = { ...FACTS, text: SECRET, classification: 'mat' as const };
  const { id } = await cleared.run(contract.add, { conferenceId, facts: secret });
  const texts = ['Phần công khai', 'Phần mật'];
  const { ids } = await cleared.run(contract.split, { conferenceId, id, version: 1, texts });
  const part = ids[0] ?? '';
  await cleared.run(contract.edit, {
    conferenceId,
    id: part,
    version: 1,
    facts: { ...secret, text: 'Phần công khai', classification: null },
  });
  const { matter, history } = await get(part);
  expect([matter.text, history.map(({ kind, text }) => [kind, text])]).toEqual([
    'Phần công khai',
    [
      ['split-off', null],
      ['edited', null],
    ],
  ]);
  const whole = await cleared.run(contract.get, { conferenceId, id });
  expect(whole.history.map(({ kind, text }) => [kind, text])).toEqual([
    ['raised', null],
    ['split', null],
  ]);
});

describe('words of the minutes', () => {
  it('are put into the register once, with their item and moment', async () => {
    const itemId = await seedItem(organizer, conferenceId, 'closing');
    await organizer.run(publishingContract.publish, { conferenceId, note: null });
    const input = {
      conferenceId,
      facts: { ...FACTS, text: 'Giao Văn phòng rà soát' },
      minutes: { part: `item.${itemId}`, at: 1_764_120_000_000 },
    };
    const { id } = await organizer.run(contract.add, input);
    expect((await get(id)).matter).toMatchObject({ itemId, saidAt: 1_764_120_000_000, classification: null });
    await expect(
      organizer.run(contract.add, { ...input, facts: { ...input.facts, text: ' giao  văn phòng rà soát' } }),
    ).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ path: 'facts.text', message: 'already-listed' }],
    });
    expect((await organizer.run(contract.list, { kind: 'recommendation' })).total).toBe(4);
  });

  it('of a classified item are as classified as it is, and are taken from nobody who may not read it', async () => {
    const itemId = await seedItem(organizer, conferenceId, 'directive');
    await app.db.agendaItem.update({ where: { conferenceId_id: { conferenceId, id: itemId } }, data: { classification: 'toi-mat' } });
    await organizer.run(publishingContract.publish, { conferenceId, note: null });
    const cleared = await app.user({ administrator: true, clearance: 3 });
    const input = { conferenceId, facts: FACTS, minutes: { part: `item.${itemId}`, at: null } };
    await expect(organizer.run(contract.add, input)).rejects.toMatchObject({ code: 'not-found' });
    const { id } = await cleared.run(contract.add, input);
    expect((await cleared.run(contract.get, { conferenceId, id })).matter.classification).toBe('toi-mat');
    expect((await organizer.run(contract.list, {})).total).toBe(3);
  });
});
