import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announcerView } from '../../../server/live/announcer/presenter.ts';
import { ceremonyContract } from '../../../server/live/ceremony/contract.ts';
import { checkInContract } from '../../../server/live/check-in/contract.ts';
import { readCommand } from '../../../server/live/desk/presenter/commands.ts';
import { deskView } from '../../../server/live/desk/presenter/index.ts';
import { displayView } from '../../../server/live/display/presenter/index.ts';
import type { Live } from '../../../server/live/live-page/presenter/index.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import type { Plan } from '../../../server/planning/plan/contract.ts';
import { viewerView } from '../../../server/live/viewer-page/presenter.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { award, ceremonyRuns, withCeremony } from '../ceremony/ceremony-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

/** Everything that a live page shows, as its script loads it. */
async function liveOf(login: Login, conferenceId: string): Promise<Live> {
  const of = { conferenceId };
  const { state, at: now } = await login.run(proceedingsContract.liveState, of);
  const [plan, ceremony] = [await login.run(proceedingsContract.livePlan, of), await login.run(ceremonyContract.get, of)];
  return { plan, ceremony, folded: state, texts: [], incidents: [], now, lang: 'vi' };
}

/** Somebody of the plan as a list of awards names them, and somebody who is not in it. */
const recipientsOf = ({ participants }: Plan): string[] => [
  `Đồng chí ${participants.find(({ id }) => id === 'pham-gia-tuc')?.name}, Chánh Văn phòng`,
  'Nguyễn Thị Không Có, Chuyên viên',
];

async function desk(change = withCeremony) {
  const { conferenceId, chair } = await ceremonyRuns(app, change);
  const live = () => liveOf(chair, conferenceId);
  const view = async () => deskView(await live(), { chosen: null, query: '' });
  const press = async (action: { readonly command: string } | null | undefined) => {
    const command = readCommand(action?.command ?? '', conferenceId);
    if (!command) throw new Error('There is no such button.');
    await chair.run(command.operation, command.input);
  };
  return { conferenceId, chair, live, view, press, enter: async () => press((await view()).stage.primary) };
}

