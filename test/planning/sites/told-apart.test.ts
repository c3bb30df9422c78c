import { describe, expect, it } from 'vitest';
import { ConferenceFile } from '../../../server/record/import-export/contract/format.ts';
import { remarksOn } from '../../../server/record/import-export/rules/remarks.ts';
import { toPlan } from '../../../server/record/import-export/rules/to-plan.ts';
import { toldApart } from '../../../server/planning/sites/rules/told-apart.ts';

let made = 0;
const file = ConferenceFile.parse({
  format: 'conference/1',
  title: 'Hội nghị',
  organizer: 'Văn phòng',
  mode: 'hybrid',
  date: '2025-11-26',
  starts: '08:00',
  sites: [
    { id: 'unit', kind: 'unit', name: 'Cục Lưu trữ' },
    { id: 'hall', kind: 'main', name: 'Hội trường A' },
    { id: 'other-hall', kind: 'main', name: 'Hội trường B' },
    { id: 'twin', kind: 'unit', name: 'Cục lưu trữ' },
    { id: 'third', kind: 'unit', name: 'Cục Lưu trữ (2)' },
  ],
});
const plan = toPlan(file, () => `id-${++made}`);

describe('the sites of a file', () => {
  it('have one main hall, the first, and no name twice', () => {
    expect(plan.sites.map(({ kind, name }) => [kind, name])).toEqual([
      ['unit', 'Cục Lưu trữ'],
      ['main', 'Hội trường A'],
      ['other', 'Hội trường B'],
      ['unit', 'Cục lưu trữ (3)'],
      ['unit', 'Cục Lưu trữ (2)'],
    ]);
  });

  it('are remarked on where they are read otherwise than they were written', () => {
    expect(remarksOn(file, plan, 3)).toEqual([
      { code: 'second-main-hall', paths: ['sites[2].kind'] },
      { code: 'site-renamed', paths: ['sites[3].name'] },
    ]);
  });

  it('stay as they are once they are told apart', () => {
    expect(toldApart(plan.sites)).toEqual(plan.sites);
  });
});
