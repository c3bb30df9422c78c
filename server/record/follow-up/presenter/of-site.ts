import { translate, type Lang } from '../../../i18n/translate.ts';
import type { SiteMatter } from '../contract.ts';
import { historyTitle } from './panel.ts';
import { dayText, matterState, termWords } from './words.ts';

/** The recommendations of a site with their answers. `conferenceId`: the conference in which the site is now. */
export const siteMattersView = (
  lang: Lang,
  matters: readonly SiteMatter[],
  here: { readonly conferenceId: string; readonly today: string },
) =>
  matters.map((matter) => ({
    text: matter.text,
    conference: matter.conferenceId === here.conferenceId ? null : matter.conference,
    owner: matter.owner,
    due: matter.due === null ? null : termText(lang, matter),
    state: matterState(lang, { ...matter, ownerId: null, mergedInto: null, askedOn: null }, here.today),
    told: matter.told.map(({ kind, on, body, paper, text }) => ({
      day: on === null ? '' : dayText(lang, on),
      title: historyTitle(lang, { kind, body, changed: [] }),
      paper: paper === null ? null : translate(lang, 'followUp.line.paper', { number: paper }),
      text,
    })),
  }));

function termText(lang: Lang, { due, lastDay }: SiteMatter): string {
  const last = lastDay === null ? '' : ` ${translate(lang, 'followUp.due.lastDay', { date: dayText(lang, lastDay) })}`;
  return `${termWords(lang, due) ?? ''}${last}`;
}
