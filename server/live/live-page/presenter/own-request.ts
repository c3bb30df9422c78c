import type { FloorRequest } from '../../sitting/contract/entities.ts';
import { unsettled } from '../../sitting/rules/index.ts';
import type { ViewContext } from './view-context.ts';

/** Whether a request is that of the reader of a page. */
export type IsMine = (request: FloorRequest) => boolean;

/** The request that a reader has made and that is not settled. */
export function ownRequest(context: ViewContext, isMine: IsMine) {
  const [request] = unsettled(context.state, isMine);
  if (!request) return null;
  const { requestId, topic, madeAt, state } = request;
  const words = state === 'open' || state === 'deferred' || state === 'accepted' ? context.t(`sitePage.requestState.${state}`) : '';
  return {
    id: requestId,
    topic: topic && context.text(topic.id),
    words,
    made: context.t('sitePage.yourRequest', { time: context.time(madeAt) }),
  };
}

/** A reader's last request in this sitting, if it was refused, with the reason. */
export function refusedRequest(context: ViewContext, isMine: IsMine): string | null {
  const { t, state, time, text } = context;
  const since = state.sittings[state.openSittingId ?? '']?.openedAt ?? Infinity;
  const own = Object.values(state.requests).filter((one) => isMine(one) && one.madeAt >= since);
  const last = own.toSorted((one, other) => other.madeAt - one.madeAt)[0];
  if (last?.state !== 'refused') return null;
  const reason = last.reason ? text(last.reason.id) : null;
  const made = { time: time(last.madeAt) };
  return reason === null ? t('sitePage.refused', made) : t('sitePage.refusedWhy', { ...made, reason });
}

/** Which of the requests that wait for a decision the reader's is, and how many there are; null if it does not wait. */
export function placeAmongRequests({ state }: ViewContext, isMine: IsMine): { readonly n: number; readonly total: number } | null {
  const open = unsettled(state, (request) => request.state === 'open');
  const at = open.findIndex(isMine);
  return at === -1 ? null : { n: at + 1, total: open.length };
}
