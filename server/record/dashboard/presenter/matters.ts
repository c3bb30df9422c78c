import { translate, type Lang } from '../../../i18n/translate.ts';
import type { OutputOf } from '../../../platform/contract.ts';
import type { followUpContract, Matter } from '../../follow-up/contract.ts';
import { isSettled } from '../../follow-up/rules/due.ts';
import { keyOf, registerAddress } from '../../follow-up/presenter/list.ts';
import { leftText, matterState } from '../../follow-up/presenter/words.ts';

/** Matters named in the panel; the register has all. */
const MAX_NAMED = 5;

/** What is still open of this conference, and what is carried into it, the most urgent first; null if there is nothing. */
export function openMattersView(
  lang: Lang,
  { matters, counts, carried }: OutputOf<typeof followUpContract.list>,
  conferenceId: string,
  today: string,
) {
  const open = counts.all - counts.settled;
  if (open === 0) return null;
  const place = { kind: 'recommendation', view: 'all', search: '', of: conferenceId, page: 1 } as const;
  const address = (matter: Matter): string => registerAddress({ ...place, kind: matter.kind }, keyOf(matter));
  return {
    href: registerAddress(place),
    count: translate(lang, 'followUp.open.count', { n: open }),
    carried: carried === 0 ? null : translate(lang, 'followUp.open.carried', { n: carried }),
    rows: matters
      .filter((matter) => !isSettled(matter))
      .slice(0, MAX_NAMED)
      .map((matter) => ({
        href: address(matter),
        text: matter.text.length > 120 ? `${matter.text.slice(0, 119)}…` : matter.text,
        state: matterState(lang, matter, today),
        left: leftText(lang, matter, today) || translate(lang, 'followUp.undated'),
        isCarried: matter.conferenceId !== conferenceId,
      })),
    more: open > MAX_NAMED,
  };
}
