import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { WorkerSupply, type SupplyOptions, type WorkerState } from '../../../server/live/media/worker/supply.ts';
import { workerLine } from '../../../server/live/media/worker/words.ts';
import { archiveOf, emptyMachine, mirror, OTHER_PROGRAM, program, WORKER } from './workers.ts';

let machine = emptyMachine();
beforeEach(() => {
  machine = emptyMachine();
});
afterEach(() => machine.clear());

function supply(options: Partial<SupplyOptions> = {}): WorkerSupply {
  const made = new WorkerSupply({ enabled: true, places: machine.places, prebuilt: null, ...options });
  onTestFinished(() => made.close());
  return made;
}
const builtHere = (): WorkerState => ({ kind: 'ready', worker: { path: machine.places.built, origin: 'built', version: '3.27.1' } });

describe('the supply of a worker', () => {
  it('looks in the background, and delivers what it finds', async () => {
    program(machine.places.built, WORKER);
    const made = supply();
    expect(made.state).toEqual({ kind: 'looking', fetchingFrom: null });
    const handed = new Promise((resolve) => made.onReady(resolve));
    expect(await made.settled()).toEqual(builtHere());
    expect(await handed).toEqual({ path: machine.places.built, origin: 'built', version: '3.27.1' });
    expect(await new Promise((resolve) => made.onReady(resolve))).toEqual(await handed);
  });

  it('fetches one if there is none, and says from where', async () => {
    const archive = await archiveOf({ 'mediasoup-worker': WORKER });
    const { url, close } = await mirror((_request, response) => void response.end(archive));
    onTestFinished(close);
    const made = supply({ prebuilt: url });
    const states: WorkerState[] = [];
    made.onChange((state) => states.push(state));
    await made.settled();
    expect(states).toEqual([
      { kind: 'looking', fetchingFrom: url },
      { kind: 'ready', worker: { path: machine.places.fetched, origin: 'fetched', version: '3.27.1' } },
    ]);
  });

  it('is off, with the reason, if none is available', async () => {
    const { url, close } = await mirror((_request, response) => void response.writeHead(404).end());
    onTestFinished(close);
    expect(await supply({ prebuilt: url }).settled()).toEqual({ kind: 'off', reason: 'none', detail: `${url}: answer 404` });
    expect(await supply().settled()).toEqual({ kind: 'off', reason: 'none', detail: 'nothing is fetched here' });
  });

  it('finds a worker that is built while the server runs', async () => {
    const made = supply({ lookupIntervalMs: 10 });
    expect(await made.settled()).toMatchObject({ kind: 'off' });
    const handed = new Promise((resolve) => made.onReady(resolve));
    program(machine.places.built, WORKER);
    expect(await handed).toEqual({ path: machine.places.built, origin: 'built', version: '3.27.1' });
    expect(made.state).toEqual(builtHere());
  });

  it('is off when the given worker does not run, even if another one would', async () => {
    program(machine.places.built, WORKER);
    const workerBin = program(join(machine.folder, 'mine'), OTHER_PROGRAM);
    expect(await supply({ workerBin }).settled()).toEqual({
      kind: 'off',
      reason: 'given-fails',
      detail: `MEDIASOUP_WORKER_BIN=${workerBin} is not a mediasoup worker that runs on this machine`,
    });
  });

  it('does not look when media are switched off', async () => {
    program(machine.places.built, WORKER);
    expect(await supply({ enabled: false }).settled()).toEqual({ kind: 'off', reason: 'switched-off', detail: 'MEDIA=off' });
  });

  it('closes at once in the middle of a fetch, and calls no listener after that', async () => {
    const asked = Promise.withResolvers<void>();
    const { url, close } = await mirror(() => asked.resolve());
    onTestFinished(close);
    const made = supply({ prebuilt: url });
    const states: WorkerState[] = [];
    made.onChange((state) => states.push(state));
    await asked.promise;
    await made.close();
    expect(states).toEqual([{ kind: 'looking', fetchingFrom: url }]);
  });
});

describe('what the server prints about media at its start', () => {
  it('names the worker that it runs', () => {
    expect(workerLine({ kind: 'ready', worker: { path: '/x/mediasoup-worker', origin: 'built', version: '3.27.1' } })).toEqual(
      'Hình và tiếng: mediasoup 3.27.1, dựng tại máy này (built here): /x/mediasoup-worker',
    );
  });

  it('says from where it is being fetched', () => {
    expect(workerLine({ kind: 'looking', fetchingFrom: 'https://mirror.example/worker.tgz' })).toEqual(
      'Hình và tiếng: đang tải mediasoup trong nền (fetching in the background): https://mirror.example/worker.tgz',
    );
  });

  it('says that they are off, and what to do', () => {
    expect(workerLine({ kind: 'off', reason: 'none', detail: 'https://mirror.example/worker.tgz: answer 404' })).toEqual(
      'Hình và tiếng đang tắt (sound and picture are off): chưa có mediasoup worker. Chạy: npm run media:worker (run it; media start by themselves then). https://mirror.example/worker.tgz: answer 404',
    );
    expect(workerLine({ kind: 'off', reason: 'switched-off', detail: 'MEDIA=off' })).toEqual(
      'Hình và tiếng đang tắt (sound and picture are off): MEDIA=off',
    );
  });
});
