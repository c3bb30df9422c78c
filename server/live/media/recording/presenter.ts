import { formatElapsed } from '../../../i18n/format.ts';
import { translate } from '../../../i18n/translate.ts';
import { sizeText } from '../../../planning/documents/presenter.ts';
import { itemOf, sittingLabel, speakerName, titleOf, type Scene } from '../../live-page/presenter/index.ts';
import { recordingNow } from '../../sitting/rules/index.ts';
import type { RecordingFile } from '../contract/recordings.ts';

/** What the page of the recordings shows; `play` is the id of the file that is open. */
export function recordingsView(scene: Scene, files: readonly RecordingFile[], play: string | null) {
  const going = recordingNow(scene.state);
  const opened = files.find(({ id }) => id === play);
  const sittings = scene.plan.sittings.map(({ id }) => id);
  const recorded = new Set([...files.map(({ sittingId }) => sittingId), ...(going ? [going.sittingId] : [])]);
  const order = (id: string): number => (sittings.includes(id) ? sittings.indexOf(id) : sittings.length);
  return {
    sittings: [...recorded]
      .toSorted((a, b) => order(a) - order(b))
      .map((sittingId) =>
        sittingView(scene, sittingId, files, opened?.id ?? null, going?.sittingId === sittingId ? going.startedAt : null),
      ),
    player: opened?.state === 'ready' ? playerView(scene, opened) : null,
    gone: play !== null && opened?.state !== 'ready',
  };
}

const addressOf = ({ plan }: Scene): string => `/conferences/${plan.conference.id}/recordings`;

function sittingView(scene: Scene, sittingId: string, all: readonly RecordingFile[], opened: string | null, since: number | null) {
  const files = all.filter((file) => file.sittingId === sittingId);
  const name = sittingLabel(scene, sittingId);
  return {
    id: sittingId,
    name,
    since: since === null ? null : scene.t('recordings.since', { time: scene.time(since) }),
    rows: files.map((file) => rowView(scene, file, file.id === opened)),
    making: files.some(({ state }) => state === 'making'),
    url: `${addressOf(scene)}/sittings/${sittingId}`,
    eraseAsk: scene.t('recordings.eraseAsk', { name }),
    eraseText: scene.t('recordings.eraseText', { n: files.length }),
  };
}

function rowView(scene: Scene, file: RecordingFile, isOpen: boolean) {
  const { name, about } = wordsOf(scene, file);
  return {
    ...{ id: file.id, name, about, isOpen },
    whole: file.kind === 'sitting',
    time: scene.time(file.startedAt),
    length: formatElapsed(file.length),
    size: file.bytes === null ? null : sizeText(scene.lang, file.bytes),
    state: file.state,
    ready: file.state === 'ready',
    playUrl: `${addressOf(scene)}?play=${file.id}#player`,
    playLabel: scene.t('recordings.playOf', { name }),
    downloadUrl: `${addressOf(scene)}/files/${file.id}?download`,
    downloadLabel: scene.t('recordings.downloadOf', { name }),
  };
}

function playerView(scene: Scene, file: RecordingFile) {
  const { name, about } = wordsOf(scene, file);
  const span = `${scene.time(file.startedAt)} – ${scene.time(file.endedAt)}`;
  return { name, about: about === null ? span : `${about} · ${span}`, source: `${addressOf(scene)}/files/${file.id}` };
}

/** Who speaks and on what; a turn of a sitting that the journal has no more is named by its time alone. */
function wordsOf(scene: Scene, { kind, turnId, sittingId }: RecordingFile): { name: string; about: string | null } {
  if (kind === 'sitting') return { name: scene.t('recordings.wholeSitting'), about: sittingLabel(scene, sittingId) };
  const { turns, floor } = scene.state;
  const turn = turns[turnId ?? ''] ?? (floor?.turnId === turnId ? floor : null);
  if (!turn) return { name: scene.t('proceedings.unknownSpeaker'), about: null };
  const item = itemOf(scene, turn.itemId);
  const { title, posts } = speakerName(scene, turn.speaker);
  return { name: [title, ...posts].join(', '), about: item && titleOf(scene, item) };
}

/** A name for the downloaded file, in plain letters. */
export function fileName({ lang, plan }: Scene, { kind, startedAt }: RecordingFile): string {
  const what = translate(lang, kind === 'sitting' ? 'recordings.fileSitting' : 'recordings.fileTurn');
  const at = new Date(startedAt).toLocaleString('sv-SE', { timeZone: plan.conference.timeZone }).replace(/[ :]/g, '-');
  return `${what}-${at}.webm`;
}