describe('the desk while an item of awards runs', () => {
  it('leads with Enter from batch to batch, then to the next item', async () => {
    const { view, enter } = await desk();
    const seen: unknown[] = [];
    for (let step = 0; step < 7; step += 1) {
      const { stage, ceremony } = await view();
      seen.push([ceremony?.progress, stage.title, stage.posts, stage.primary?.label, ceremony?.recipients.length, ceremony?.next]);
      if (step < 6) await enter();
    }
    const [flags, certificates] = ['Cờ thi đua của Văn phòng Trung ương Đảng', 'Bằng khen của Văn phòng Trung ương Đảng'];
    expect(seen).toEqual([
      ['0/3 đợt', flags, '2 tập thể, đợt 1/2', 'Mời lên sân khấu', 0, null],
      ['0/3 đợt', flags, '2 tập thể, đợt 1/2', 'Trao tặng', 2, `${flags}, 1 tập thể, đợt 2/2`],
      ['1/3 đợt', flags, '1 tập thể, đợt 2/2', 'Mời lên sân khấu', 0, null],
      ['1/3 đợt', flags, '1 tập thể, đợt 2/2', 'Trao tặng', 1, `${certificates}, một số tập thể`],
      ['2/3 đợt', certificates, 'một số tập thể', 'Mời lên sân khấu', 0, null],
      ['2/3 đợt', certificates, 'một số tập thể', 'Trao tặng', 0, null],
      ['3/3 đợt', 'Đã trao hết các đợt', null, 'Sang nội dung tiếp theo', 0, null],
    ]);
  });

  it('marks a recipient at the site of their province, and shows that site by giving it the floor', async () => {
    const { view, press, enter, live, conferenceId, chair } = await desk();
    await enter();
    const remote = (await view()).ceremony?.recipients[1]?.actions.find(({ label }) => label === 'Nhận tại điểm cầu');
    await press(remote);
    const row = (await view()).ceremony?.recipients[1];
    expect([row?.words, row?.show?.label]).toEqual(['nhận tại điểm cầu Quảng Ninh', 'Mời Quảng Ninh lên hình']);
    await press(row?.show);
    const onAir = await live();
    expect([displayView(onAir).speaker?.title, displayView(onAir).award]).toEqual(['Tỉnh ủy Quảng Ninh', null]);
    expect((await view()).ceremony?.recipients[1]?.show).toBe(null);
    await enter();
    expect((await view()).stage.primary?.label).toBe('Trao tặng');
    await chair.run(proceedingsContract.closeSitting, { conferenceId, sittingId: 'morning' });
    expect((await view()).ceremony).toBe(null);
  });

  it('says who receives later, and calls a batch again that was skipped', async () => {
    const { view, press, enter } = await desk();
    await enter();
    await press((await view()).ceremony?.recipients[0]?.actions[0]);
    await press((await view()).ceremony?.recipients[1]?.actions[0]);
    await enter();
    await enter();
    await press((await view()).stage.others.find(({ label }) => label === 'Bỏ qua đợt này'));
    const { ceremony, stage } = await view();
    expect([ceremony?.later, ceremony?.skipped.map(({ words }) => words), stage.title]).toEqual([
      'Văn phòng Tỉnh ủy Lào Cai; Văn phòng Tỉnh ủy Quảng Ninh',
      ['Cờ thi đua của Văn phòng Trung ương Đảng, 1 tập thể, đợt 2/2'],
      'Bằng khen của Văn phòng Trung ương Đảng',
    ]);
    expect(ceremony?.register).toMatch(/^\/conferences\/[^/]+\/awards\/register\?show=waiting$/);
    await press(ceremony?.skipped[0]?.stage);
    expect((await view()).stage.posts).toBe('1 tập thể, đợt 2/2');
  });

  it('names recipients who are not here by what is noted of them at the door, until it is said how they receive', async () => {
    const { conferenceId, chair, view, enter, press } = await desk((plan) => ({
      ...withCeremony(plan),
      awards: [award('people', { recipientKind: 'individual', recipients: recipientsOf(plan), presenters: ['pham-gia-tuc'] })],
    }));
    const note = async (presence: 'absent', seen: number) =>
      chair.run(checkInContract.note, { conferenceId, sittingId: 'morning', participantId: 'pham-gia-tuc', presence, late: null, seen });
    const away = async () => (await view()).ceremony?.recipients.map((one) => one.away);
    await enter();
    expect(await away()).toEqual([null, null]);
    await note('absent', 0);
    expect(await away()).toEqual(['theo đón tiếp: không có mặt', null]);
    expect((await view()).ceremony?.presentersAway).toBe('Phạm Gia Túc: theo đón tiếp không có mặt');
    await press((await view()).ceremony?.recipients[0]?.actions[0]);
    expect(await away()).toEqual([null, null]);
  });

  it('says that skipped batches are left, to the announcer too, before it says that all is conferred', async () => {
    const { view, press, enter, live } = await desk();
    for (let step = 0; step < 3; step += 1) await enter();
    await press((await view()).stage.others.find(({ label }) => label === 'Bỏ qua đợt này'));
    for (let step = 0; step < 2; step += 1) await enter();
    const said = async () => [(await view()).stage.title, announcerView(await live()).over];
    const left = 'Còn 1 đợt đã bỏ qua, chưa trao';
    expect(await said()).toEqual([left, left]);
    await press((await view()).ceremony?.skipped[0]?.stage);
    await enter();
    expect(await said()).toEqual(['Đã trao hết các đợt', 'Đã trao hết các đợt']);
  });

  it('says how many recipients of a batch it does not list', async () => {
    const of = async (count: number) => {
      const recipients = Array.from({ length: count }, (_, at) => `Phòng ${at + 1}`);
      const { view, enter } = await desk((plan) => ({ ...withCeremony(plan), awards: [award('many', { recipients })] }));
      await enter();
      const { ceremony } = await view();
      return [ceremony?.recipients.length, ceremony?.notListed];
    };
    expect([await of(200), await of(500)]).toEqual([
      [200, null],
      [200, expect.stringMatching(/^Ở đây chỉ liệt kê 200 người nhận đầu; đợt này còn 300 nữa\./u)],
    ]);
  });

  it('launches a campaign of the item, which the screens show for a minute', async () => {
    const { view, press, live } = await desk();
    await press((await view()).stage.others.find(({ label }) => label === 'Phát động'));
    const shown = await live();
    expect(displayView(shown).words).toEqual({ title: 'Phong trào thi đua năm 2026', under: 'Phát động phong trào thi đua', isLong: true });
    expect(displayView({ ...shown, now: shown.now + 60_000 }).words?.title).toBe('Trao tặng khen thưởng');
    expect((await view()).stage.others.some(({ label }) => label === 'Phát động')).toBe(false);
  });
});

