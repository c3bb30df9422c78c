import { startLane } from '../lane.ts';
import { cpuOf, interleaved, median } from '../measure.ts';
import { cpuText, type Outcome } from '../outcome.ts';
import { loginsOf, url } from './viewers.ts';

const REQUESTS = 400;
const AT_ONCE = 8;
const PAGES_NOT_KEPT = 21;

/** The agenda page with 300 rows against a Buffer from node:http, its 304 against a plain one, and the page when it is not kept. */
export async function agendaPage(): Promise<Outcome[]> {
  const [product, raw] = [await startLane('product'), await startLane('raw-http')];
  const [token = ''] = await loginsOf(product, 1);
  const address = `${url(product)}/conferences/${String(product.ready.conferenceId)}/agenda`;
  const cookie = `dc_session=${token}`;
  const get = async (target: string, headers: Record<string, string>) => {
    const response = await fetch(target, { headers });
    if (!response.ok && response.status !== 304) throw new Error(`${target}: status ${response.status}`);
    await response.arrayBuffer();
    return response;
  };
  const first = await fetch(address, { headers: { cookie } });
  const text = await first.text();
  await raw.ask('keep', text);
  const load = (target: string, headers: Record<string, string>) => async () => {
    for (let n = 0; n < REQUESTS; n += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, () => get(target, headers)));
  };
  const outcome = async (name: string, ours: Record<string, string>, peer: Record<string, string>, goal: number): Promise<Outcome> => {
    const times = await interleaved(
      () => cpuOf(product, load(address, ours)),
      () => cpuOf(raw, load(url(raw), peer)),
    );
    return {
      name,
      value: times.ratio,
      goal: ['≤', goal],
      detail: `${cpuText(times.ours / REQUESTS)} / ${cpuText(times.peer / REQUESTS)} a page`,
    };
  };
  const etag = first.headers.get('etag') ?? '';
  const kept = [
    await outcome('the agenda page, 300 rows / a cached Buffer', { cookie }, {}, 1.5),
    await outcome('its 304 / a plain 304', { cookie, 'if-none-match': etag }, { 'if-none-match': '"kept"' }, 6),
  ];
  const times: number[] = [];
  for (let n = 0; n < PAGES_NOT_KEPT; n += 1) {
    await product.ask('planChanged');
    times.push(await cpuOf(product, () => get(address, { cookie })));
  }
  await Promise.all([product.stop(), raw.stop()]);
  const detail = `of ${PAGES_NOT_KEPT}, each after a change; ${Math.round(Buffer.byteLength(text) / 1024)} KB`;
  return [...kept, { name: 'the agenda page, 300 rows, not kept', value: median(times), unit: 'ms', goal: ['≤', 60], detail }];
}
