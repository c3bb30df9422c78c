import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AWARD_CLASSES, AWARD_KINDS, awardsContract, type Award } from '../../../server/planning/awards/contract.ts';
import { awardRows, awardSumRows } from '../../../server/planning/awards/presenter.ts';
import { catalogueOn, inAwardOrder } from '../../../server/planning/awards/rules/award-order.ts';
import { awardSums } from '../../../server/planning/awards/rules/award-sums.ts';
import { AWARD_CATALOGUES } from '../../../server/planning/awards/rules/catalogues.ts';
import { interchangeContract } from '../../../server/record/import-export/contract/index.ts';
import { awardsPaper } from '../../../server/record/printouts/presenter/awards.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { importSeed } from '../../helpers/seeded.ts';
import { plan } from '../../record/printouts/fixtures.ts';

const catalogue = catalogueOn('2025-11-26', AWARD_CATALOGUES);
const award = (title: string, given: Partial<Award> = {}): Award => ({
  id: [title, given.class, given.grantor].filter(Boolean).join(', '),
  kind: 'order',
  title,
  class: null,
  grantor: null,
  recipientKind: 'collective',
  count: null,
  recipients: [],
  receiving: [],
  perBatch: null,
  campaign: null,
  presenters: [],
  decision: null,
  version: 1,
  extras: {},
  ...given,
});
const called = (awards: readonly Award[]) => awards.map(({ id }) => id);
const ordered = (...awards: Award[]) => called(inAwardOrder(awards.toReversed(), catalogue));

describe('the order of awards', () => {
  it('takes the word of a kind as it is written, whatever signs it has', () => {
    const kinds = [{ kind: 'order' as const, word: 'Huân chương (a+)+ [', titles: ['B', 'A'], classed: [] }];
    const awards = [award('A'), award('Huân chương (a+)+ [ B')];
    expect(called(inAwardOrder(awards, { ...catalogue, kinds }))).toEqual(called(awards.toReversed()));
  });

  it('is by kind, as the law lists them', () => {
    const kinds = AWARD_KINDS.map((kind) => award(kind, { kind }));
    expect(ordered(...kinds)).toEqual(AWARD_KINDS);
  });

  it('has orders in their sequence, with the word for the kind or without, whatever the accents', () => {
    const titles = [
      'Huân chương Sao vàng',
      'Hồ Chí Minh',
      'HUÂN CHƯƠNG ĐỘC LẬP',
      'Huân chương Lao động hạng Nhất',
      'Huân chương Hữu nghị',
      'Huân chương khác',
    ];
    expect(ordered(...titles.map((title) => award(title)))).toEqual(titles);
  });

  it('has classes from the first to the third, and one that is not known last', () => {
    const classes = [...AWARD_CLASSES, null].map((rank) => award('Huân chương Lao động', { class: rank }));
    expect(inAwardOrder(classes.toReversed(), catalogue).map((one) => one.class)).toEqual(['first', 'second', 'third', null]);
  });

  it('has grantors from the state over the Government and central bodies to provinces, and one that is not known last', () => {
    const grantors = ['Chủ tịch nước', 'Chính phủ', 'Thủ tướng Chính phủ', 'Văn phòng Chính phủ', 'Ủy ban nhân dân thành phố Huế', null];
    const awards = grantors.map((grantor) => award('Bằng khen', { kind: 'certificate-of-merit', grantor }));
    expect(inAwardOrder(awards.toReversed(), catalogue).map(({ grantor }) => grantor)).toEqual(grantors);
    const province = award('Bằng khen', { kind: 'certificate-of-merit', grantor: 'Văn phòng Tỉnh ủy Lào Cai' });
    const centre = award('Bằng khen', { kind: 'certificate-of-merit', grantor: 'Văn phòng Trung ương Đảng' });
    expect(ordered(centre, province)).toEqual(called([centre, province]));
  });

  it('leaves equal ones in the order entered, and loses none', () => {
    const any = fc.record({ kind: fc.constantFrom(...AWARD_KINDS), class: fc.constantFrom(...AWARD_CLASSES, null) });
    fc.assert(
      fc.property(fc.array(any), (given) => {
        const awards = given.map((one, at) => award('Lao động', { ...one, id: String(at) }));
        const sorted = inAwardOrder(awards, catalogue);
        expect(called(sorted).toSorted()).toEqual(called(awards).toSorted());
        expect(inAwardOrder(sorted, catalogue)).toEqual(sorted);
        const keyOf = (one: Award) => `${one.kind} ${one.class}`;
        const equal = Map.groupBy(sorted, keyOf);
        for (const group of equal.values())
          expect(called(group).map(Number)).toEqual(
            called(group)
              .map(Number)
              .toSorted((a, b) => a - b),
          );
      }),
    );
  });

  it('is that of the catalogue in force on the day, the first one for a day before all', () => {
    const [first] = AWARD_CATALOGUES;
    const later = { ...catalogue, source: 'luật sau', from: '2030-01-01' };
    const days = ['1990-01-01', '2029-12-31', '2030-01-01', null];
    expect(days.map((day) => catalogueOn(day, [...AWARD_CATALOGUES, later]).source)).toEqual([
      first?.source,
      first?.source,
      'luật sau',
      'luật sau',
    ]);
  });
});

