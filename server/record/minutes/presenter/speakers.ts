import { translate, type Lang } from '../../../i18n/translate.ts';
import type { LivePlan, Speaker } from '../../../live/sitting/contract/index.ts';
import { inPlaceOfText, personText } from '../../../planning/participants/presenter.ts';
import type { Person } from '../rules/facts.ts';

const known = <T extends { readonly id: string }>(list: readonly T[], id: string | null): T | undefined =>
  list.find((one) => one.id === id);

/** Sites by which somebody spoke, those that left the plan too. */
const sitesOf = (plan: LivePlan): LivePlan['sites'] => [...plan.sites, ...(plan.past?.sites ?? [])];

/** Who spoke, in full: "Đồng chí Phạm Gia Túc, Chánh Văn phòng Trung ương Đảng," or "Đại diện Văn phòng Thành ủy Hà Nội". */
export function speakerInFull(plan: LivePlan, speaker: Speaker, lang: Lang): string {
  const paper = known(plan.papers, speaker.paperId);
  const person = known(plan.participants, speaker.participantId ?? paper?.participantId ?? null);
  if (person) return personInFull(plan, person, lang);
  const site = known(sitesOf(plan), speaker.siteId ?? paper?.siteId ?? null)?.name ?? null;
  const post = postAtSite(paper?.post ?? null, site);
  return post === null ? translate(lang, 'minutes.fact.somebody') : representative(post, lang);
}

/** A post with the site that it is at, unless it names the site itself. */
function postAtSite(post: string | null, site: string | null): string | null {
  if (post === null || site === null) return post ?? site;
  return post.includes(site) ? post : `${post}, ${site},`;
}

function personInFull(plan: LivePlan, person: Person, lang: Lang): string {
  const instead = person.inPlaceOf && inPlaceOfText(lang, person.inPlaceOf, plan.conference.address);
  const posts = [person.posts.join(', '), instead].filter(Boolean).join(' ');
  if (person.name === null) return person.group ?? representative(posts, lang);
  const address = translate(lang, `minutes.fact.${plan.conference.address}`);
  if (posts === '') return translate(lang, 'minutes.fact.nameOnly', { address, name: person.name });
  return translate(lang, 'minutes.fact.named', { address, name: person.name, posts });
}

/** A post that already says "Đại diện" keeps its words. */
function representative(post: string, lang: Lang): string {
  return /^(đại diện|lãnh đạo)/i.test(post) ? capital(post) : translate(lang, 'minutes.fact.post', { post });
}

const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);

/** The short name of a speaker: the site if known, otherwise the name or the post. */
export function speakerInShort(plan: LivePlan, speaker: Speaker, lang: Lang): string {
  const paper = known(plan.papers, speaker.paperId);
  const person = known(plan.participants, speaker.participantId ?? paper?.participantId ?? null);
  const site = known(sitesOf(plan), speaker.siteId ?? paper?.siteId ?? null);
  return person?.name ?? site?.name ?? paper?.post ?? person?.posts[0] ?? person?.group ?? translate(lang, 'minutes.fact.somebody');
}

/** "Trần Cẩm Tú, Ủy viên Bộ Chính trị, Thường trực Ban Bí thư" for chair and secretary; of a stand-in also in whose place they came. */
export function personWithPosts(person: Person, plan: LivePlan, lang: Lang): string {
  const instead = person.inPlaceOf && inPlaceOfText(lang, person.inPlaceOf, plan.conference.address);
  return [personText(person), instead].filter(Boolean).join(' ');
}
