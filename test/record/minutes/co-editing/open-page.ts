import type { Socket } from 'socket.io-client';
import * as Y from 'yjs';
import {
  CO_EDITORS,
  coEditingContract as contract,
  type CoEditor,
  type CoEditorsNow,
} from '../../../../server/record/minutes/co-editing/contract.ts';
import type { Login, TestApp } from '../../../helpers/app.ts';
import { callSocket, connect, socketOutcome } from '../../../helpers/doors.ts';

const body = new Y.Doc().getXmlFragment('body');
const start = Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(body, 0))).toString('base64');
/** A caret at the beginning of a part. */
export const CARET = { anchor: start, head: start };

export interface OpenPage {
  readonly socket: Socket;
  /** What the page was told last of who writes, and where. */
  shown(): [name: string, part: string | null, hasCaret: boolean][] | null;
  /** How often it was told. */
  told(): number;
  /** The outcome of a report. */
  reports(more?: object): Promise<string>;
  /** Waits until everything that was sent to the page has come. */
  caughtUp(): Promise<void>;
}

/** A page with a socket that follows a conference; with `page` one on which somebody writes. */
export async function openPage(app: TestApp, { token }: Pick<Login, 'token'>, conferenceId: string, page?: string): Promise<OpenPage> {
  const socket = await connect(app.url, token);
  const news: CoEditorsNow[] = [];
  socket.on(CO_EDITORS, (one: CoEditorsNow) => void news.push(one));
  await callSocket(socket, 'follow', { conferenceId, revision: null, ...(page && { page, holdsWords: true }) });
  const lookOf = ({ name, part, caret }: CoEditor): [string, string | null, boolean] => [name, part, caret !== null];
  const place = { conferenceId, page: page ?? 'none', part: 'item.opening', caret: CARET };
  return {
    socket,
    shown: () => news.at(-1)?.coEditors.map(lookOf) ?? null,
    told: () => news.length,
    reports: async (more = {}) => socketOutcome(await callSocket(socket, contract.reportPlace.name, { ...place, ...more })),
    caughtUp: async () => void (await callSocket(socket, 'clock', {})),
  };
}
