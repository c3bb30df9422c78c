import { translate, type Lang } from '../../../i18n/translate.ts';
import type { CalendarEvent } from '../../../planning/calendar/contract.ts';
import type { Matter } from '../contract.ts';
import { isSettled } from '../rules/due.ts';
import { termWords } from '../presenter/words.ts';

type Dated = Pick<Matter, 'conferenceId' | 'id' | 'text' | 'status' | 'lastDay' | 'due' | 'product'>;

/** Longest title of an entry. */
const MAX_TITLE = 200;

/** The last day of each task that is not settled, as an entry of a whole day. */
export const dueEvents = (lang: Lang, tasks: readonly Dated[], titles: ReadonlyMap<string, string>): CalendarEvent[] =>
  tasks
    .filter((task) => task.lastDay !== null && !isSettled(task))
    .map(({ conferenceId, id, text, lastDay, due, product }) => ({
      uid: `${conferenceId}.${id}`,
      title: translate(lang, 'taskOwners.calendar.due', { text: text.length > MAX_TITLE ? `${text.slice(0, MAX_TITLE - 1)}…` : text }),
      description: [termWords(lang, due), product, titles.get(conferenceId)].filter(Boolean).join('\n') || null,
      location: null,
      at: null,
      until: null,
      date: lastDay,
    }));