describe('the screens during a ceremony', () => {
  it('name the award, who grants and presents it, and its recipients; who is absent they do not say', async () => {
    const { view, press, enter, live, conferenceId } = await desk();
    await enter();
    await press((await view()).ceremony?.recipients[0]?.actions[0]);
    const { award } = displayView(await live());
    expect([award?.title, award?.by, award?.to, award?.batch, award?.recipients, award?.presenters.map(({ title }) => title)]).toEqual([
      'Cờ thi đua',
      'của Văn phòng Trung ương Đảng',
      'Tặng 3 tập thể',
      'Đợt 1 trong 2',
      [
        { n: 1, name: 'Văn phòng Tỉnh ủy Lào Cai', note: null },
        { n: 2, name: 'Văn phòng Tỉnh ủy Quảng Ninh', note: null },
      ],
      ['Phạm Gia Túc'],
    ]);
    const follower = await liveOf(await app.member(conferenceId, 'viewer'), conferenceId);
    expect(viewerView(follower).ceremonyLine).toBe('Đang trao Cờ thi đua của Văn phòng Trung ương Đảng cho 2 tập thể');
  });

  it('give the announcer what to read now and next, with who does not come up', async () => {
    const { view, press, enter, live } = await desk();
    await enter();
    await press((await view()).ceremony?.recipients[0]?.actions[0]);
    const { current, next, progress } = announcerView(await live());
    expect([progress, current?.decision, current?.call, current?.recipients[0]?.note, next?.recipients, next?.present]).toEqual([
      '0/3 đợt',
      'Theo Quyết định số 12-QĐ/VPTW ngày 20/11/2025',
      'Kính mời 2 tập thể lên nhận Cờ thi đua của Văn phòng Trung ương Đảng.',
      'vắng mặt',
      [{ n: 3, name: 'Văn phòng Tỉnh ủy Cà Mau', note: null, how: null }],
      'Kính mời Phạm Gia Túc, Ủy viên Trung ương Đảng, Chánh Văn phòng Trung ương Đảng lên trao.',
    ]);
  });

  it('have a page for the announcer, for staff alone, in both languages', async () => {
    const { conferenceId, enter } = await desk();
    await enter();
    const get = async (login: Login, lang: string) => {
      const headers = { cookie: `dc_session=${login.token}; dc_lang=${lang}` };
      const answer = await fetch(`${app.url}/conferences/${conferenceId}/announcer`, { headers });
      return [
        answer.status,
        /(Kính mời|We invite) 2\s[^<]*?(tập\sthể|collectives)/u.exec((await answer.text()).replace(/&nbsp;|\u00a0/gu, ' '))?.[0],
      ];
    };
    const [secretary, viewer] = [await app.member(conferenceId, 'secretary'), await app.member(conferenceId, 'viewer')];
    expect([await get(secretary, 'vi'), await get(secretary, 'en'), (await get(viewer, 'vi'))[0]]).toEqual([
      [200, 'Kính mời 2 tập thể'],
      [200, 'We invite 2 collectives'],
      403,
    ]);
  });
});
