import { translate, type Lang } from '../../../i18n/translate.ts';
import { awardInFull } from '../../../live/ceremony/presenter/words.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { RegisterAward, RegisterEntry } from '../../award-register/contract.ts';
import { decisionLine, numberText, receivedText } from '../../award-register/presenter.ts';
import type { Column, OfficialPaper } from '../contract.ts';
import { paperOf, plain } from './paper.ts';

interface Register {
  readonly awards: readonly RegisterAward[];
  readonly entries: readonly RegisterEntry[];
}

/** The register of certificates by number, with a place to sign for what is received. */
export function awardRegisterPaper(plan: Plan, published: boolean, lang: Lang, { awards, entries }: Register): OfficialPaper {
  const byId = new Map(awards.map((award) => [award.id, award]));
  const sorted = entries.toSorted((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity) || 0);
  const rows = sorted.map((entry) => row(entry, byId.get(entry.awardId), lang));
  const words = {
    kind: translate(lang, 'printouts.award-register.kind'),
    file: translate(lang, 'printouts.award-register.file'),
    letters: null,
    mark: published ? null : translate(lang, 'printouts.unpublished'),
  };
  return paperOf(plan, words, [
    rows.length === 0 ? plain(translate(lang, 'printouts.awards.noRecipients')) : { kind: 'table', columns: columns(lang), rows },
  ]);
}

const row = (entry: RegisterEntry, award: RegisterAward | undefined, lang: Lang): string[] => [
  numberText(entry.number),
  entry.recipient,
  award ? awardInFull(lang, award) : '',
  award ? decisionLine(lang, award) : '',
  receivedText(lang, entry),
  '',
];

const columns = (lang: Lang): Column[] => [
  { title: translate(lang, 'printouts.award-register.number'), width: 2, align: 'center' },
  { title: translate(lang, 'printouts.awards.recipient'), width: 6, align: 'left' },
  { title: translate(lang, 'printouts.award-programme.award'), width: 5, align: 'left' },
  { title: translate(lang, 'printouts.award-register.decision'), width: 4, align: 'left' },
  { title: translate(lang, 'printouts.award-register.received'), width: 4, align: 'left' },
  { title: translate(lang, 'printouts.award-register.signed'), width: 3, align: 'center' },
];
