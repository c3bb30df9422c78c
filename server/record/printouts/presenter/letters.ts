import { formatDate } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Participant } from '../../../planning/participants/contract.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { byProtocol, type ProtocolRule } from '../../../planning/protocol/rules/index.ts';
import type { Block, OfficialPaper } from '../contract.ts';
import { whenOf } from './agenda.ts';
import { headText, paperOf, personLine, plain, withRole } from './paper.ts';

/** What the letters need besides the plan. */
export interface LetterFacts {
  readonly published: boolean;
  readonly lang: Lang;
  readonly protocol: ProtocolRule;
  /** The link of each invited participant; null for a group, which has none. */
  readonly links: ReadonlyMap<string, string | null>;
  /** YYYY-MM-DD. */
  readonly deadline: string | null;
}

/** A letter of invitation for everybody who is invited, in the order of protocol. Number, day and signature are written in by hand. */
export function lettersPaper(plan: Plan, facts: LetterFacts): OfficialPaper {
  const { published, lang, protocol, links } = facts;
  const invited = byProtocol(plan.participants, protocol).filter(({ id }) => links.has(id));
  const words = {
    kind: translate(lang, 'printouts.letters.kind'),
    file: translate(lang, 'printouts.letters.file'),
    letters: 'GM',
    mark: published ? null : translate(lang, 'printouts.unpublished'),
  };
  const paper = paperOf(plan, words, []);
  const copies = invited.map((person) => letter(plan, person, facts));
  return { ...paper, date: yearOf(plan.conference.date), about: '', recipients: [translate(lang, 'printouts.letters.asAbove')], copies };
}

/** Letters are signed in the year of the conference, except for one in its first weeks. */
const yearOf = (date: string | null): string | null => (date === null || date.slice(5, 7) <= '02' ? null : date.slice(0, 4));

function letter(plan: Plan, person: Participant, { lang, links, deadline }: LetterFacts): Block[] {
  const { conference, sites } = plan;
  const site = sites.find(({ id, kind }) => id === person.siteId && kind !== 'main');
  const chairs = withRole(plan, 'chair').map(personLine);
  const link = links.get(person.id) ?? null;
  return [
    {
      kind: 'paragraph',
      align: 'center',
      runs: [{ text: translate(lang, 'printouts.letters.invites', { organizer: conference.organizer }) }],
    },
    { kind: 'paragraph', align: 'center', runs: [{ text: addressed(plan, person, lang), bold: true }] },
    plain(translate(lang, 'printouts.letters.to', { title: conference.title })),
    plain(translate(lang, 'printouts.programme.when', { when: whenOf(plan, lang) })),
    plain(translate(lang, 'printouts.programme.where', { place: conference.venue })),
    ...(site ? [plain(translate(lang, 'printouts.letters.site', { site: site.name }))] : []),
    ...(chairs.length > 0 ? [plain(translate(lang, 'printouts.letters.chair', { names: chairs.join('; ') }))] : []),
    ...(link === null ? [] : answering(link, deadline, lang)),
    { kind: 'signatures', left: null, right: { title: translate(lang, 'printouts.letters.signer'), name: null } },
  ];
}

/** "Đồng chí Nguyễn Văn A, Chánh Văn phòng"; a post or a group by its own words. */
function addressed({ conference }: Plan, person: Participant, lang: Lang): string {
  const isComrade = conference.address === 'comrade' && person.name !== null;
  const who = [personLine(person), ...headText(lang, person)].join(', ');
  return isComrade ? translate(lang, 'printouts.letters.comrade', { who }) : who;
}

function answering(link: string, deadline: string | null, lang: Lang): Block[] {
  const asked =
    deadline === null
      ? translate(lang, 'printouts.letters.answer')
      : translate(lang, 'printouts.letters.answerBy', { date: formatDate(lang, deadline, 'utc') });
  return [plain(asked), { kind: 'code', code: link, words: [translate(lang, 'printouts.letters.own'), link] }];
}
