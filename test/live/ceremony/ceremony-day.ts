import type { Award, Campaign } from '../../../server/planning/awards/contract.ts';
import type { Plan } from '../../../server/planning/plan/contract.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { ceremonyContract as contract } from '../../../server/live/ceremony/contract.ts';
import { ceremonyState, stageRevision } from '../../../server/live/ceremony/rules/index.ts';
import { correctionsContract } from '../../../server/live/corrections/contract.ts';
import type { Login, TestApp } from '../../helpers/app.ts';
import { published, type PublishedDay } from '../sitting/published-day.ts';
import { NO_TERMS } from '../../planning/awards/campaign-terms.ts';

export const award = (id: string, given: Partial<Award> = {}): Award => ({
  id,
  kind: 'certificate-of-merit',
  title: 'Bằng khen',
  class: null,
  grantor: 'Văn phòng Trung ương Đảng',
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

export const FLAGS = award('flags', {
  kind: 'emulation-flag',
  title: 'Cờ thi đua',
  recipients: ['Văn phòng Tỉnh ủy Lào Cai', 'Văn phòng Tỉnh ủy Quảng Ninh', 'Văn phòng Tỉnh ủy Cà Mau'],
  perBatch: 2,
  presenters: ['pham-gia-tuc'],
  decision: { number: '12-QĐ/VPTW', date: '2025-11-20' },
});

export const CAMPAIGN: Campaign = {
  id: 'campaign',
  title: 'Phong trào thi đua năm 2026',
  launchedIn: 'later',
  endsWith: null,
  ...NO_TERMS,
  version: 1,
  extras: {},
};

/** The usual plan with a ceremony in place of the closing speech: flags in two batches, then certificates for "a number of" collectives. */
export const withCeremony = (plan: Plan): Plan => ({
  ...plan,
  items: plan.items.map((item) =>
    item.id === 'closing' ? { ...item, kind: 'awards', title: 'Trao tặng khen thưởng', speakers: [] } : item,
  ),
  awards: [award('certificates'), FLAGS],
  campaigns: [{ ...CAMPAIGN, launchedIn: 'closing' }],
});

/** A conference whose ceremony runs. */
export async function ceremonyRuns(app: TestApp, change: (plan: Plan) => Plan = withCeremony): Promise<PublishedDay> {
  return begin(await published(app, change));
}

async function begin(day: PublishedDay): Promise<PublishedDay> {
  const { conferenceId, chair } = day;
  await chair.run(proceedingsContract.openSitting, { conferenceId, sittingId: 'morning' });
  await chair.run(proceedingsContract.startItem, { conferenceId, itemId: 'closing' });
  return day;
}

export const stateOf = async (login: Login, conferenceId: string) =>
  ceremonyState((await login.run(proceedingsContract.liveState, { conferenceId })).state);
const facts = async (login: Login, conferenceId: string) => ({ ...(await stateOf(login, conferenceId)), undoLog: [] });

/** The ceremony of a conference, by default a new one, as its chair runs it. */
export async function ceremony(app: TestApp, day?: PublishedDay) {
  const { conferenceId, chair } = await (day ? begin(day) : ceremonyRuns(app));
  const of = { conferenceId };
  const revision = async () => {
    const state = await stateOf(chair, conferenceId);
    return state.stage ? stageRevision(state, state.stage) : '';
  };
  return {
    conferenceId,
    chair,
    revision,
    facts: () => facts(chair, conferenceId),
    stage: (batch: number, awardId = 'flags') => chair.run(contract.stage, { ...of, awardId, batch }),
    mark: (recipient: number, how: 'absent' | 'remote' | null, siteId: string | null = null) =>
      chair.run(contract.mark, { ...of, awardId: 'flags', recipient, how, siteId }),
    confer: async (stage?: string) => chair.run(contract.confer, { ...of, stage: stage ?? (await revision()) }),
    clear: async (skipped: boolean) => chair.run(contract.clear, { ...of, stage: await revision(), skipped }),
    undo: ({ seq }: { seq: number }) => chair.run(correctionsContract.correct, { ...of, seq }),
    plan: () => chair.run(contract.get, of),
  };
}
