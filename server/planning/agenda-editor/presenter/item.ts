import type { Item } from '../../agenda/contract.ts';
import type { FindingView } from '../../validation/presenter.ts';
import { formatMinutes } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Agenda } from '../contract.ts';
import { paperAuthor, type AgendaNames } from './words.ts';

const monthText = (month: string | null): string | null => month && `${Number(month.slice(5))}/${month.slice(0, 4)}`;

function periodText(lang: Lang, { resultsFrom, tasksTo }: Item): string | null {
  if (resultsFrom === null && tasksTo === null) return null;
  return translate(lang, 'agenda.periodText', { from: monthText(resultsFrom), to: monthText(tasksTo) });
}

function paperViews(lang: Lang, item: Item, names: AgendaNames) {
  const papers = names.papers.get(item.id) ?? [];
  return papers.map((paper, at) => ({
    id: paper.id,
    version: paper.version,
    number: at + 1,
    topic: paper.topic,
    author: paperAuthor(paper, names),
    site: paper.siteId === null ? null : (names.sites.get(paper.siteId) ?? null),
    minutes: paper.minutes === null ? null : formatMinutes(lang, paper.minutes),
    first: at === 0,
    last: at === papers.length - 1,
  }));
}

/** The side panel of one item. `findings`: those about it. */
export function itemPanel(
  lang: Lang,
  agenda: Agenda,
  item: Item,
  names: AgendaNames,
  number: number | null,
  findings: readonly FindingView[],
) {
  return {
    id: item.id,
    version: item.version,
    over: number === null ? translate(lang, `agenda.kind.${item.kind}`) : translate(lang, 'agenda.item', { n: number }),
    title: item.title,
    kind: translate(lang, `agenda.kind.${item.kind}`),
    classification: item.classification && translate(lang, `agenda.classification.${item.classification}`),
    conflicts: findings.filter(({ period }) => period !== null),
    findings: findings.filter(({ period }) => period === null),
    speakers: item.speakers.flatMap((id) => {
      const person = names.people.get(id);
      return person
        ? [
            {
              name: person.name ?? person.group ?? person.posts.join(', '),
              posts: person.name === null && person.group === null ? '' : person.posts.join(', '),
            },
          ]
        : [];
    }),
    hasPapers: item.kind === 'papers' || item.kind === 'paper' || item.kind === 'discussion' || names.papers.has(item.id),
    papers: paperViews(lang, item, names),
    topics: item.topics,
    topicsOpen: item.topicsOpen,
    documents: item.documents.flatMap((id) => {
      const title = names.documents.get(id);
      return title === undefined ? [] : [{ id, title }];
    }),
    period: periodText(lang, item),
    draft: agenda.draft,
  };
}
