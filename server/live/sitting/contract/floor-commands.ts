import { z } from 'zod';
import { command, DESK, FLOOR_REQUESTERS, JOINED_SITES } from '../../../accounts/permissions.ts';
import { Id, TextLine } from '../../../platform/contract.ts';
import { ASKING_BARS, Floor, TurnSeconds } from './entities.ts';
import { Watched } from './seen.ts';
import { Done } from './sitting-commands.ts';

const Place = { conferenceId: Id };
const DeskPlace = { ...Place, ...Watched };
const at = '/conferences/:conferenceId';

/** The ways to name a speaker; at least one is needed. */
const Named = {
  participantId: Id.optional(),
  siteId: Id.optional(),
  paperId: Id.optional(),
  requestId: Id.optional(),
  queueId: Id.optional(),
};
type Named = { readonly [Name in keyof typeof Named]?: string };
const named = (input: Named) => Object.keys(Named).some((name) => input[name as keyof typeof Named] !== undefined);
const speaker = { message: 'required', path: ['participantId'] };

/** A speaker's place in the list: `paper:ID`, `speaker:ITEM:PARTICIPANT` or `queue:ID`. */
export const PlaceKey = z.string().regex(/^(paper|queue):[A-Za-z0-9._-]{1,80}$|^speaker:[A-Za-z0-9._-]{1,80}:[A-Za-z0-9._-]{1,80}$/);
const OfTurn = z.strictObject({ ...DeskPlace, turnId: Id.optional() });
const OfRequest = z.strictObject({ ...Place, requestId: Id });
const DeskRequest = OfRequest.extend(Watched);

/** A command for the current turn; `turnId` makes sure that it is still the one that was meant. */
const turnCommands = {
  pause: command({
    name: 'floor.pause',
    summary: 'Pause the clock of the current speaker.',
    route: `POST ${at}/floor/pause`,
    permit: DESK,
    refusals: ['floor-empty', 'turn-over', 'floor-paused'],
    input: OfTurn,
    output: Done,
  }),
  resume: command({
    name: 'floor.resume',
    summary: 'Resume the clock.',
    route: `POST ${at}/floor/resume`,
    permit: DESK,
    refusals: ['floor-empty', 'turn-over', 'floor-not-paused'],
    input: OfTurn,
    output: Done,
  }),
  extend: command({
    name: 'floor.extend',
    summary: 'Extend the time of the current speaker.',
    route: `POST ${at}/floor/extend`,
    permit: DESK,
    refusals: ['floor-empty', 'turn-over', 'floor-unlimited', 'floor-too-long'],
    input: OfTurn.extend({ seconds: z.number().int().min(10).max(3600) }),
    output: Done,
  }),
  limit: command({
    name: 'floor.limit',
    summary: 'Set how long the current turn may last in all.',
    route: `POST ${at}/floor/limit`,
    permit: DESK,
    refusals: ['floor-empty', 'turn-over', 'limit-same'],
    input: OfTurn.extend({ seconds: TurnSeconds.nullable() }),
    output: Done,
  }),
  end: command({
    name: 'floor.end',
    summary: 'End the current turn. A site may end only its own.',
    route: `POST ${at}/floor/end`,
    permit: [...DESK, ...JOINED_SITES],
    refusals: ['floor-empty', 'turn-over'],
    input: OfTurn,
    output: Done,
  }),
};

