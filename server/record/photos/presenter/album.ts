import type { Lang } from '../../../i18n/translate.ts';
import type { Album, Photo } from '../contract.ts';
import { photoGroups, type PhotoGroup } from '../rules.ts';
import { photoWords, type PhotoWords } from './words.ts';

interface AlbumReader {
  readonly lang: Lang;
  readonly zone: string;
  readonly conferenceId: string;
}

export const albumAddress = (conferenceId: string): string => `/conferences/${conferenceId}/photos`;
export const photoAddress = (conferenceId: string, id: string): string => `${albumAddress(conferenceId)}/${id}`;

/** "khoảng 09:14" where only the file says so; "chưa rõ giờ chụp" where nothing does. */
export function timeWords({ t }: Pick<PhotoWords, 't'>, { timeFrom }: Photo, time: string | null): string {
  if (time === null) return t('photos.timeUnknown');
  return timeFrom === 'file' ? t('photos.about', { time }) : time;
}

/** A picture among others: small, with its time and what is said of it. */
function tile(words: PhotoWords, conferenceId: string, photo: Photo, hasDay: boolean) {
  const people = words.people(photo);
  const address = photoAddress(conferenceId, photo.id);
  return {
    id: photo.id,
    href: address,
    source: `${address}/thumbnail`,
    width: photo.width,
    height: photo.height,
    alt: photo.caption ?? (people || timeWords(words, photo, words.time(photo))),
    // The day goes without saying within a sitting.
    time: timeWords(words, photo, hasDay ? words.when(photo) : words.time(photo)),
    caption: photo.caption,
    people,
    isStill: photo.origin === 'still',
  };
}

/** The album: by sitting and item, in the order of the agenda. */
export function albumView({ lang, zone, conferenceId }: AlbumReader, album: Album) {
  const words = photoWords(album, lang, zone);
  const groups = photoGroups(album);
  const partOf = ({ sittingId, itemId, photos }: PhotoGroup, isAlone: boolean) => ({
    title: itemId === null ? (isAlone ? null : words.t('photos.ofSitting')) : words.item(itemId),
    photos: photos.map((photo) => tile(words, conferenceId, photo, sittingId === null)),
  });
  const sittings = [...new Set(groups.map(({ sittingId }) => sittingId))];
  return {
    n: album.photos.length,
    sections: sittings.map((sittingId) => {
      const own = groups.filter((group) => group.sittingId === sittingId);
      return {
        id: sittingId ?? 'unsorted',
        title: sittingId === null ? words.t('photos.unsorted') : words.sitting(sittingId),
        count: own.reduce((sum, { photos }) => sum + photos.length, 0),
        parts: own.map((group) => partOf(group, own.length === 1)),
      };
    }),
    items: itemOptions(words),
  };
}

/** The items that a picture can be of, with their sittings where there are several. */
export const itemOptions = (words: PhotoWords) =>
  words.album.items.map(({ id, title, sittingId }) => ({
    value: id,
    label: words.album.sittings.length > 1 ? `${words.sitting(sittingId)} · ${title}` : title,
  }));
