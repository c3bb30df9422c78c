import { DateTime } from 'luxon';
import { translate } from '../../i18n/translate.ts';
import { conferenceIn, dateOrNull, typed, typedOrNull } from '../../planning/conferences/pages/fields.ts';
import { conferenceLayout } from '../../planning/conferences/pages/layout.ts';
import { AppError, type Refusal } from '../../platform/errors.ts';
import { refusalWords } from '../../platform/forms.ts';
import type { Answer, PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import { PAPER_FORMATS } from '../printouts/contract.ts';
import { photosContract as contract, type Album } from './contract.ts';
import { albumAddress, albumView, photoAddress } from './presenter/album.ts';
import { peopleChoices, photoView, storedForm, type PhotoForm } from './presenter/photo.ts';

const HOME = '/conferences/:conferenceId/photos';

/** The toast after a removal, with its undo button. */
function removedFlash({ lang, query }: PageContext, conferenceId: string) {
  if (!query.removed || !/^[\w.-]+$/.test(query.removed)) return {};
  return { flash: { text: translate(lang, 'photos.done.removed'), undoAction: `${photoAddress(conferenceId, query.removed)}/restore` } };
}

async function albumPage(context: PageContext, refusal: Refusal | null = null): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'statistics');
  const album = await context.run(contract.list, { conferenceId });
  const home = albumAddress(conferenceId);
  const view = {
    ...frame,
    ...albumView({ lang: context.lang, zone: frame.zone, conferenceId }, album),
    canAdd: !frame.conference.archived,
    emptyText: translate(context.lang, frame.conference.archived ? 'photos.emptyRead' : 'photos.emptyText'),
    isOn: album.isOn && !frame.conference.archived,
    home,
    back: `/conferences/${conferenceId}/statistics`,
    refusal: refusal && refusalWords(refusal),
    ...removedFlash(context, conferenceId),
  };
  return context.render('record/photos/album', view, refusal ? 400 : 200);
}

const numberIn = (context: PageContext, field: string): number | null => {
  const text = typedOrNull(context, field);
  return text === null ? null : Number(text);
};

/** Takes one picture with its small copy, as the script of the album sends them. */
async function add(context: PageContext): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const base64 = (field: string): string => context.files.find((file) => file.field === field)?.bytes.toString('base64') ?? '';
  const itemId = typed(context, 'itemId');
  const result = await context.attempt(contract.add, {
    conferenceId,
    origin: typed(context, 'origin'),
    content: base64('picture'),
    thumbnail: base64('thumbnail'),
    takenAt: numberIn(context, 'takenAt'),
    timeFrom: 'file',
    caption: null,
    // Nothing chosen: the item that ran at that time. "-": of none.
    ...(itemId !== '' && { itemId: itemId === '-' ? null : itemId }),
  });
  return 'refusal' in result ? albumPage(context, result.refusal) : context.redirect(photoAddress(conferenceId, result.output.id));
}

/** A moment as the fields show it. */
const stampIn =
  (zone: string) =>
  (at: number): { date: string; time: string } => {
    const moment = DateTime.fromMillis(at, { zone });
    return { date: moment.toISODate() ?? '', time: moment.toFormat('HH:mm') };
  };

interface Shown {
  readonly form?: PhotoForm;
  readonly refusal?: Refusal;
  readonly timeError?: string;
}

async function photoPage(context: PageContext, shown: Shown = {}): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  const frame = await conferenceLayout(context, conferenceId, 'statistics');
  const album = await context.run(contract.list, { conferenceId });
  const photo = photoView({ lang: context.lang, zone: frame.zone, conferenceId }, album, id);
  const stored = album.photos.find((one) => one.id === id);
  if (!photo || !stored) throw new AppError('not-found');
  const form = shown.form ?? storedForm(stored, stampIn(frame.zone));
  const isStale = shown.refusal?.code === 'stale';
  const view = {
    ...frame,
    photo,
    form,
    // What was typed goes on from the version that its editor saw.
    version: shown.form && !isStale ? typed(context, 'version') : photo.version,
    people: peopleChoices(album, form.people),
    canWrite: !frame.conference.archived,
    home: albumAddress(conferenceId),
    refusal: shown.refusal && refusalWords(shown.refusal),
    timeError: shown.timeError,
  };
  return context.render('record/photos/photo', view, isStale ? 409 : shown.refusal || shown.timeError ? 400 : 200);
}

