import { opensAt, type ViewContext } from '../../live-page/presenter/index.ts';
import type { SittingStatus } from '../../live-page/presenter/speech.ts';
import type { OwnDelegate } from '../contract.ts';

/** The band that says what a delegate has to do now. At most one at a time: the most urgent. */
interface DelegateBand {
  readonly look: 'next' | 'quiet';
  readonly icon: string;
  readonly title: string;
  readonly text: string;
  /** A clock time that goes with it, and its word. */
  readonly at: string | null;
  readonly atWords: string | null;
}

interface Facts {
  readonly stage: SittingStatus;
  readonly holdsFloor: boolean;
  readonly prepared: boolean;
}

const noTime = { at: null, atWords: null } as const;

/** What a delegate has to know first. */
export function delegateBand(context: ViewContext, own: OwnDelegate, { stage, holdsFloor, prepared }: Facts): DelegateBand | null {
  const { t } = context;
  const quiet = (
    icon: string,
    key: 'cutOff' | 'notPublished' | 'adjourned' | 'over' | 'waiting',
    more = noTime as Partial<DelegateBand>,
  ) => ({
    look: 'quiet' as const,
    icon,
    title: t(`delegatePage.band.${key}`),
    text: t(`delegatePage.band.${key}Text`),
    ...noTime,
    ...more,
  });
  if (context.isCutOff) return quiet('s-lost', 'cutOff');
  if (holdsFloor)
    return { look: 'next', icon: 's-hand', title: t('delegatePage.band.floor'), text: t('delegatePage.band.floorText'), ...noTime };
  if (prepared)
    return { look: 'next', icon: 's-next', title: t('delegatePage.band.next'), text: t('delegatePage.band.nextText'), ...noTime };
  if (stage === 'unpublished') return quiet('s-wait', 'notPublished');
  if (own.barred !== null)
    return { ...quiet('s-warn', 'waiting'), title: t(`delegatePage.barred.${own.barred}`), text: barText(context, own) };
  if (stage === 'adjourned') return quiet('s-wait', 'adjourned');
  if (stage === 'over') return quiet('s-done', 'over');
  if (stage === 'open') return null;
  const at = opensAt(context);
  return quiet('s-wait', 'waiting', at === null ? noTime : { at: context.time(at), atWords: t('sitePage.band.opens') });
}

/** Why they cannot ask, and what to do; a site is named where it is known. */
function barText({ t }: ViewContext, { barred, siteName }: OwnDelegate): string {
  if (barred === 'asks-at-site' && siteName !== null) return t('delegatePage.atSite', { site: siteName });
  return barred === null ? '' : t(`sitting.errors.${barred}`);
}
