import { describe, expect, it } from 'vitest';
import { PageCache } from '../../server/platform/pages/page-cache.ts';
import { MORNING } from '../helpers/app.ts';

/** The page of one reader. */
const place = (key: string, conferenceId = 'c1') => ({ key, conferenceId, address: `/${conferenceId}` });

const begun = () => {
  const clock = { now: MORNING };
  return { clock, pages: new PageCache(() => clock.now, 2000) };
};

describe('cached pages', () => {
  it('are found again until they expire', () => {
    const { clock, pages } = begun();
    const kept = pages.keep(place('one'), '<p>Một</p>', pages.moment);
    clock.now += 1999;
    expect(pages.find('one')).toMatchObject(kept);
    clock.now += 1;
    expect(pages.find('one')).toBe(null);
  });

  it('have an ETag by their content', () => {
    const { pages } = begun();
    const tag = (key: string, text: string) => pages.keep(place(key), text, pages.moment).tag;
    expect([tag('one', 'a') === tag('two', 'a'), tag('one', 'a') === tag('one', 'b')]).toEqual([true, false]);
  });

  it('are dropped with their conference, or all if no conference is named', () => {
    const { pages } = begun();
    const keepBoth = () => ['c1', 'c2'].forEach((id) => pages.keep(place(id, id), id, pages.moment));
    const found = () => ['c1', 'c2'].map((id) => pages.find(id) !== null);
    keepBoth();
    pages.forget('c1');
    expect(found()).toEqual([false, true]);
    keepBoth();
    pages.forget(undefined);
    expect(found()).toEqual([false, false]);
  });

  it('are known by their address as long as one of them is cached', () => {
    const { pages } = begun();
    pages.keep(place('one'), 'a', pages.moment);
    pages.keep(place('two'), 'b', pages.moment);
    expect([pages.has('/c1'), pages.has('/c2')]).toEqual([true, false]);
    pages.forget('c1');
    expect(pages.has('/c1')).toBe(false);
  });

  it('are not cached if something changed while they were being rendered', () => {
    const { pages } = begun();
    const { moment } = pages;
    pages.forget('c1');
    expect(pages.keep(place('one'), 'old', moment).bytes.toString()).toBe('old');
    expect(pages.find('one')).toBe(null);
  });
});
