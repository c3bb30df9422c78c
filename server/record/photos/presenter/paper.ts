import type { Lang } from '../../../i18n/translate.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { Block, OfficialPaper, PaperPicture } from '../../printouts/contract.ts';
import { paperOf, plain } from '../../printouts/presenter/paper.ts';
import type { Album, Photo } from '../contract.ts';
import { photoGroups, type PhotoGroup } from '../rules.ts';
import { photoWords, type PhotoWords } from './words.ts';

/** The pictures with what is said of them, six on a page, in the order of the agenda. */
export function contactSheet(plan: Plan, album: Album, pictureOf: (id: string) => Uint8Array | null, lang: Lang): OfficialPaper {
  const words = photoWords(album, lang, plan.conference.timeZone);
  const { t } = words;
  const groups = photoGroups(album);
  const order = new Map(groups.flatMap(({ photos }) => photos).map((photo, at) => [photo.id, at + 1]));
  const paper = { kind: t('photos.paper.kind'), file: t('photos.paper.file'), letters: null, mark: null };
  const pictures = (photos: readonly Photo[]): Block => ({
    kind: 'pictures',
    pictures: photos.flatMap((photo) => pictureBlock(words, photo, order.get(photo.id) ?? 0, pictureOf(photo.id))),
  });
  const blocks = groups.flatMap((group, at) => [...headings(words, group, groups[at - 1]), pictures(group.photos)]);
  return paperOf(plan, paper, blocks.length === 0 ? [plain(t('photos.empty'))] : blocks);
}

/** The sitting where it begins, and the item. */
function headings({ t, sitting, item }: PhotoWords, { sittingId, itemId }: PhotoGroup, before: PhotoGroup | undefined): Block[] {
  const first = sittingId === null ? t('photos.unsorted') : sitting(sittingId);
  const title = itemId === null ? null : item(itemId);
  const isNew = before === undefined || before.sittingId !== sittingId;
  return [
    ...(isNew ? [{ kind: 'heading' as const, text: first }] : []),
    ...(title === null ? [] : [{ kind: 'heading' as const, text: title }]),
  ];
}

function pictureBlock({ t, time, when, people }: PhotoWords, photo: Photo, number: number, bytes: Uint8Array | null): PaperPicture[] {
  if (!bytes) return [];
  const name = t('photos.paper.number', { n: number });
  const at = when(photo);
  const isRough = photo.timeFrom === 'file';
  const said = [at === null ? t('photos.timeUnknown') : isRough ? t('photos.about', { time: at }) : at];
  const who = people(photo);
  return [
    {
      bytes,
      ratio: photo.width / photo.height,
      about: photo.caption ?? (who || time(photo) || name),
      lines: [
        [
          { text: `${name}. `, bold: true },
          { text: photo.caption ?? t('photos.noCaption'), italic: photo.caption === null },
        ],
        ...(who === '' ? [] : [[{ text: t('photos.paper.people', { names: who }) }]]),
        [{ text: said.join(), italic: true }],
      ],
    },
  ];
}
