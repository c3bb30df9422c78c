import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaContract as contract, type SittingFacts } from '../../../server/planning/agenda/contract.ts';
import { agendaEditorContract } from '../../../server/planning/agenda-editor/contract.ts';
import { sittingsInOrder } from '../../../server/planning/agenda/rules/sitting-order.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { startDraft } from './draft.ts';

type When = readonly [date: string | null, starts: SittingFacts['starts']];
const ordered = (...sittings: When[]): string[] =>
  sittingsInOrder(sittings.map(([date, starts], at) => ({ name: 'abcdef'[at] ?? '', date, starts }))).map(({ name }) => name);

describe('the order of sittings', () => {
  it('is that of their days and starts, by the clock or by the part of the day', () => {
    expect(ordered(['2025-11-27', '08:00'], ['2025-11-26', '14:00'], ['2025-11-26', '08:00'])).toEqual(['c', 'b', 'a']);
    expect(ordered(['2025-11-26', 'evening'], ['2025-11-26', '14:00'], ['2025-11-26', 'morning'])).toEqual(['c', 'b', 'a']);
  });

  it('stays as it is between equal ones, and where nothing is known', () => {
    expect(ordered(['2025-11-26', '08:00'], ['2025-11-26', '08:00'])).toEqual(['a', 'b']);
    expect(ordered([null, '14:00'], [null, '08:00'], [null, null])).toEqual(['a', 'b', 'c']);
  });

  it('keeps a sitting without a day behind the one before it', () => {
    expect(ordered(['2025-11-27', null], [null, '08:00'], ['2025-11-26', null])).toEqual(['c', 'a', 'b']);
    expect(ordered([null, null], ['2025-11-27', null], ['2025-11-26', null])).toEqual(['a', 'c', 'b']);
  });

  it('puts a sitting without a start beside those of its day', () => {
    expect(ordered(['2025-11-26', '08:00'], ['2025-11-26', '14:00'], ['2025-11-27', '08:00'], ['2025-11-26', null])).toEqual([
      'a',
      'b',
      'd',
      'c',
    ]);
    expect(ordered(['2025-11-26', null], ['2025-11-26', '08:00'])).toEqual(['a', 'b']);
  });
});

describe('sittings in the plan', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.end());

  it('stand in the order of time however they were added, with their items in that order', async () => {
    const { conferenceId, organizer, add, titles } = await startDraft(app);
    const sitting = (date: string, starts: SittingFacts['starts']) =>
      organizer.run(contract.addSitting, { conferenceId, title: `${date} ${starts}`, date, starts });
    const { id: last } = await sitting('2025-11-27', '08:00');
    await add('Bế mạc', { sittingId: last });
    const { id: first } = await sitting('2025-11-26', '14:00');
    await add('Khai mạc', { sittingId: first });
    const agenda = () => organizer.run(agendaEditorContract.get, { conferenceId });
    expect(await titles()).toEqual([['Khai mạc'], ['Bế mạc']]);
    expect((await agenda()).items.map(({ title }) => title)).toEqual(['Khai mạc', 'Bế mạc']);
    const facts = { title: null, date: '2025-11-26', starts: '08:00' };
    await organizer.run(contract.editSitting, { conferenceId, id: last, version: 1, ...facts });
    expect((await agenda()).items.map(({ title }) => title)).toEqual(['Bế mạc', 'Khai mạc']);
  });
});
