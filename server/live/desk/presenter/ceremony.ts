import { receivingOf } from '../../../planning/awards/rules/receiving.ts';
import { spelled } from '../../../platform/text.ts';
import { whoText } from '../../../planning/participants/rules.ts';
import { shortName } from '../../../planning/sites/rules/index.ts';
import { onStage, receiptWords } from '../../live-page/presenter/ceremony-stage.ts';
import { awardInFull, batchPlace, batchWords, nothingLeft, presenterNames } from '../../ceremony/presenter/words.ts';
import { awardThen, ceremonyState, recipientMarks, siteOfRecipient, type BatchRun } from '../../ceremony/rules/index.ts';
import type { CeremonyAward } from '../../ceremony/contract.ts';
import type { ViewContext } from '../../live-page/presenter/view-context.ts';
import { awardOf, ceremonyNow, markActions, stageBatchAction } from './actions/ceremony.ts';
import { notedAway, whoIsAway } from './away.ts';
import { siteBarred } from './actions/clearance.ts';
import { inviteByNameAction } from './actions/floor.ts';

/** The batch that the stage of the desk is about: the one on stage, or the one to call next; null while no ceremony runs. */
export function ceremonyWords(context: ViewContext): { readonly title: string; readonly under: string | null } | null {
  const progress = ceremonyNow(context);
  if (!progress) return null;
  const { t, lang } = context;
  const batch = onStage(context)?.stage ?? progress.next;
  const award = onStage(context)?.award ?? (progress.next ? awardOf(context, progress.next) : undefined);
  if (batch && award) return { title: awardInFull(lang, award), under: batchPlace(lang, award, batch) };
  return { title: progress.total === 0 ? t('ceremony.noAwards') : nothingLeft(lang, progress), under: null };
}

/** Of a batch so many recipients are listed at the desk, which says how many are not; how these receive is said through the API. */
const MAX_LISTED = 200;

function recipientRows(context: ViewContext, stage: BatchRun, award: CeremonyAward) {
  const { plan, folded, t } = context;
  const marks = new Map(recipientMarks(ceremonyState(folded), stage).map((mark) => [mark.recipient, mark]));
  const sites = plan.sites.filter(({ kind }) => kind !== 'main');
  const isAway = whoIsAway(context);
  const otherwise = receivingOf(award);
  return award.recipients.slice(stage.from, Math.min(stage.to, stage.from + MAX_LISTED)).map((name, at) => {
    const recipient = stage.from + at;
    const mark = marks.get(recipient);
    const site = sites.find(({ id }) => id === mark?.siteId) ?? siteOfRecipient(name, sites);
    return {
      n: recipient + 1,
      name,
      how: mark?.how ?? null,
      words: mark ? receiptWords(context, mark) : null,
      otherwise: mark ? null : (otherwise.get(spelled(name)) ?? null),
      away: !mark && award.recipientKind === 'individual' && isAway(name) ? t('ceremony.away') : null,
      label: t('ceremony.action.mark', { name }),
      actions: markActions(context, { awardId: award.id, recipient, name, siteId: site?.id ?? null, now: mark?.how ?? null }),
      show: mark?.how === 'remote' && site && context.state.floor?.speaker.siteId !== site.id ? showSiteAction(context, site) : null,
    };
  });
}

/** Gives the site of a recipient the floor, so that it is seen. */
const showSiteAction = (context: ViewContext, site: ViewContext['plan']['sites'][number]) => ({
  ...inviteByNameAction(context, site.name, { siteId: site.id }),
  label: context.t('ceremony.action.showSite', { site: shortName(site) }),
  barred: siteBarred(context, site.id) ?? undefined,
});

/** Those who were absent when their batch was conferred, by name. */
function absentNames({ ceremony, folded }: ViewContext): string[] {
  const state = ceremonyState(folded);
  return Object.values(state.conferrals).flatMap((conferral) => {
    const award = ceremony && awardThen(ceremony, conferral);
    const absent = recipientMarks(state, conferral).filter(({ how }) => how === 'absent');
    return award ? absent.flatMap(({ recipient }) => award.recipients[recipient] ?? []) : [];
  });
}

/** The ceremony at the desk: how far it is, who is on stage, who waits; null while none runs. */
export function ceremonyPanel(context: ViewContext) {
  const progress = ceremonyNow(context);
  if (!progress || progress.total === 0) return null;
  const { t, lang, plan } = context;
  const found = onStage(context);
  const waiting = found && progress.next;
  const next = waiting ? awardOf(context, waiting) : undefined;
  const unlisted = found ? found.stage.to - found.stage.from - MAX_LISTED : 0;
  const presenters = found ? presenterNames(found.award).join('; ') : '';
  const away = found ? notedAway(context) : null;
  const gone = found ? found.award.people.filter(({ id }) => away?.has(id)) : [];
  return {
    progress: t('ceremony.progress', { done: progress.conferred, total: progress.total }),
    isOnStage: found !== null,
    recipients: found ? recipientRows(context, found.stage, found.award) : [],
    notListed: unlisted > 0 ? t('ceremony.notListed', { listed: MAX_LISTED, n: unlisted }) : null,
    noNames: found !== null && found.stage.to === found.stage.from,
    presenters: found ? presenters || t('ceremony.noPresenter') : null,
    presentersAway: gone.length > 0 ? t('ceremony.presenterAway', { who: gone.map(whoText).join('; ') }) : null,
    next: waiting && next ? batchWords(lang, next, waiting) : null,
    skipped: progress.skipped.flatMap((batch) => {
      const award = awardOf(context, batch);
      const stage = found ? null : stageBatchAction(context, batch);
      return award ? [{ words: batchWords(lang, award, batch), stage }] : [];
    }),
    later: absentNames(context).join('; ') || null,
    announcer: `/conferences/${plan.conference.id}/announcer`,
    register: `/conferences/${plan.conference.id}/awards/register?show=waiting`,
  };
}
