import type { HallScreen } from '../../display/contract.ts';
import type { ViewContext } from '../../live-page/presenter/view-context.ts';

/** The hall displays at the desk: their number in a chip, and the state of each behind it. */
export interface DeskScreens {
  readonly label: string;
  /** Words for how many have gone; null if none. */
  readonly gone: string | null;
  readonly rows: readonly { readonly name: string; readonly state: 'connected' | 'wait' | 'lost'; readonly text: string }[];
  /** Words for an empty list. */
  readonly none: string | null;
}

/** `screens` null: not known yet. */
export function screensView(context: ViewContext, screens: readonly HallScreen[] | null): DeskScreens | null {
  const { t } = context;
  if (screens === null) return null;
  const alive = screens.filter(({ isSilent }) => !isSilent).length;
  const gone = screens.length - alive;
  return {
    label: t('desk.displays.count', { n: alive }),
    gone: gone > 0 ? t('desk.displays.gone', { n: gone }) : null,
    rows: screens.map((screen) => rowOf(context, screen)),
    none: screens.length === 0 ? t('desk.displays.none') : null,
  };
}

function rowOf({ t, time }: ViewContext, { name, shows, reportedAt, isSilent }: HallScreen): DeskScreens['rows'][number] {
  const named = { name: name ?? t('desk.displays.unnamed') };
  if (isSilent) return { ...named, state: 'lost', text: t('desk.displays.silent', { time: time(reportedAt) }) };
  return { ...named, state: shows === 'live' ? 'connected' : 'wait', text: t(`desk.displays.${shows}`) };
}
