import { formatDate, formatTime } from '../../../i18n/format.ts';
import { translate, type Key, type Lang, type Params } from '../../../i18n/translate.ts';
import { numberedSitting } from '../../../planning/agenda-editor/presenter/index.ts';
import type { Album, Photo } from '../contract.ts';

/** What pictures are told with. */
export interface PhotoWords {
  readonly lang: Lang;
  readonly album: Album;
  t(key: Key, params?: Params): string;
  /** "09:14, 26/11/2025"; null if it is not known. */
  when(photo: Photo): string | null;
  /** "09:14"; null if it is not known. */
  time(photo: Photo): string | null;
  /** Who is seen, in one line; empty if nobody is named. */
  people(photo: Photo): string;
  sitting(id: string): string;
  item(id: string): string | null;
}

/** The words for one record. */
export function photoWords(album: Album, lang: Lang, zone: string): PhotoWords {
  const t = (key: Key, params?: Params): string => translate(lang, key, params);
  const names = new Map(album.people.map(({ id, name }) => [id, name]));
  return {
    lang,
    album,
    t,
    when: ({ takenAt }) =>
      takenAt === null ? null : t('photos.when', { time: formatTime(lang, takenAt, zone), date: formatDate(lang, takenAt, zone) }),
    time: ({ takenAt }) => (takenAt === null ? null : formatTime(lang, takenAt, zone)),
    people: ({ people }) => people.flatMap((id) => names.get(id) ?? []).join('; '),
    sitting(id) {
      const at = album.sittings.findIndex((one) => one.id === id);
      return numberedSitting(lang, album.sittings[at]?.title ?? null, at);
    },
    item: (id) => album.items.find((one) => one.id === id)?.title ?? null,
  };
}
