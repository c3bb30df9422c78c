import { describe, expect, it } from 'vitest';
import { OpenLevels } from '../../../client/live/media/open-levels.ts';

describe('levels that the desk hears itself', () => {
  it('are only those of open microphones', () => {
    const levels = new OpenLevels();
    levels.follow({ floorSound: 'one', hallSound: 'main' });
    levels.read((slot) => (slot === 'floorSound' ? 0.5 : 0.25));
    expect([...levels.bySite]).toEqual([
      ['one', 0.5],
      ['main', 0.25],
    ]);
    levels.follow({ floorSound: null, hallSound: 'main' });
    expect([...levels.bySite]).toEqual([['main', 0.25]]);
  });

  it('give way to what sites report as soon as the browser hears nothing', () => {
    const levels = new OpenLevels();
    levels.follow({ floorSound: 'one', hallSound: 'main' });
    levels.read(() => 0.5);
    levels.read((slot) => (slot === 'floorSound' ? null : 0.5));
    expect([...levels.bySite]).toEqual([['main', 0.5]]);
  });
});