export const floorCommands = {
  grant: command({
    name: 'floor.grant',
    summary: 'Give the floor, by default for the planned time.',
    route: `POST ${at}/floor`,
    permit: DESK,
    refusals: [
      'sitting-not-open',
      'sitting-adjourned',
      'floor-taken',
      'item-not-running',
      'request-over',
      'floor-held',
      'paper-given',
      'site-not-cleared',
    ],
    input: z
      .strictObject({
        ...DeskPlace,
        ...Named,
        itemId: Id.optional(),
        seconds: TurnSeconds.nullable().optional(),
        handOver: z.boolean().default(false),
      })
      .refine(named, speaker),
    output: Floor.extend(Done.shape),
  }),
  recall: command({
    name: 'floor.recall',
    summary: 'Call back a speaker, by default with the time that was left.',
    route: `POST ${at}/floor/recall`,
    permit: DESK,
    refusals: ['sitting-not-open', 'sitting-adjourned', 'floor-taken', 'floor-held', 'site-not-cleared'],
    input: z.strictObject({
      ...DeskPlace,
      turnId: Id,
      seconds: TurnSeconds.nullable().optional(),
      handOver: z.boolean().default(false),
    }),
    output: Floor.extend(Done.shape),
  }),
  prepare: command({
    name: 'floor.prepare',
    summary: 'Notify the next speaker.',
    route: `POST ${at}/floor/prepare`,
    permit: DESK,
    refusals: ['sitting-not-open', 'sitting-adjourned', 'request-over', 'floor-held', 'already-prepared', 'site-not-cleared'],
    input: z.strictObject({ ...DeskPlace, ...Named }).refine(named, speaker),
    output: Done,
  }),
  ...turnCommands,
  setLimit: command({
    name: 'limit.set',
    summary: 'Set the usual time of turns in an item or the conference.',
    route: `POST ${at}/turn-limits`,
    permit: DESK,
    refusals: ['limit-same'],
    input: z.strictObject({ ...DeskPlace, itemId: Id.nullable(), seconds: TurnSeconds.nullable() }),
    output: Done,
  }),
  closeList: command({
    name: 'list.close',
    summary: 'Close the list of speakers to requests.',
    route: `POST ${at}/queue/close`,
    permit: DESK,
    refusals: ['sitting-not-open', 'list-closed'],
    input: z.strictObject(DeskPlace),
    output: Done,
  }),
  openList: command({
    name: 'list.open',
    summary: 'Open the list of speakers again.',
    route: `POST ${at}/queue/open`,
    permit: DESK,
    refusals: ['sitting-not-open', 'list-open'],
    input: z.strictObject(DeskPlace),
    output: Done,
  }),
  addToQueue: command({
    name: 'queue.add',
    summary: 'Add a speaker to the list, last or before another entry.',
    route: `POST ${at}/queue`,
    permit: DESK,
    refusals: ['sitting-not-open', 'not-waiting', 'already-waiting'],
    input: z
      .strictObject({
        ...DeskPlace,
        participantId: Id.optional(),
        siteId: Id.optional(),
        seconds: TurnSeconds.nullable().default(null),
        before: PlaceKey.nullable().default(null),
      })
      .refine(named, speaker),
    output: Done.extend({ queueId: Id }),
  }),
  moveInQueue: command({
    name: 'queue.move',
    summary: 'Move a speaker before another one; null means the end.',
    route: `POST ${at}/queue/:key/move`,
    permit: DESK,
    refusals: ['sitting-not-open', 'not-waiting'],
    input: z.strictObject({ ...DeskPlace, key: PlaceKey, before: PlaceKey.nullable() }),
    output: Done,
  }),
  removeFromQueue: command({
    name: 'queue.remove',
    summary: 'Remove a speaker from the list.',
    route: `DELETE ${at}/queue/:key`,
    permit: DESK,
    refusals: ['sitting-not-open', 'not-waiting'],
    input: z.strictObject({ ...DeskPlace, key: PlaceKey }),
    output: Done,
  }),
  request: command({
    name: 'request.make',
    summary: 'Request to speak, one request at a time.',
    route: `POST ${at}/requests`,
    permit: FLOOR_REQUESTERS,
    refusals: ['sitting-not-open', 'request-open', 'list-closed', 'requests-too-many', ...ASKING_BARS],
    input: z.strictObject({ ...Place, topic: TextLine.nullable().default(null) }),
    output: Done.extend({ requestId: Id }),
  }),
  withdraw: command({
    name: 'request.withdraw',
    summary: 'Withdraw your own request.',
    route: `POST ${at}/requests/:requestId/withdraw`,
    permit: FLOOR_REQUESTERS,
    refusals: ['sitting-not-open', 'request-over'],
    input: OfRequest,
    output: Done,
  }),
  accept: command({
    name: 'request.accept',
    summary: 'Accept a request into the list of speakers.',
    route: `POST ${at}/requests/:requestId/accept`,
    permit: DESK,
    refusals: ['sitting-not-open', 'request-over', 'not-waiting', 'already-waiting'],
    input: DeskRequest.extend({ seconds: TurnSeconds.nullable().default(null), before: PlaceKey.nullable().default(null) }),
    output: Done,
  }),
  refuse: command({
    name: 'request.refuse',
    summary: 'Refuse a request, with a reason for its sender.',
    route: `POST ${at}/requests/:requestId/refuse`,
    permit: DESK,
    refusals: ['sitting-not-open', 'request-over'],
    input: DeskRequest.extend({ reason: TextLine.nullable().default(null) }),
    output: Done,
  }),
  defer: command({
    name: 'request.defer',
    summary: 'Defer a request.',
    route: `POST ${at}/requests/:requestId/defer`,
    permit: DESK,
    refusals: ['sitting-not-open', 'request-over'],
    input: DeskRequest,
    output: Done,
  }),
};
