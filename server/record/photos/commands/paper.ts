import { translate } from '../../../i18n/translate.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { visiblePlan } from '../../../planning/plan/rules.ts';
import { requirePlan } from '../../../planning/plan/store.ts';
import { publishedPlan } from '../../../planning/publishing/store.ts';
import { handleQuery, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { FileAnswer, InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { paperOfRehearsal } from '../../printouts/presenter/rehearsal.ts';
import { writePaper } from '../../printouts/writers/write.ts';
import { photosContract as contract } from '../contract.ts';
import { sittingOf } from '../rules.ts';
import { contactSheet } from '../presenter/paper.ts';
import { contentsOf } from '../store.ts';
import { albumOf } from './reading.ts';

/** A file leaves the house: whoever asks for it, it holds nothing that is classified. */
const FILE_CLEARANCE = 0;

async function openPlan({ db }: QueryContext, conferenceId: string): Promise<Plan> {
  const whole = (await publishedPlan(db, conferenceId)) ?? (await requirePlan(db, conferenceId));
  return visiblePlan(whole, { clearance: FILE_CLEARANCE, staff: true });
}

async function paper(scope: QueryContext, input: InputOf<typeof contract.paper>): Promise<FileAnswer> {
  const { conferenceId, lang, format, sittingId } = input;
  const plan = await openPlan(scope, conferenceId);
  const { album: whole, thumbnails } = await albumOf(scope, conferenceId, FILE_CLEARANCE);
  if (sittingId !== undefined && !whole.sittings.some(({ id }) => id === sittingId)) throw new AppError('not-found');
  const photos = whole.photos.filter((photo) => sittingId === undefined || sittingOf(whole, photo) === sittingId);
  const contents = await contentsOf(scope.db, [...new Set(photos.flatMap(({ id }) => thumbnails.get(id) ?? []))]);
  const pictureOf = (id: string): Uint8Array | null => contents.get(thumbnails.get(id) ?? '') ?? null;
  const made = contactSheet(plan, { ...whole, photos }, pictureOf, lang);
  const marked = plan.conference.rehearsalOf === null ? made : paperOfRehearsal(made, lang);
  return writePaper(marked, format, translate(lang, 'photos.paper.file'), plan.conference.date);
}

export const photoPaperHandler = handleQuery(contract.paper, paper);
