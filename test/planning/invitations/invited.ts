import request, { type Test } from 'supertest';
import { invitationsContract as contract, type Invited } from '../../../server/planning/invitations/contract.ts';
import type { Plan } from '../../../server/planning/plan/contract.ts';
import type { Login, TestApp } from '../../helpers/app.ts';
import { published } from '../../record/minutes/morning.ts';

/** A published conference on the morning of 26/11/2025, everybody of whose list is invited. */
export interface InvitingConference {
  readonly conferenceId: string;
  readonly organizer: Login;
  /** What is known of somebody. */
  person(id: string): Promise<Invited>;
  /** Path of the page of somebody, such as /g/…. */
  pathOf(id: string): Promise<string>;
  /** Its secret. */
  secretOf(id: string): Promise<string>;
}

export async function invitingConference(app: TestApp, change: (plan: Plan) => Plan = (plan) => plan): Promise<InvitingConference> {
  const conferenceId = await published(app, change);
  const organizer = await app.member(conferenceId, 'organizer');
  await organizer.run(contract.make, { conferenceId });
  const person = async (id: string): Promise<Invited> => {
    const found = (await organizer.run(contract.list, { conferenceId })).people.find((one) => one.id === id);
    if (!found) throw new Error(`${id} is not in the list`);
    return found;
  };
  const pathOf = async (participantId: string) => (await organizer.run(contract.get, { conferenceId, participantId })).path ?? '/g/none';
  return { conferenceId, organizer, person, pathOf, secretOf: async (id) => (await pathOf(id)).slice('/g/'.length) };
}

/** Sends the form of an invited person's page: without a cookie, and without the token of a form. */
export const sendAnswer = (app: TestApp, path: string, fields: Readonly<Record<string, string>>): Test =>
  request(app.url).post(path).type('form').send(fields);

export const openOwnPage = (app: TestApp, path: string): Test => request(app.url).get(path);
