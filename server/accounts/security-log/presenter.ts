import { formatClock, formatDate } from '../../i18n/format.ts';
import { isKey, translate, type Lang } from '../../i18n/translate.ts';
import { defaultZone } from '../../platform/views/templates.ts';
import type { NamedById, SecurityEvent } from './contract.ts';

const wordOr = (lang: Lang, key: string, otherwise: string): string => (isKey(key) ? translate(lang, key) : otherwise);

/** A name, or the id of what is gone. */
const nameOf = (lang: Lang, { name, id }: NamedById): string => name ?? translate(lang, 'securityLog.gone', { id });

/** Who did it: somebody by name, or "Not signed in". */
function actorText(lang: Lang, actor: NamedById): string {
  if (actor.kind === 'anonymous' || actor.kind === 'system') return translate(lang, `securityLog.actor.${actor.kind}`);
  return nameOf(lang, actor);
}

function subjectText(lang: Lang, subject: NamedById): string {
  const key = `securityLog.subject.${subject.kind}`;
  return translate(lang, isKey(key) ? key : 'securityLog.subject.other', { name: nameOf(lang, subject) });
}

const scalar = (lang: Lang, fact: string, value: unknown): string => {
  if (typeof value === 'boolean') return translate(lang, value ? 'common.yes' : 'common.no');
  if (value === null || value === undefined) return translate(lang, 'common.none');
  if (fact === 'clearance') return wordOr(lang, `accounts.clearanceLevel.${JSON.stringify(value)}`, JSON.stringify(value));
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** One fact of an event in words, such as "mức độ mật: Không → Mật". */
function factText(lang: Lang, fact: string, value: unknown): string {
  if (fact === 'what') return wordOr(lang, `securityLog.detail.what.${String(value)}`, String(value));
  const key = `securityLog.detail.${fact}`;
  if (Array.isArray(value) && isKey(key)) {
    return translate(lang, key, { from: scalar(lang, fact, value[0]), to: scalar(lang, fact, value[1]) });
  }
  const text = fact === 'role' ? wordOr(lang, `team.role.${String(value)}`, String(value)) : scalar(lang, fact, value);
  return translate(lang, isKey(key) ? key : 'securityLog.detail.other', {
    key: fact,
    value: text,
    from: translate(lang, 'common.none'),
    to: text,
  });
}

const detailText = (lang: Lang, detail: SecurityEvent['detail']): string =>
  Object.entries(detail)
    .map(([fact, value]) => factText(lang, fact, value))
    .join('; ');

/** One row of the page. */
export function eventView(lang: Lang, event: SecurityEvent) {
  return {
    date: formatDate(lang, event.at, defaultZone),
    time: formatClock(lang, event.at, defaultZone),
    event: wordOr(lang, `securityLog.kind.${event.kind}`, event.kind),
    actor: actorText(lang, event.actor),
    about: event.subject && subjectText(lang, event.subject),
    conference: event.conference && nameOf(lang, event.conference),
    address: event.address,
    detail: detailText(lang, event.detail),
  };
}

const COLUMNS = ['at', 'event', 'actor', 'about', 'conference', 'address', 'detail', 'kind', 'actorId', 'aboutId', 'conferenceId'] as const;

export const csvHead = (lang: Lang): string[] => COLUMNS.map((column) => translate(lang, `securityLog.column.${column}`));

const idOf = (one: NamedById | null): string => (one ? `${one.kind}/${one.id}` : '');

/** One row of the exported file; the time in UTC by ISO 8601. */
export function csvRow(lang: Lang, event: SecurityEvent): string[] {
  const view = eventView(lang, event);
  const words = [view.event, view.actor, view.about ?? '', view.conference ?? '', view.address ?? '', view.detail];
  return [new Date(event.at).toISOString(), ...words, event.kind, idOf(event.actor), idOf(event.subject), event.conference?.id ?? ''];
}
