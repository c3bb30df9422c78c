import { elapsed } from '../../sitting/rules/time.ts';
import type { Floor, Turn } from '../../sitting/contract/index.ts';
import type { ViewContext } from '../../live-page/presenter/view-context.ts';

const WAITING = new Set(['open', 'deferred', 'accepted']);
const MINUTE_MS = 60_000;

/** How the open sitting goes so far, in one line; null while none is open. The page of figures counts it exactly. */
export function deskFigures({ state, sites, now, t }: ViewContext): string | null {
  const { openSittingId } = state;
  if (openSittingId === null) return null;
  const turns = [...Object.values(state.turns), ...(state.floor ? [state.floor] : [])].filter(
    ({ sittingId }) => sittingId === openSittingId,
  );
  const openedAt = state.sittings[openSittingId]?.openedAt ?? 0;
  const requests = Object.values(state.requests).filter(({ madeAt }) => madeAt >= openedAt);
  const lost = Object.values(sites.sites).filter(({ lostAt }) => lostAt !== null).length;
  return [
    spokenText(turns, now, t),
    t('desk.figures.requests', {
      waiting: requests.filter((one) => WAITING.has(one.state)).length,
      heard: requests.filter((one) => one.state === 'granted').length,
    }),
    ...(lost > 0 ? [t('desk.figures.lost', { n: lost })] : []),
  ].join(' · ');
}

/** Minutes spoken, out of those given; without a limit for any of them only those spoken. */
function spokenText(turns: readonly (Turn | Floor)[], now: number, t: ViewContext['t']): string {
  const spoken = Math.floor(turns.reduce((sum, turn) => sum + elapsed(turn, now), 0) / MINUTE_MS);
  const isLimited = turns.length > 0 && turns.every(({ limitSeconds }) => limitSeconds !== null);
  const given = Math.round(turns.reduce((sum, { limitSeconds }) => sum + (limitSeconds ?? 0), 0) / 60);
  return isLimited ? t('desk.figures.spokenOf', { n: spoken, given }) : t('desk.figures.spoken', { n: spoken });
}
