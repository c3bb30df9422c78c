import { translate, type Key, type Lang, type Params } from '../../../i18n/translate.ts';
import type { Award } from '../../awards/contract.ts';
import { calledName } from '../../awards/rules/absence.ts';
import type { AwardCheck, NamesById } from '../../awards/presenter.ts';
import type { Finding } from '../contract.ts';

/** What the list of awards knows: the awards, and the names of those who present them. */
export interface KnownAwards {
  readonly conferenceId: string;
  readonly awards: readonly Award[];
  readonly people: NamesById;
}

interface Act {
  readonly label: Key;
  readonly href: string;
}

type AboutAward = Extract<Finding, { readonly code: `award-${string}` }>;
/** Whether a finding is about awards. */
export const isAboutAward = (finding: Finding): finding is AboutAward => finding.code.startsWith('award-');

/** Where what a check found is put right. */
export function awardAct(conferenceId: string, finding: AboutAward, awardId: string): Act {
  const home = `/conferences/${conferenceId}`;
  const field = (name: string): string => `${home}/awards/${encodeURIComponent(awardId)}#${name}`;
  switch (finding.code) {
    case 'award-count':
      return { label: 'validation.act.count', href: field('recipients') };
    case 'award-class':
      return { label: 'validation.act.class', href: field('class') };
    case 'award-decision-twice':
      return { label: 'validation.act.decision', href: field('decision.number') };
    case 'award-recipient-twice':
      return { label: 'validation.act.recipients', href: field('recipients') };
    case 'award-presenter-away':
      return { label: 'validation.act.presenter', href: field('presenters') };
    default: {
      const [name = ''] = finding.facts.names;
      const search = new URLSearchParams({ search: calledName(name) }).toString();
      return finding.facts.why === 'absent'
        ? { label: 'validation.act.checkIn', href: `${home}/check-in?${search}` }
        : { label: 'validation.act.invitation', href: `${home}/invitations?${search}` };
    }
  }
}

function textOf(lang: Lang, finding: AboutAward, awardId: string, { awards, people }: KnownAwards): string {
  const t = (key: Key, params: Params): string => translate(lang, key, params);
  const { subjects } = finding;
  switch (finding.code) {
    case 'award-count':
      return t('validation.award.count', finding.facts);
    case 'award-class':
      return t('validation.award.class', finding.facts);
    case 'award-decision-twice': {
      const others = new Set(subjects.filter(({ id }) => id !== awardId).map(({ id }) => id));
      const titles = awards.filter(({ id }) => others.has(id)).map(({ title }) => `“${title}”`);
      return t('validation.award.decision', { number: finding.facts.number, awards: titles.join(', ') });
    }
    case 'award-recipient-twice':
      return t('validation.award.twice', { names: finding.facts.names.join('; '), n: finding.facts.n });
    case 'award-presenter-away': {
      const who = people.get(subjects.find(({ kind }) => kind === 'participant')?.id ?? '') ?? '';
      return t(`validation.award.presenter.${finding.facts.why}`, { who });
    }
    default:
      return t(`validation.award.recipient.${finding.facts.why}`, { names: finding.facts.names.join('; '), n: finding.facts.n });
  }
}

/** What the checks found about each award, by its id, each with the act that puts it right. */
export function awardChecks(lang: Lang, findings: readonly Finding[], known: KnownAwards): ReadonlyMap<string, AwardCheck[]> {
  const found = findings.filter(isAboutAward).flatMap((finding) =>
    finding.subjects.flatMap(({ kind, id }): [string, AwardCheck][] => {
      if (kind !== 'award') return [];
      const { label, href } = awardAct(known.conferenceId, finding, id);
      return [[id, { text: textOf(lang, finding, id, known), act: { label: translate(lang, label), href } }]];
    }),
  );
  return new Map([...Map.groupBy(found, ([id]) => id)].map(([id, of]) => [id, of.map(([, check]) => check)]));
}
