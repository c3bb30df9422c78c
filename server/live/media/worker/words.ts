import type { FoundWorker } from './locate.ts';
import type { WorkerState } from './supply.ts';

const ORIGINS: Readonly<Record<FoundWorker['origin'], string>> = {
  given: 'do MEDIASOUP_WORKER_BIN chỉ định (given)',
  built: 'dựng tại máy này (built here)',
  fetched: 'tải về từ nguồn gốc (fetched from upstream)',
  installed: 'cài cùng gói npm (installed with the package)',
};

/** The line about media that the server prints at its start: Vietnamese first, what to do last. */
export function workerLine(state: WorkerState): string {
  if (state.kind === 'ready')
    return `Hình và tiếng: mediasoup ${state.worker.version}, ${ORIGINS[state.worker.origin]}: ${state.worker.path}`;
  if (state.kind === 'looking')
    return state.fetchingFrom === null
      ? 'Hình và tiếng: đang tìm mediasoup (looking for its worker)'
      : `Hình và tiếng: đang tải mediasoup trong nền (fetching in the background): ${state.fetchingFrom}`;
  return `Hình và tiếng đang tắt (sound and picture are off): ${OFF[state.reason](state.detail)}`;
}

const OFF: Readonly<Record<Extract<WorkerState, { kind: 'off' }>['reason'], (detail: string) => string>> = {
  'switched-off': (detail) => detail,
  'given-fails': (detail) => `${detail}. Sửa hoặc bỏ biến này rồi khởi động lại (mend or unset it and start again).`,
  none: (detail) => `chưa có mediasoup worker. Chạy: npm run media:worker (run it; media start by themselves then). ${detail}`,
};
