import { formatElapsed } from '../../../i18n/format.ts';
import { translate } from '../../../i18n/translate.ts';
import { sizeText } from '../../../planning/documents/presenter.ts';
import { itemOf, sittingLabel, turnSpeaker, titleOf, type ViewContext } from '../../live-page/presenter/index.ts';
import { recordingNow } from '../../sitting/rules/index.ts';
import { titleThen } from '../../sitting/rules/names-then.ts';
import type { RecordingFile } from '../contract/recordings.ts';

/** The recordings page; `play`: id of the open file. */
export function recordingsView(context: ViewContext, files: readonly RecordingFile[], play: string | null) {
  const going = recordingNow(context.state);
  const opened = files.find(({ id }) => id === play);
  const sittings = context.plan.sittings.map(({ id }) => id);
  const recorded = new Set([...files.map(({ sittingId }) => sittingId), ...(going ? [going.sittingId] : [])]);
  const order = (id: string): number => (sittings.includes(id) ? sittings.indexOf(id) : sittings.length);
  return {
    sittings: [...recorded]
      .toSorted((a, b) => order(a) - order(b))
      .map((sittingId) =>
        sittingView(context, sittingId, files, opened?.id ?? null, going?.sittingId === sittingId ? going.startedAt : null),
      ),
    player: opened?.state === 'ready' ? playerView(context, opened) : null,
    gone: play !== null && opened?.state !== 'ready',
  };
}

const addressOf = ({ plan }: ViewContext): string => `/conferences/${plan.conference.id}/recordings`;

function sittingView(context: ViewContext, sittingId: string, all: readonly RecordingFile[], opened: string | null, since: number | null) {
  const files = all.filter((file) => file.sittingId === sittingId);
  const name = sittingLabel(context, sittingId);
  return {
    id: sittingId,
    name,
    since: since === null ? null : context.t('recordings.since', { time: context.time(since) }),
    rows: files.map((file) => rowView(context, file, file.id === opened)),
    making: files.some(({ state }) => state === 'making'),
    url: `${addressOf(context)}/sittings/${sittingId}`,
    eraseAsk: context.t('recordings.eraseAsk', { name }),
    eraseText: context.t('recordings.eraseText', { n: files.length }),
  };
}

function rowView(context: ViewContext, file: RecordingFile, isOpen: boolean) {
  const { name, about } = wordsOf(context, file);
  return {
    id: file.id,
    name,
    about,
    isOpen,
    whole: file.kind === 'sitting',
    time: context.time(file.startedAt),
    length: formatElapsed(file.length),
    size: file.bytes === null ? null : sizeText(context.lang, file.bytes),
    state: file.state,
    ready: file.state === 'ready',
    playUrl: `${addressOf(context)}?play=${file.id}#player`,
    playLabel: context.t('recordings.playOf', { name }),
    downloadUrl: `${addressOf(context)}/files/${file.id}?download`,
    downloadLabel: context.t('recordings.downloadOf', { name }),
  };
}

function playerView(context: ViewContext, file: RecordingFile) {
  const { name, about } = wordsOf(context, file);
  const span = `${context.time(file.startedAt)} – ${context.time(file.endedAt)}`;
  return { name, about: about === null ? span : `${about} · ${span}`, source: `${addressOf(context)}/files/${file.id}` };
}

/** Who speaks on what; a turn that is no longer in the journal is named by its time only. */
function wordsOf(context: ViewContext, { kind, turnId, sittingId }: RecordingFile): { name: string; about: string | null } {
  if (kind === 'sitting') return { name: context.t('recordings.wholeSitting'), about: sittingLabel(context, sittingId) };
  const { turns, floor } = context.state;
  const turn = turns[turnId ?? ''] ?? (floor?.turnId === turnId ? floor : null);
  if (!turn) return { name: context.t('livePage.unknownSpeaker'), about: null };
  const item = itemOf(context, turn.itemId);
  const { title, posts } = turnSpeaker(context, turn);
  return {
    name: [title, ...posts].join(', '),
    about: item && titleOf(context, { ...item, title: titleThen(context.plan, 'items', item.id, item.title) }),
  };
}

/** The download name of a file, in ASCII letters. */
export function recordingFileName({ lang, plan }: Pick<ViewContext, 'lang' | 'plan'>, { kind, startedAt }: RecordingFile): string {
  const what = translate(lang, kind === 'sitting' ? 'recordings.fileSitting' : 'recordings.fileTurn');
  const at = new Date(startedAt).toLocaleString('sv-SE', { timeZone: plan.conference.timeZone }).replace(/[ :]/g, '-');
  return `${what}-${at}.webm`;
}
