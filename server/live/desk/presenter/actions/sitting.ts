import { formatDate } from '../../../../i18n/format.ts';
import { sittingInstant } from '../../../../planning/agenda/rules/index.ts';
import { proceedingsContract as contract } from '../../../sitting/contract/index.ts';
import { isAdjourned } from '../../../sitting/rules/index.ts';
import { isToCome, itemsOf, sittingLabel, titleOf, type ViewContext } from '../../../live-page/presenter/view-context.ts';
import { DESK_KEYS } from '../keys.ts';
import { actionOf, undoLabel, type Action } from './action.ts';
import { ENDING, seen } from './seen.ts';
import { isVoting } from '../open-ballot.ts';

/** How long before its planned start a sitting may be opened without a question. */
const EARLY_MS = 3_600_000;

/** The question before a sitting is opened long before its planned start; none in a rehearsal, which is never on time. */
function earlyQuestion({ plan, now, lang, t, time }: ViewContext, sittingId: string): Action['confirm'] {
  const sitting = plan.sittings.find(({ id }) => id === sittingId);
  const at = sitting ? sittingInstant(plan, sitting) : null;
  if (at === null || at - now <= EARLY_MS || plan.conference.rehearsalOf !== null) return undefined;
  const when = { time: time(at), date: formatDate(lang, at, plan.conference.timeZone) };
  return { title: t('desk.confirm.openEarly'), text: t('desk.confirm.openEarlyText', when) };
}

export function openSittingAction(context: ViewContext, sittingId: string): Action {
  const name = sittingLabel(context, sittingId);
  return actionOf(
    contract.openSitting,
    { sittingId, ...seen(context, 'sittingId') },
    {
      label: context.t('desk.action.open'),
      key: DESK_KEYS.primary.key,
      toast: context.t('desk.toast.open', { name }),
      subject: name,
      undo: undoLabel(context),
      confirm: earlyQuestion(context, sittingId),
    },
  );
}

export function resumeSittingAction(context: ViewContext, sittingId: string): Action {
  const name = sittingLabel(context, sittingId);
  return actionOf(
    contract.resumeSitting,
    { sittingId, ...seen(context, 'sittingId') },
    {
      label: context.t('desk.action.resume'),
      key: DESK_KEYS.primary.key,
      toast: context.t('desk.toast.resume', { name }),
      subject: name,
      undo: undoLabel(context),
    },
  );
}

function adjournSittingAction(context: ViewContext, sittingId: string): Action {
  const name = sittingLabel(context, sittingId);
  return actionOf(
    contract.adjournSitting,
    { sittingId, ...seen(context, ...ENDING) },
    {
      label: context.t('desk.action.adjourn'),
      toast: context.t('desk.toast.adjourn', { name }),
      subject: name,
      undo: undoLabel(context),
    },
  );
}

/** Items named by the question before a sitting is closed. */
const MAX_NAMED = 3;

/** What the question before closing says: the items that have not been held, if there are any. */
function closingText(context: ViewContext, sittingId: string): string {
  const { t, state } = context;
  const left = itemsOf(context, sittingId).filter(
    (item) => item.kind !== 'break' && item.id !== state.runningItemId && isToCome(context, item),
  );
  if (left.length === 0) return t('desk.confirm.closeText');
  const named = left.slice(0, MAX_NAMED).map((item) => `“${titleOf(context, item)}”`);
  const items = left.length > MAX_NAMED ? `${named.join(', ')}…` : named.join(', ');
  return t('desk.confirm.closeLeftText', { n: left.length, items });
}

/** Closing is seen by everyone and asks first. */
export function closeSittingAction(context: ViewContext, sittingId: string, key?: string): Action {
  const { t } = context;
  const name = sittingLabel(context, sittingId);
  return actionOf(
    contract.closeSitting,
    { sittingId, ...seen(context, ...ENDING) },
    {
      label: t('desk.action.close'),
      key,
      toast: t('desk.toast.close', { name }),
      subject: name,
      undo: undoLabel(context),
      confirm: {
        title: t('desk.confirm.close', { name }),
        text: [...(isVoting(context) ? [t('desk.confirm.votingText')] : []), closingText(context, sittingId)].join(' '),
      },
    },
  );
}

/** The menu of a sitting: adjourning and closing; nothing before it is open. */
export function sittingActions(context: ViewContext, sittingId: string): Action[] {
  const run = context.state.sittings[sittingId];
  if (!run) return [];
  return [...(isAdjourned(run) ? [] : [adjournSittingAction(context, sittingId)]), closeSittingAction(context, sittingId)];
}
