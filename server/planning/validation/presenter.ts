import { formatDate } from '../../i18n/format.ts';
import { translate, type Key, type Lang, type Params } from '../../i18n/translate.ts';
import type { Plan } from '../plan/contract.ts';
import type { Finding, Subject } from './contract.ts';
import { awardAct, isAboutAward } from './presenter/awards.ts';
import { namesIn, type Namer } from './presenter/names.ts';
import { drawPeriods, type PeriodDrawing } from './presenter/period.ts';

/** A finding as a page shows it. */
export interface FindingView {
  readonly code: string;
  readonly blocking: boolean;
  readonly title: string;
  readonly text: string;
  /** Links to the entities concerned. */
  readonly links: readonly { readonly label: string; readonly href: string }[];
  /** What puts it right; null where that is for people to see. */
  readonly act: { readonly label: string; readonly href: string } | null;
  /** Two conflicting periods, drawn on one scale. */
  readonly period: PeriodDrawing | null;
}

const PAGES: Record<Subject['kind'], string> = {
  conference: '',
  sitting: '/agenda',
  item: '/agenda',
  paper: '/agenda',
  participant: '/participants',
  site: '/sites',
  document: '/documents',
  award: '/awards',
};

/** Path of the page where an entity of the plan is edited. */
export const subjectHref = (conferenceId: string, { kind, id }: Subject): string =>
  `/conferences/${conferenceId}${PAGES[kind]}${kind === 'conference' ? '' : `#${kind}-${encodeURIComponent(id)}`}`;

/** 09:10; past midnight the clock time of the next day. */
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');

function paramsOf(lang: Lang, finding: Finding, nameOf: Namer): Params {
  const { subjects } = finding;
  const names = (kind: Subject['kind']) => subjects.filter((subject) => subject.kind === kind).map(nameOf);
  const first = nameOf(subjects[0]);
  switch (finding.code) {
    case 'speaker-in-two-places': {
      const [one = '', other = ''] = names('item');
      return { name: first, first: one, second: other, from: clock(finding.facts.from), to: clock(finding.facts.to) };
    }
    case 'two-heads':
      return { names: names('participant').join(', ') };
    case 'head-away': {
      const [name = '', ...standIns] = names('participant');
      return { name, why: translate(lang, `validation.headAway.${finding.facts.why}`, { who: standIns.join(', ') }) };
    }
    case 'speaker-at-two-sites':
      return { name: first, sites: names('site').join(', ') };
    case 'site-not-invited':
      return { who: first };
    case 'site-not-decided':
      return { who: first, site: names('site').join(', ') };
    case 'speaker-twice-in-item':
      return { name: names('participant').join(', '), n: names('paper').length, item: first };
    case 'item-beyond-sitting':
      return { item: first, sitting: names('sitting').join(', '), end: clock(finding.facts.end), next: clock(finding.facts.next) };
    case 'sittings-at-once':
      return { sittings: new Intl.ListFormat(lang).format(names('sitting')) };
    case 'sitting-outside-days':
    case 'first-day-differs': {
      const { date, first: firstDay } = finding.facts;
      return { sitting: first, date: formatDate(lang, date, 'utc'), first: formatDate(lang, firstDay, 'utc') };
    }
    case 'like-names':
      return { names: new Intl.ListFormat(lang).format(names('participant')), posts: finding.facts.posts.join(', ') };
    case 'speaker-away':
    case 'speaker-not-listed':
      return { name: first, items: quoted(names('item')) };
    case 'answer-site-differs':
      return { name: first, site: names('site').join(', ') };
    case 'unknown-start':
      return { sitting: first };
    case 'unknown-length':
      return { sitting: first, n: names('item').length };
    case 'member-not-cleared': {
      const { name, role, items } = finding.facts;
      return { name, role: translate(lang, `team.role.${role}`), n: items };
    }
    case 'award-decision-twice':
      return { number: finding.facts.number, awards: quoted(names('award')) };
    case 'award-recipient-twice':
      return { awards: quoted(names('award')), names: finding.facts.names.join(', '), n: finding.facts.n };
    case 'award-presenter-away':
      return { award: first, who: quoted(names('participant')) };
    case 'award-recipient-away':
      return { award: first, names: finding.facts.names.join('; '), n: finding.facts.n };
    case 'award-count':
    case 'award-class':
      return { award: first, ...finding.facts };
    default:
      return {};
  }
}

