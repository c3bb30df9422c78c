import { batchesOf } from '../../../planning/awards/rules/batches.ts';
import { shortName } from '../../../planning/sites/rules/index.ts';
import type { ViewContext } from './view-context.ts';
import { isAdjourned } from '../../sitting/rules/index.ts';
import type { CeremonyAward } from '../../ceremony/contract.ts';
import {
  awardThen,
  campaignThen,
  ceremonyState,
  recipientMarks,
  stageIn,
  type BatchRun,
  type RecipientMark,
} from '../../ceremony/rules/index.ts';
import { awardInFull, awardTitle, batchSize, howMany } from '../../ceremony/presenter/words.ts';

/** The batch on stage and its award as the version of then has it; null where nothing is, or nothing is known of it. */
export function onStage({ folded, state, ceremony }: ViewContext): { readonly stage: BatchRun; readonly award: CeremonyAward } | null {
  const run = state.sittings[state.openSittingId ?? ''];
  const stage = stageIn(ceremonyState(folded), state.runningItemId);
  const award = stage && ceremony ? awardThen(ceremony, stage) : undefined;
  return stage && award && run && !isAdjourned(run) ? { stage, award } : null;
}

/** How somebody receives otherwise than in person, in words. */
export function receiptWords(
  { t, plan }: Pick<ViewContext, 't' | 'plan'>,
  { how, siteId }: Pick<RecipientMark, 'how' | 'siteId'>,
): string | null {
  if (how === null) return null;
  const site = plan.sites.find(({ id }) => id === siteId);
  return how === 'remote' && site ? t('ceremony.receipt.remoteAt', { site: shortName(site) }) : t(`ceremony.receipt.${how}`);
}

/** What the hall is told of how somebody receives: not that they are absent or represented. */
const SHOWN: ReadonlySet<RecipientMark['how']> = new Set(['remote', 'posthumous'] as const);

/** What the hall display shows of the batch on stage. */
export function stageView(context: ViewContext) {
  const found = onStage(context);
  if (!found) return null;
  const { t, lang, folded } = context;
  const { stage, award } = found;
  const marks = new Map(recipientMarks(ceremonyState(folded), stage).map((mark) => [mark.recipient, mark]));
  const batches = batchesOf(award);
  return {
    title: awardTitle(lang, award),
    by: award.grantor === null ? null : t('ceremony.award', { title: '', grantor: award.grantor }).trim(),
    to: t('ceremony.conferredTo', { who: howMany(lang, award, award.count) }),
    recipients: award.recipients.slice(stage.from, stage.to).map((name, at) => {
      const mark = marks.get(stage.from + at);
      return { n: stage.from + at + 1, name, note: mark && SHOWN.has(mark.how) ? receiptWords(context, mark) : null };
    }),
    presenters: award.people.map(({ name, group, posts }) => {
      const title = name ?? group ?? posts.join(', ');
      return { title, posts: name === null ? null : posts.join(', ') };
    }),
    batch: batches.length > 1 ? t('ceremony.batches', { n: stage.batch + 1, total: batches.length }) : null,
    marks: batches.length > 1 && batches.length <= 24 ? batches.map(({ batch }) => batch <= stage.batch) : [],
  };
}

/** What is being conferred, as a line for those who follow; null while nothing is on stage. */
function ceremonyLine(context: ViewContext): string | null {
  const found = onStage(context);
  if (!found) return null;
  const { lang, t } = context;
  return t('ceremony.line', {
    award: awardInFull(lang, found.award),
    who: howMany(lang, found.award, batchSize(found.award, found.stage)),
  });
}

/** How long screens show that a campaign was launched. */
export const LAUNCH_SHOWN_MS = 60_000;

/** The campaign launched a moment ago in the running item; null if there is none. */
export function launchedNow({ folded, state, ceremony, now }: ViewContext): string | null {
  const launches = Object.values(ceremonyState(folded).launches).filter(
    ({ itemId, at }) => itemId === state.runningItemId && now - at < LAUNCH_SHOWN_MS,
  );
  const last = launches.toSorted((one, other) => other.at - one.at)[0];
  return (last && ceremony && campaignThen(ceremony, last)?.title) ?? null;
}

/** What is on stage, or the campaign launched a moment ago, as a line for those who follow. */
export function launchOrLine(context: ViewContext): string | null {
  const launched = launchedNow(context);
  return launched === null ? ceremonyLine(context) : `${context.t('ceremony.campaign.launched')}: ${launched}`;
}