const formIn = (context: PageContext): PhotoForm => ({
  caption: typed(context, 'caption'),
  date: dateOrNull(context, 'date') ?? '',
  time: dateOrNull(context, 'time', 'time') ?? '',
  itemId: typed(context, 'itemId'),
  people: [context.form.people ?? []].flat().filter((one) => one !== ''),
});

/** The moment that was typed; undefined if it is none. What is unchanged keeps its seconds. */
function momentIn({ date, time }: PhotoForm, zone: string, before: number | null): number | null | undefined {
  if (date === '' && time === '') return null;
  if (before !== null) {
    const shown = stampIn(zone)(before);
    if (shown.date === date && shown.time === time) return before;
  }
  const moment = DateTime.fromISO(`${date}T${time}`, { zone });
  return /^\d{4}-\d\d-\d\d$/.test(date) && moment.isValid ? moment.toMillis() : undefined;
}

async function edit(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  const { zone } = await conferenceLayout(context, conferenceId, 'statistics');
  const form = formIn(context);
  const { photos }: Album = await context.run(contract.list, { conferenceId });
  const takenAt = momentIn(form, zone, photos.find((one) => one.id === id)?.takenAt ?? null);
  if (takenAt === undefined) return photoPage(context, { form, timeError: translate(context.lang, 'photos.form.badTime') });
  const result = await context.attempt(contract.edit, {
    conferenceId,
    id,
    version: Number(typed(context, 'version')),
    caption: form.caption.trim() === '' ? null : form.caption,
    itemId: form.itemId === '' ? null : form.itemId,
    people: form.people,
    takenAt,
  });
  return 'refusal' in result
    ? photoPage(context, { form, refusal: result.refusal })
    : context.redirect(photoAddress(conferenceId, id), 'photos.done.saved');
}

async function remove(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  const result = await context.attempt(contract.remove, { conferenceId, id, version: Number(typed(context, 'version')) });
  return 'refusal' in result
    ? photoPage(context, { refusal: result.refusal })
    : context.redirect(`${albumAddress(conferenceId)}?removed=${id}`);
}

async function restore(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  await context.run(contract.restore, { conferenceId, id });
  return context.redirect(albumAddress(conferenceId), 'photos.done.restored');
}

/** Registers the pages of the photo record. Its files are sent only to those who may see them in the list. */
export function photosPages(routes: PageRoutes): void {
  const one = `${HOME}/:id`;
  const key = ({ params }: PageContext) => ({ conferenceId: params.conferenceId ?? '', id: params.id ?? '' });
  routes.get(HOME, (context) => albumPage(context));
  routes.post(HOME, add, { uploadFor: contract.add, severalFiles: true });
  for (const format of PAPER_FORMATS) {
    routes.get(`${HOME}.${format}`, async (context) =>
      context.file(await context.run(contract.paper, { conferenceId: conferenceIn(context), lang: context.lang, format })),
    );
  }
  routes.get(one, (context) => photoPage(context));
  routes.get(`${one}/picture`, async (context) =>
    context.file(await context.run(contract.picture, key(context)), context.query.download === undefined),
  );
  routes.get(`${one}/thumbnail`, async (context) => context.file(await context.run(contract.thumbnail, key(context)), true));
  routes.post(`${one}/edit`, edit);
  routes.post(`${one}/remove`, remove);
  routes.post(`${one}/restore`, restore);
}