describe('the sums of awards', () => {
  const flags = award('Cờ thi đua', { kind: 'emulation-flag', count: 5 });
  const certificates = award('Bằng khen', { kind: 'certificate-of-merit' });

  it('keep what is not known apart from numbers', () => {
    const more = award('Bằng khen', { kind: 'certificate-of-merit', recipients: ['A', 'B'] });
    expect(awardSums([flags, certificates, more]).map(({ kind, known, unknown }) => [kind, known, unknown])).toEqual([
      ['emulation-flag', 5, 0],
      ['certificate-of-merit', 2, 1],
    ]);
    const sums = awardSumRows('vi', [flags, certificates]);
    expect([sums?.rows.map(({ text }) => text), sums?.total]).toEqual([['5', 'chưa rõ'], '5 và một số chưa rõ']);
  });

  it('are not needed of a single award', () => {
    expect(awardSumRows('vi', [flags])).toEqual(null);
  });
});

describe('the awards of the conference of 2025', () => {
  let app: TestApp;
  let organizer: Login;
  let conferenceId: string;
  beforeAll(async () => {
    app = await startApp();
    organizer = await app.user({ creator: true });
    conferenceId = await importSeed(organizer);
  });
  afterAll(() => app.end());

  it('are flags before certificates in the list, the file and the paper, also after they were moved', async () => {
    const inOrder = [
      ['emulation-flag', 5],
      ['certificate-of-merit', null],
    ];
    const listed = async () => (await organizer.run(awardsContract.list, { conferenceId })).awards;
    const [flag, certificate] = await listed();
    await organizer.run(awardsContract.place, { conferenceId, id: certificate?.id ?? '', version: 1, before: flag?.id ?? '' });
    const file = await organizer.run(interchangeContract.export, { conferenceId });
    const before = JSON.parse(readFileSync('prisma/seed/conference-2025.json', 'utf8')) as { awards: Award[] };
    for (const awards of [await listed(), file['awards'] as Award[], before.awards])
      expect(awards.map(({ kind, count }) => [kind, count])).toEqual(inOrder);
  });

  it('can be moved only among equal ones', () => {
    const two = [
      award('Bằng khen', { kind: 'certificate-of-merit', id: 'a' }),
      award('Bằng khen', { kind: 'certificate-of-merit', id: 'b' }),
    ];
    const rows = awardRows('vi', [award('Huân chương Lao động', { id: 'o' }), ...two], { people: new Map(), catalogue, checks: new Map() });
    expect(rows.map(({ id, up, down }) => [id, up, down])).toEqual([
      ['o', null, null],
      ['a', null, ''],
      ['b', 'a', null],
    ]);
  });

  it('end on paper with the sum of what is known', () => {
    const awards = [award('Bằng khen', { kind: 'certificate-of-merit' }), award('Cờ thi đua', { kind: 'emulation-flag', count: 5 })];
    const { blocks } = awardsPaper({ ...plan(), awards }, true, 'vi', catalogue);
    const texts = blocks.flatMap((block) =>
      block.kind === 'heading' ? [block.text] : block.kind === 'paragraph' ? [block.runs[0]?.text] : [],
    );
    expect([texts.filter((text) => /^\d\./.test(text ?? '')), texts.at(-1)]).toEqual([
      ['1. Cờ thi đua', '2. Bằng khen'],
      'Tổng cộng: 5 và một số chưa rõ.',
    ]);
  });
});
