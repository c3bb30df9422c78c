import request, { type Test } from 'supertest';
import { delegateContract } from '../../../server/live/delegate-page/contract.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { stateOf, type ProceedingsState } from '../../../server/live/sitting/rules/index.ts';
import type { Plan } from '../../../server/planning/plan/contract.ts';
import type { Actor, InputOf, Operation, OutputOf } from '../../../server/platform/contract.ts';
import type { Login, TestApp } from '../../helpers/app.ts';
import { invitingConference, type InvitingConference } from '../../planning/invitations/invited.ts';

/** Somebody with the link of an invitation. */
export interface Holder {
  readonly secret: string;
  /** Path of their page in the hall. */
  readonly path: string;
  readonly token: string;
  run<T extends Operation>(operation: T, input: InputOf<T>): Promise<OutputOf<T>>;
}

export interface DelegateDay extends InvitingConference {
  readonly chair: Login;
  holder(participantId: string): Promise<Holder>;
  state(): Promise<ProceedingsState>;
}

/** The one who sits in the hall. */
export const DELEGATE = 'nguyen-van-a';

/** Puts a participant into the main hall. */
export const inHall =
  (id: string = DELEGATE) =>
  (plan: Plan): Plan => ({ ...plan, participants: plan.participants.map((one) => (one.id === id ? { ...one, siteId: null } : one)) });

/** A sitting on the morning, its papers running, and everybody of the list invited. */
export async function delegateDay(app: TestApp, change: (plan: Plan) => Plan = inHall()): Promise<DelegateDay> {
  const made = await invitingConference(app, change);
  const { conferenceId } = made;
  const chair = await app.member(conferenceId, 'chair');
  return {
    ...made,
    chair,
    async holder(participantId) {
      const secret = await made.secretOf(participantId);
      const actor = await actorOf(app, secret);
      return { secret, token: secret, path: `/g/${secret}/hall`, run: (operation, input) => app.bus.run(operation, actor, input) };
    },
    state: async () => stateOf((await chair.run(contract.liveState, { conferenceId })).state),
  };
}

/** Opens the first sitting of the plan. */
export async function openSitting({ chair, conferenceId }: Pick<DelegateDay, 'chair' | 'conferenceId'>): Promise<string> {
  const { sittings } = await chair.run(contract.livePlan, { conferenceId });
  const sittingId = sittings[0]?.id ?? '';
  await chair.run(contract.openSitting, { conferenceId, sittingId });
  return sittingId;
}

/** What the token of a link stands for, asked at the server's own door. */
async function actorOf(app: TestApp, secret: string): Promise<Actor> {
  const [row] = await app.db.invitation.findMany({ where: { secret } });
  if (!row) throw new Error('no such invitation');
  return { kind: 'invited', id: row.participantId, sessionId: null, clearance: 0, rights: [], conferenceId: row.conferenceId };
}

export const ownOf = (holder: Holder, conferenceId: string) => holder.run(delegateContract.own, { conferenceId });
export const openHall = (app: TestApp, path: string): Test => request(app.url).get(path);
export const sendHall = (app: TestApp, path: string, fields: Readonly<Record<string, string>>): Test =>
  request(app.url).post(path).type('form').send(fields);
