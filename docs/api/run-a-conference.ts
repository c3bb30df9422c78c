/**
 * A program that runs a small conference over the API, from the plan to the minutes:
 *
 *     npx openapi-typescript https://SERVER/api/openapi.json -o api.ts
 *     node run-a-conference.ts https://SERVER NAME PASSWORD
 *
 * NAME may create conferences. Prints what it did as JSON.
 */
import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './api.ts';

type Api = Client<paths>;
type Refusal = components['schemas']['Refusal'];

/** What was answered. @throws Error with the code of the refusal. */
function answered<T>({ data, error }: { data?: T; error?: Refusal }): T {
  if (error) throw new Error(`${error.error.code}: ${error.error.message}`);
  if (data === undefined) throw new Error('The server answered nothing.');
  return data;
}

async function signIn(server: string, name: string, password: string): Promise<Api> {
  const api = createClient<paths>({ baseUrl: `${server}/api/v1` });
  const { token } = answered(await api.POST('/sign-in', { body: { name, password } }));
  api.use({ onRequest: ({ request }) => request.headers.set('Authorization', `Bearer ${token}`) });
  return api;
}

/** A conference of one sitting with the main hall and one site. */
async function createConference(api: Api) {
  const facts = { title: 'Hội nghị trực tuyến toàn quốc', organizer: 'Văn phòng', venue: null, series: null };
  const day = { mode: 'hybrid', date: '2026-12-15', starts: '08:00', timeZone: 'Asia/Ho_Chi_Minh' } as const;
  const { id: conferenceId } = answered(await api.POST('/conferences', { body: { ...facts, ...day } }));
  const path = { conferenceId };
  const site = { aliases: [], group: false, count: null, expand: null, groupId: null };
  const params = { path };
  const hall = answered(
    await api.POST('/conferences/{conferenceId}/sites', { params, body: { ...site, kind: 'main', name: 'Hà Nội', province: null } }),
  );
  const far = answered(
    await api.POST('/conferences/{conferenceId}/sites', {
      params,
      body: { ...site, kind: 'province', name: 'Quảng Ninh', province: '22' },
    }),
  );
  return { conferenceId, hallId: hall.id, siteId: far.id };
}

/** Who presides, who speaks, and to what. */
async function planAgenda(api: Api, { conferenceId, hallId, siteId }: { conferenceId: string; hallId: string; siteId: string }) {
  const params = { path: { conferenceId } };
  const person = { group: null, listed: true, count: null, order: null, standsFor: null, head: false };
  const add = async (body: components['schemas']['ParticipantFactsInput']) =>
    answered(await api.POST('/conferences/{conferenceId}/participants', { params, body })).id;
  await add({ ...person, name: 'Nguyễn Văn An', posts: ['Chánh Văn phòng'], siteId: hallId, host: true, roles: ['chair', 'secretary'] });
  const speakerId = await add({ ...person, name: 'Trần Thị Bình', posts: ['Bí thư Tỉnh ủy'], siteId, host: false, roles: [] });
  const sittingId = answered(await api.GET('/conferences/{conferenceId}/agenda', { params })).sittings[0]?.id ?? null;
  const item = { count: null, topics: [], topicsOpen: false, documents: [], resultsFrom: null, tasksTo: null, classification: null };
  const { id: itemId } = answered(
    await api.POST('/conferences/{conferenceId}/agenda/items', {
      params,
      body: { ...item, sittingId, kind: 'discussion', title: 'Thảo luận', speakers: [speakerId], minutes: 15 },
    }),
  );
  return { sittingId: sittingId ?? '', itemId, speakerId };
}

/** Publishes the draft and holds the sitting: the item, one speech, the end. */
async function hold(api: Api, conferenceId: string, { sittingId, itemId, speakerId }: Awaited<ReturnType<typeof planAgenda>>) {
  const params = { path: { conferenceId } };
  const ofSitting = { params: { path: { conferenceId, sittingId } } };
  answered(await api.POST('/conferences/{conferenceId}/publications', { params, body: { number: 1 } }));
  answered(await api.POST('/conferences/{conferenceId}/sittings/{sittingId}/open', ofSitting));
  answered(await api.POST('/conferences/{conferenceId}/items/{itemId}/start', { params: { path: { conferenceId, itemId } } }));
  const turn = answered(await api.POST('/conferences/{conferenceId}/floor', { params, body: { participantId: speakerId, seconds: 300 } }));
  answered(await api.POST('/conferences/{conferenceId}/floor/end', { params, body: { turnId: turn.turnId } }));
  answered(await api.POST('/conferences/{conferenceId}/sittings/{sittingId}/close', ofSitting));
  return turn;
}

async function minutes(api: Api, conferenceId: string): Promise<Uint8Array> {
  const params = { path: { conferenceId }, query: { format: 'docx', lang: 'vi' } } as const;
  return new Uint8Array(answered(await api.GET('/conferences/{conferenceId}/minutes-paper', { params, parseAs: 'arrayBuffer' })));
}

const [server = '', name = '', password = ''] = process.argv.slice(2);
const api = await signIn(server, name, password);
const conference = await createConference(api);
const plan = await planAgenda(api, conference);
const turn = await hold(api, conference.conferenceId, plan);
const paper = await minutes(api, conference.conferenceId);
console.log(
  JSON.stringify({ ...conference, ...plan, turn, paper: { bytes: paper.byteLength, isZip: paper[0] === 0x50 && paper[1] === 0x4b } }),
);
