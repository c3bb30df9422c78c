import { isAdjourned } from '../../sitting/rules/index.ts';
import { itemOf, titleOf, type ViewContext } from '../../live-page/presenter/view-context.ts';
import { BALLOT_FORMS, MIN_ELECTORS, SECRECY_LEVELS, type SecretVoteFacts } from '../../secret-votes/contract/index.ts';
import { MAJORITIES } from '../../votes/contract/index.ts';

/** The form that opens a secret vote on the running item; null while none runs. */
export function secretOpening(context: ViewContext, { people, entitled }: SecretVoteFacts) {
  const { t, state } = context;
  const sitting = state.sittings[state.openSittingId ?? ''];
  const item = itemOf(context, state.runningItemId);
  if (!sitting || isAdjourned(sitting) || !item || item.hidden) return null;
  return {
    itemId: item.id,
    item: titleOf(context, item),
    forms: BALLOT_FORMS.map((value, at) => ({ value, label: t(`secretVotes.form.${value}`), checked: at === 0 })),
    levels: SECRECY_LEVELS.map((value, at) => ({
      value,
      label: t(`secretVotes.level.${value}`),
      hint: t(`secretVotes.levelText.${value}`),
      checked: at === 0,
    })),
    majorities: MAJORITIES.map((value) => ({ value, label: t(`votes.majority.${value}`) })),
    people,
    peopleWords: t('secretVotes.presentNow', { n: people.length }),
    entitled,
    tooFew: people.length < MIN_ELECTORS ? t('secretVotes.tooFew', { n: people.length, least: MIN_ELECTORS }) : null,
  };
}
