import { translate, type Lang } from '../../../i18n/translate.ts';
import { awardInFull, howMany, presenterNames } from '../../../live/ceremony/presenter/words.ts';
import type { LivePlan } from '../../../live/sitting/contract/index.ts';
import { shortName } from '../../../planning/sites/rules/index.ts';
import type { Conferral, LaunchedCampaign } from '../rules/ceremony.ts';

type Recipient = { readonly name: string; readonly mark: Conferral['marks'][number] | undefined };

/** "Văn phòng Tỉnh ủy Quảng Ninh (nhận tại điểm cầu Quảng Ninh)". */
function recipientWords({ sites }: LivePlan, { name, mark }: Recipient, lang: Lang): string {
  if (!mark?.how) return name;
  const site = mark.siteId === null ? undefined : sites.find(({ id }) => id === mark.siteId);
  const how = site
    ? translate(lang, 'ceremony.receipt.remoteAt', { site: shortName(site) })
    : translate(lang, `ceremony.receipt.${mark.how}`);
  return `${name} (${how})`;
}

/** Names in a row; apart by semicolons where one has a comma in itself, so that one office is not read as two. */
const listed = (names: readonly string[]): string => names.join(names.some((name) => name.includes(',')) ? '; ' : ', ');

/** "Trao Cờ thi đua của … cho 5 tập thể: …; người trao: …. Nhận sau do vắng mặt: …." */
export function conferralSentence(plan: LivePlan, { award, from, to, marks }: Conferral, lang: Lang): string {
  const recipients = award.recipients
    .slice(from, to)
    .map((name, at): Recipient => ({ name, mark: marks.find(({ recipient }) => recipient === from + at) }));
  const absent = recipients.filter(({ mark }) => mark?.how === 'absent').map(({ name }) => name);
  const there = recipients.filter(({ mark }) => mark?.how !== 'absent').map((one) => recipientWords(plan, one, lang));
  const words = {
    award: awardInFull(lang, award),
    who: howMany(lang, award, recipients.length > 0 ? there.length : award.count),
    names: listed(there),
    presenters: presenterNames(award).join('; '),
  };
  const isAnnounced = recipients.length > 0 && there.length === 0;
  const named = there.length > 0 ? 'confersNamed' : 'confers';
  const key = isAnnounced ? 'announces' : (`${named}${words.presenters === '' ? '' : 'By'}` as const);
  const sentence = translate(lang, `minutes.fact.${key}`, words);
  return absent.length === 0 ? sentence : `${sentence} ${translate(lang, 'minutes.fact.later', { names: listed(absent) })}`;
}

export const launchSentence = ({ campaign }: LaunchedCampaign, lang: Lang): string =>
  translate(lang, 'minutes.fact.launches', { name: campaign.title });
