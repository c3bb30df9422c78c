import { describe, expect, it } from 'vitest';
import { numberedSitting, sittingName } from '../../../server/planning/agenda-editor/presenter/index.ts';
import { titleBeside } from '../../../server/planning/agenda-editor/presenter/sitting-names.ts';

describe('the name of a sitting', () => {
  it('says its number once, whatever its title repeats', () => {
    const titles = ['Phiên 2', 'phiên  2', 'Sitting 2', 'Phiên 2: Tham luận', 'Phiên 2 – Tham luận', 'Phiên 2. Tham luận'];
    expect(titles.map((title) => numberedSitting('vi', title, 1))).toEqual([
      'Phiên 2',
      'Phiên 2',
      'Phiên 2',
      'Phiên 2: Tham luận',
      'Phiên 2: Tham luận',
      'Phiên 2: Tham luận',
    ]);
  });

  it('keeps a title that says something else', () => {
    expect(['Phiên 20', 'Phiên 2A', 'Phiên 1', 'Bế mạc', null].map((title) => titleBeside(title, 1))).toEqual([
      'Phiên 20',
      'Phiên 2A',
      'Phiên 1',
      'Bế mạc',
      null,
    ]);
    expect([sittingName('en', 1), numberedSitting('en', null, 1)]).toEqual(['Sitting 2', 'Sitting 2']);
  });
});
