import type { Bus } from '../../../platform/bus/bus.ts';
import type { Journals } from '../../../platform/journal/journals.ts';
import { stateOf, type ProceedingsState } from '../../sitting/rules/index.ts';
import type { RecordingFile } from '../contract/recordings.ts';
import {
  beginOf,
  chaptersOf,
  clipOf,
  recordedLength,
  recordedOf,
  stretchesOf,
  type Chapter,
  type Clip,
  type Span,
  type Stretch,
} from './rules/clips.ts';
import { bytesOf, type Library, type Material } from './library.ts';
import { marksOf, unclearedContext, turnsOf } from './titles.ts';
import { writeSitting, writeSpeech, type RunFfmpeg } from './writing.ts';

export interface ClippingDeps {
  readonly library: Library;
  readonly bus: Bus;
  readonly journals: Journals;
}

/** A sitting whose recordings to cut. */
export interface SittingRef {
  readonly conferenceId: string;
  readonly sittingId: string;
}

/** What to cut from the recordings of one sitting. */
export interface SittingPlan extends SittingRef {
  readonly material: Material;
  readonly stretches: readonly Stretch[];
  readonly chapters: readonly Chapter[];
  /** Position of each speech in the sitting's file. */
  readonly clips: ReadonlyMap<string, Clip>;
  /** The sitting's file, then those of the speeches, all still to be made; empty if nothing was recorded. */
  readonly files: readonly RecordingFile[];
}

/** The finished recordings of a sitting, from the journal. */
export const endedRuns = ({ recordings }: ProceedingsState, sittingId: string) =>
  Object.values(recordings).flatMap((run) =>
    run.sittingId === sittingId && run.stoppedAt !== null ? [{ recordingId: run.recordingId, from: run.startedAt, to: run.stoppedAt }] : [],
  );

/** Combines what was recorded with what the journal now says about it, corrections included. */
export async function planSitting({ library, bus, journals }: ClippingDeps, of: SittingRef): Promise<SittingPlan> {
  const { conferenceId, sittingId } = of;
  const folded = await journals.state(conferenceId);
  const runs = endedRuns(stateOf(folded), sittingId);
  const end = Math.max(0, ...runs.map(({ to }) => to));
  const context = await unclearedContext(bus, conferenceId, folded, end);
  const material = await library.material(
    conferenceId,
    runs.map(({ recordingId }) => recordingId),
  );
  const stretches = stretchesOf(runs, [...material.sound, ...material.picture]);
  const turns = turnsOf(context, sittingId, end);
  const cuts = new Map<string, Clip>();
  for (const turn of turns) {
    const cut = clipOf(stretches, turn);
    if (cut) cuts.set(turn.turnId, cut);
  }
  const chapters = chaptersOf(stretches, marksOf(context, sittingId, end));
  return {
    ...of,
    material,
    stretches,
    chapters,
    clips: cuts,
    files: filesOf(sittingId, stretches, turns, cuts),
  };
}

function filesOf(
  sittingId: string,
  stretches: readonly Stretch[],
  turns: ReturnType<typeof turnsOf>,
  cuts: SittingPlan['clips'],
): RecordingFile[] {
  const made = ({ from, to }: Span, length: number) => ({
    sittingId,
    startedAt: from,
    endedAt: to,
    length,
    state: 'making' as const,
    bytes: null,
  });
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (!first || !last) return [];
  const sitting = made({ from: first.from, to: last.to }, recordedLength(stretches));
  const speeches = turns.flatMap((turn): RecordingFile[] => {
    const [cut, recorded] = [cuts.get(turn.turnId), recordedOf(stretches, turn)];
    return cut && recorded
      ? [
          {
            id: `turn-${turn.turnId}`,
            kind: 'turn',
            turnId: turn.turnId,
            ...made(recorded, cut.length),
          },
        ]
      : [];
  });
  return [{ id: `sitting-${sittingId}`, kind: 'sitting', turnId: null, ...sitting }, ...speeches];
}

/** Makes one of the files of a plan; the sitting's file must exist before those of its speeches. @throws Error with ffmpeg's output. */
export async function makeFile(plan: SittingPlan, file: RecordingFile, library: Library, ffmpeg: RunFfmpeg): Promise<RecordingFile> {
  const { conferenceId, material, stretches, chapters, clips: cuts } = plan;
  const path = library.pathOf(conferenceId, file);
  const cut = cuts.get(file.turnId ?? '');
  if (cut) {
    const sitting = library.pathOf(conferenceId, { ...file, kind: 'sitting', turnId: null });
    await writeSpeech(sitting, cut, beginOf(material.picture, stretches), path, ffmpeg);
  } else await writeSitting({ material, stretches, chapters, path }, ffmpeg);
  return { ...file, state: 'ready', bytes: await bytesOf(path) };
}
