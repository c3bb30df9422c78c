import { recordingNow, stateOf } from '../../sitting/rules/index.ts';
import type { Journals } from '../../../platform/journal/journals.ts';
import type { MediaFigures } from './metrics.ts';
import type { StatusHolder } from './media-status.ts';
import type { RoomRegistry } from './room-registry.ts';
import type { Room } from './room.ts';
import type { WorkerHandle } from './workers.ts';

async function workerFigures({ number, worker }: WorkerHandle): Promise<MediaFigures['workers'][number]> {
  const usage = await worker.getResourceUsage().catch(() => null);
  return { number, up: usage !== null, cpuSeconds: usage && (usage.ru_utime + usage.ru_stime) / 1000 };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The current figures of the media. */
export async function mediaFigures(status: StatusHolder, rooms: RoomRegistry, journals: Journals): Promise<MediaFigures> {
  const conference = async ({ options: { conferenceId }, peers }: Room) => {
    const all = [...peers.values()];
    return {
      conferenceId,
      peers: all.length,
      producers: sum(all.map(({ uplinks }) => uplinks.size)),
      consumers: sum(all.map(({ downlinks }) => downlinks.length)),
      recording: recordingNow(stateOf(await journals.state(conferenceId))) !== null,
    };
  };
  return {
    workers: await Promise.all(status.handles.map(workerFigures)),
    conferences: await Promise.all((await rooms.all()).map(conference)),
  };
}
