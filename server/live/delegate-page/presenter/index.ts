import { ownSeatName } from '../../../planning/seating/presenter/seat-words.ts';
import { viewContextOf, type Live, type ViewContext } from '../../live-page/presenter/index.ts';
import { ballotLink } from '../../live-page/presenter/ballot-link.ts';
import { ownRequest, placeAmongRequests, refusedRequest, type IsMine } from '../../live-page/presenter/own-request.ts';
import { comingUp, placeOf, type IsMe } from '../../live-page/presenter/speech.ts';
import { isListClosed } from '../../sitting/rules/index.ts';
import { viewerView } from '../../viewer-page/presenter.ts';
import type { OwnDelegate } from '../contract.ts';
import { ballotView, type BallotOnPage } from './ballot.ts';
import { delegateBand } from './band.ts';

const NO_BALLOT: BallotOnPage = { chosen: null, kept: null };

/** Everything on the page of a delegate in the hall. `path`: of their own page, /g/…. `ballot`: what only this device knows. */
export function delegateView(live: Live, own: OwnDelegate, path: string, ballot: BallotOnPage = NO_BALLOT) {
  const context = viewContextOf(live);
  const { state, lang } = context;
  const isMe: IsMe = ({ participantId }) => participantId === own.participantId;
  const isMine: IsMine = ({ participantId }) => participantId === own.participantId;
  const { conference, rehearsal, stage, stageWords, resumption, speech, item, announcement, agenda, sitting, opened, ceremonyLine } =
    viewerView(live);
  const holdsFloor = state.floor !== null && isMe(state.floor.speaker);
  const prepared = !holdsFloor && state.prepared !== null && isMe(state.prepared.speaker);
  const request = ownRequest(context, isMine);
  const place = placeOf(context, isMe);
  const isOpen = stage === 'open' || stage === 'adjourned';
  const isFree = !holdsFloor && !prepared && request === null && place === null;
  return {
    path,
    castAt: `${path}/hall/cast`,
    own,
    seats: own.seats.map((seat) => ownSeatName(lang, seat)),
    now: live.now,
    conference,
    rehearsal,
    band: delegateBand(context, own, { stage, holdsFloor, prepared }),
    ballot: ballotView(context, ballot),
    // An open vote has its ballot here.
    ballotLink: ballotLink(context, `${path}/ballot`, false),
    holdsFloor,
    stage,
    stageWords,
    resumption,
    speech,
    ceremonyLine,
    item,
    announcement,
    agenda,
    sitting,
    opened,
    coming: comingUp(context, isMe),
    request: request && { ...request, place: placeWords(context, isMine, place) },
    /** Waiting by the plan, without a request. */
    place: request === null && place !== null ? context.t('delegatePage.inList', { n: String(place) }) : null,
    mayAsk: isOpen && isFree && own.barred === null && !own.archived && !isListClosed(state),
    listClosed: isOpen && isFree && isListClosed(state),
    refused: request === null ? refusedRequest(context, isMine) : null,
  };
}

/** Where a request stands: in the list of speakers, or among those that wait for a decision. */
function placeWords(context: ViewContext, isMine: IsMine, place: number | null): string | null {
  if (place !== null) return context.t('delegatePage.inList', { n: String(place) });
  const among = placeAmongRequests(context, isMine);
  return among && context.t('delegatePage.among', { n: String(among.n), total: String(among.total) });
}
