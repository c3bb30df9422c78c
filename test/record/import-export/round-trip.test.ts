import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConferenceFile } from '../../../server/record/import-export/contract/format.ts';
import { toFile } from '../../../server/record/import-export/rules/to-file.ts';
import { toPlan } from '../../../server/record/import-export/rules/to-plan.ts';
import { Plan } from '../../../server/planning/plan/contract.ts';
import { newId } from '../../../server/platform/ids.ts';
import { validFile } from './valid-files.ts';

const text = readFileSync('prisma/seed/conference-2025.json', 'utf8');
const imported = (file: unknown): Plan => toPlan(ConferenceFile.parse(file), newId);
/** A file as sent: only what JSON can hold. */
const sent = (file: unknown): unknown => JSON.parse(JSON.stringify(file));

/** A plan without the ids that every import generates. */
const withoutNewIds = (plan: Plan) => ({
  ...plan,
  conference: { ...plan.conference, id: '' },
  awards: plan.awards.map((award) => ({ ...award, id: '' })),
  recommendations: plan.recommendations.map((one) => ({ ...one, id: '' })),
  campaigns: plan.campaigns.map((one) => ({ ...one, id: '' })),
});

describe('the conference of 2025', () => {
  test('is exported exactly as the file that was imported', () => {
    expect(JSON.stringify(toFile(imported(JSON.parse(text))), null, 1)).toBe(text.trim());
  });

  test('gets the 34 sites right after their group, and one sitting that holds every item', () => {
    const plan = imported(JSON.parse(text));
    expect(plan.sites.length).toBe(37);
    expect(plan.sites.slice(2, 5).map(({ id, name, groupId }) => [id, name, groupId])).toEqual([
      ['provinces', 'Tỉnh ủy, thành ủy', null],
      ['provinces-91', 'Tỉnh ủy An Giang', 'provinces'],
      ['provinces-24', 'Tỉnh ủy Bắc Ninh', 'provinces'],
    ]);
    expect(plan.sittings.map(({ title, date, starts }) => [title, date, starts])).toEqual([[null, null, null]]);
    expect(new Set(plan.items.map(({ sittingId }) => sittingId))).toEqual(new Set(plan.sittings.map(({ id }) => id)));
  });

  test('keeps unknown values as null', () => {
    const plan = imported(JSON.parse(text));
    expect(plan.items.map(({ minutes }) => minutes)).toEqual(Array(8).fill(null));
    expect(plan.awards.map(({ count }) => count)).toEqual([5, null]);
    expect(plan.sites.find(({ id }) => id === 'units')?.count).toBe(null);
    expect(plan.conference.starts).toBe(null);
  });
});

describe('any valid file', () => {
  test('gives the same conference when it is imported, exported and imported again', () => {
    fc.assert(
      fc.property(validFile, (file) => {
        const plan = imported(sent(file));
        const written = sent(toFile(plan));
        const again = imported(written);
        expect(withoutNewIds(again)).toEqual(withoutNewIds(plan));
        expect(sent(toFile(again))).toEqual(written);
      }),
      { numRuns: 300 },
    );
  });

  test('becomes a plan that the product accepts', () => {
    fc.assert(
      fc.property(validFile, (file) => void Plan.parse(imported(sent(file)))),
      { numRuns: 200 },
    );
  });
});

describe('members of a group', () => {
  const changed = (change: (plan: Plan) => Plan) => {
    const plan = change(imported(JSON.parse(text)));
    return { plan, file: toFile(plan) };
  };
  const rename = (plan: Plan): Plan => ({
    ...plan,
    sites: plan.sites.map((site) => (site.id === 'provinces-22' ? { ...site, name: 'Điểm cầu Quảng Ninh', version: 2 } : site)),
  });

  test('are written as sites of their own once one of them was changed, and the group without expand', () => {
    const { file } = changed(rename);
    expect(file.sites?.length).toBe(37);
    expect(file.sites?.[2]).toEqual({ id: 'provinces', kind: 'province', name: 'Tỉnh ủy, thành ủy', count: 34, 'x-expand': 'provinces' });
    expect(file.sites?.find(({ id }) => id === 'provinces-22')).toEqual({
      id: 'provinces-22',
      kind: 'province',
      name: 'Điểm cầu Quảng Ninh',
      province: '22',
      'x-group': 'provinces',
    });
  });

  test('come back as they were, changed, added to and taken away from', () => {
    for (const change of [
      rename,
      (plan: Plan): Plan => ({ ...plan, sites: plan.sites.filter(({ groupId, province }) => groupId === null || province === '22') }),
    ]) {
      const { plan, file } = changed(change);
      expect(imported(file).sites).toEqual(plan.sites.map((site) => ({ ...site, version: 1 })));
    }
  });

  test('are written if a paper or a participant refers to one of them', () => {
    const { plan, file } = changed((plan) => ({
      ...plan,
      papers: [
        {
          id: 'p1',
          itemId: 'papers',
          participantId: null,
          post: 'Chánh Văn phòng Tỉnh ủy',
          siteId: 'provinces-22',
          topic: null,
          minutes: 10,
          version: 1,
        },
      ],
    }));
    expect(file.agenda?.[2]?.['x-papers']).toEqual([{ id: 'p1', post: 'Chánh Văn phòng Tỉnh ủy', site: 'provinces-22', minutes: 10 }]);
    expect(imported(file).papers).toEqual(plan.papers);
    expect(imported(file).sites).toEqual(plan.sites);
  });

  test('get other ids if the file uses theirs', () => {
    const file = JSON.parse(text) as { sites: unknown[] };
    file.sites.push({ id: 'provinces-22', kind: 'unit', name: 'Đơn vị' });
    expect(
      imported(file)
        .sites.filter(({ province }) => province === '22')
        .map(({ id }) => id),
    ).toEqual(['provinces-22-2']);
    expect(toFile(imported(file)).sites).toEqual(file.sites);
  });
});

test('the place of issue goes along, and what else stands under its key is kept as it came', () => {
  for (const [given, read, kept] of [
    ['Hà Nội', 'Hà Nội', {}],
    [['Hà Nội'], null, { 'x-placeOfIssue': ['Hà Nội'] }],
    [null, null, { 'x-placeOfIssue': null }],
  ] as const) {
    const file = { ...(JSON.parse(text) as object), 'x-placeOfIssue': given };
    const plan = imported(file);
    expect([plan.conference.placeOfIssue, plan.conference.extras]).toEqual([read, kept]);
    expect(sent(toFile(plan))).toEqual(file);
  }
});

test('settings are included if they differ from the defaults', () => {
  const plan = imported(JSON.parse(text));
  const state = { ...plan, conference: { ...plan.conference, form: 'state', viewersSignIn: false } as const };
  expect(toFile(state)['x-settings']).toEqual({ viewersSignIn: false, form: 'state' });
  expect(imported(toFile(state)).conference).toMatchObject({ viewersSignIn: false, address: 'comrade', form: 'state' });
});
