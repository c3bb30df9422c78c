import { formatDate } from '../../i18n/format.ts';
import { itemOf, viewContextOf, type Live, type ViewContext } from '../live-page/presenter/view-context.ts';
import { spelled } from '../../platform/text.ts';
import { receivingOf } from '../../planning/awards/rules/receiving.ts';
import { spokenText } from '../../planning/awards/rules/spoken.ts';
import type { CeremonyAward } from '../ceremony/contract.ts';
import { awardThen, ceremonyProgress, ceremonyState, recipientMarks } from '../ceremony/rules/index.ts';
import { onStage, receiptWords } from '../live-page/presenter/ceremony-stage.ts';
import { awardInFull, batchSize, batchWords, howMany, nothingLeft, presenterNames } from '../ceremony/presenter/words.ts';

function decisionWords({ t, lang }: ViewContext, { decision }: CeremonyAward): string | null {
  if (decision?.number === null || decision === null) return null;
  const { number, date } = decision;
  return date === null
    ? t('ceremony.announcerPage.decision', { number })
    : t('ceremony.announcerPage.decisionOf', { number, date: formatDate(lang, date, 'utc') });
}

/** What the announcer reads for a batch. */
function reading(
  context: ViewContext,
  award: CeremonyAward,
  batch: { readonly batch: number; readonly from: number; readonly to: number },
) {
  const { t, lang, folded } = context;
  const marks = new Map(recipientMarks(ceremonyState(folded), { ...batch, awardId: award.id }).map((mark) => [mark.recipient, mark]));
  const names = award.recipients.slice(batch.from, batch.to);
  const presenters = presenterNames(award);
  const otherwise = receivingOf(award);
  return {
    title: batchWords(lang, award, batch),
    decision: decisionWords(context, award),
    call: t('ceremony.announcerPage.call', { who: howMany(lang, award, batchSize(award, batch)), award: awardInFull(lang, award) }),
    recipients: names.map((name, at) => {
      const mark = marks.get(batch.from + at);
      const how = otherwise.get(spelled(name));
      return {
        n: batch.from + at + 1,
        name: spokenText(name),
        note: mark ? receiptWords(context, mark) : null,
        how: how === undefined ? null : spokenText(how),
      };
    }),
    noNames: names.length === 0,
    present: presenters.length === 0 ? null : t('ceremony.announcerPage.present', { who: presenters.map(spokenText).join('; ') }),
  };
}

/** The announcer's page: what to read now, and what comes next. */
export function announcerView(live: Live) {
  const context = viewContextOf(live);
  const { plan, state, folded, ceremony } = context;
  const item = itemOf(context, state.runningItemId);
  const isRunning = item?.kind === 'awards';
  const found = onStage(context);
  const progress = ceremony ? ceremonyProgress(ceremony, ceremonyState(folded), state.runningItemId) : null;
  const next = progress?.next ?? null;
  const nextAward = next && ceremony ? awardThen(ceremony, { ...next, publication: ceremony.publication ?? 0 }) : undefined;
  return {
    conference: { id: plan.conference.id, title: plan.conference.title },
    rehearsal: plan.conference.rehearsalOf !== null,
    now: live.now,
    isRunning,
    progress: progress && progress.total > 0 ? context.t('ceremony.progress', { done: progress.conferred, total: progress.total }) : null,
    current: found ? reading(context, found.award, found.stage) : null,
    next: next && nextAward ? reading(context, nextAward, next) : null,
    over: isRunning && found === null && next === null && progress && progress.total > 0 ? nothingLeft(context.lang, progress) : null,
  };
}
export type AnnouncerView = ReturnType<typeof announcerView>;
