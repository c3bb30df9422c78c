import { formatDate, formatTime } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/translate.ts';
import { sizeText } from '../../../planning/documents/presenter.ts';
import type { Album, Photo } from '../contract.ts';
import { photoGroups } from '../rules.ts';
import { itemOptions, photoAddress, timeWords } from './album.ts';
import { photoWords } from './words.ts';

export interface PhotoReader {
  readonly lang: Lang;
  readonly zone: string;
  readonly conferenceId: string;
}

/** What the form of a picture holds, as it was typed or as it is stored. */
export interface PhotoForm {
  readonly caption: string;
  readonly date: string;
  readonly time: string;
  readonly itemId: string;
  readonly people: readonly string[];
}

/** One picture of the record, with those before and after it; null if there is no such picture. */
export function photoView({ lang, zone, conferenceId }: PhotoReader, album: Album, id: string) {
  const ordered = photoGroups(album).flatMap(({ photos }) => photos);
  const at = ordered.findIndex((one) => one.id === id);
  const photo = ordered[at];
  if (!photo) return null;
  const words = photoWords(album, lang, zone);
  const beside = (one: Photo | undefined): string | null => (one ? photoAddress(conferenceId, one.id) : null);
  const { t } = words;
  const added = { name: photo.uploadedBy, time: formatTime(lang, photo.uploadedAt, zone), date: formatDate(lang, photo.uploadedAt, zone) };
  return {
    id,
    version: photo.version,
    address: photoAddress(conferenceId, id),
    title: t('photos.photo.title', { n: at + 1, all: ordered.length }),
    previous: beside(ordered[at - 1]),
    next: beside(ordered[at + 1]),
    width: photo.width,
    height: photo.height,
    alt: photo.caption ?? (words.people(photo) || t('photos.noCaption')),
    caption: photo.caption,
    when: timeWords(words, photo, words.when(photo)),
    timeHint: photo.timeFrom === 'file' && photo.takenAt !== null ? t('photos.form.timeHint') : null,
    item: photo.itemId === null ? null : words.item(photo.itemId),
    people: words.people(photo),
    isStill: photo.origin === 'still',
    added: t(photo.uploadedBy === null ? 'photos.photo.byNobody' : 'photos.photo.by', added),
    size: t('photos.photo.size', { width: String(photo.width), height: String(photo.height), size: sizeText(lang, photo.size) }),
    items: itemOptions(words),
  };
}

/** The form as the picture is stored. */
export function storedForm(photo: Photo, stampOf: (at: number) => { readonly date: string; readonly time: string }): PhotoForm {
  const { date, time } = photo.takenAt === null ? { date: '', time: '' } : stampOf(photo.takenAt);
  return { caption: photo.caption ?? '', date, time, itemId: photo.itemId ?? '', people: photo.people };
}

/** Everybody on the list as a choice, those who are chosen first. */
export function peopleChoices(album: Album, chosen: readonly string[]) {
  const isChosen = new Set(chosen);
  const choices = album.people.map(({ id, name }) => ({ id, name, isChosen: isChosen.has(id) }));
  return [...choices.filter((one) => one.isChosen), ...choices.filter((one) => !one.isChosen)];
}