const MIDNIGHT = 24 * 60;

function textKey(finding: Finding): Key {
  if (finding.code === 'item-beyond-sitting' && finding.facts.next === MIDNIGHT) return 'validation.finding.item-beyond-sitting.midnight';
  if (finding.code === 'sitting-outside-days' && finding.facts.date > finding.facts.first)
    return 'validation.finding.sitting-outside-days.after';
  if (finding.code === 'speaker-away') return `validation.finding.speaker-away.${finding.facts.why}`;
  if (finding.code === 'answer-site-differs')
    return `validation.finding.answer-site-differs.${finding.subjects.length > 1 ? 'text' : 'hall'}`;
  if (finding.code === 'award-presenter-away' || finding.code === 'award-recipient-away')
    return `validation.finding.${finding.code}.${finding.facts.why}`;
  return `validation.finding.${finding.code}.text`;
}

/** The sentence of a finding. */
export const sentenceOf = (lang: Lang, finding: Finding, nameOf: Namer): string =>
  translate(lang, textKey(finding), paramsOf(lang, finding, nameOf));

function drawingOf(lang: Lang, finding: Finding): PeriodDrawing | null {
  if (finding.code !== 'period-mismatch') return null;
  return drawPeriods(lang, [
    { label: translate(lang, 'validation.period.agenda'), period: finding.facts.item },
    { label: translate(lang, 'validation.period.document'), period: finding.facts.document },
  ]);
}

type AboutPerson = Extract<Finding, { readonly code: 'answer-site-differs' | 'speaker-away' }>;

/** Where the office applies an answer, or sees why somebody is not there. */
function personAct(conferenceId: string, { code, facts, subjects }: AboutPerson): { label: Key; href: string } {
  const home = `/conferences/${conferenceId}`;
  const invitation = `${home}/invitations/${encodeURIComponent(subjects[0]?.id ?? '')}`;
  if (code === 'answer-site-differs') return { label: 'validation.act.apply', href: invitation };
  return facts.why === 'absent'
    ? { label: 'validation.act.checkIn', href: `${home}/check-in` }
    : { label: 'validation.act.invitation', href: invitation };
}

function actOf(lang: Lang, conferenceId: string, finding: Finding): FindingView['act'] {
  if (finding.code === 'answer-site-differs' || finding.code === 'speaker-away') {
    const { label, href } = personAct(conferenceId, finding);
    return { label: translate(lang, label), href };
  }
  const award = finding.subjects.find(({ kind }) => kind === 'award');
  if (!award || !isAboutAward(finding)) return null;
  const { label, href } = awardAct(conferenceId, finding, award.id);
  return { label: translate(lang, label), href };
}

/** Findings as a page shows them, in their order. Pass the validated plan, redacted for its reader. */
export function presentFindings(lang: Lang, plan: Plan, findings: readonly Finding[]): FindingView[] {
  const nameOf = namesIn(lang, plan);
  return findings.map((finding) => ({
    code: finding.code,
    blocking: finding.level === 'blocking',
    title: translate(lang, `validation.finding.${finding.code}.title`),
    text: sentenceOf(lang, finding, nameOf),
    links: finding.subjects.flatMap((subject) => {
      const label = nameOf(subject);
      return subject.kind === 'conference' || label === '' ? [] : [{ label, href: subjectHref(plan.conference.id, subject) }];
    }),
    act: actOf(lang, plan.conference.id, finding),
    period: drawingOf(lang, finding),
  }));
}
