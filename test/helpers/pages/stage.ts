import { z } from 'zod';
import { openSession } from '../../../server/accounts/store.ts';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { preparationContract } from '../../../server/planning/conferences/preparation/contract.ts';
import { teamContract } from '../../../server/planning/conferences/team/contract.ts';
import { teamInvitationsContract } from '../../../server/planning/conferences/team/invitations/contract.ts';
import { documentsContract } from '../../../server/planning/documents/contract.ts';
import { interchangeContract } from '../../../server/record/import-export/contract/index.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { invitationsContract } from '../../../server/planning/invitations/contract.ts';
import { minutesContract } from '../../../server/record/minutes/contract.ts';
import { CLASSED } from '../../../server/planning/awards/catalogue/presenter.ts';
import { AWARD_CATALOGUES } from '../../../server/planning/awards/rules/catalogues.ts';
import { ORDERS_OF_PROTOCOL } from '../../../server/planning/protocol/rules/orders.ts';
import { directoryContract } from '../../../server/planning/directory/contract.ts';
import { catalogueContract } from '../../../server/planning/awards/catalogue/contract.ts';
import { protocolContract } from '../../../server/planning/protocol/contract.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { seatingContract } from '../../../server/planning/seating/contract.ts';
import { photosContract } from '../../../server/record/photos/contract.ts';
import { PARTY_TERMS } from '../../../server/record/registers/rules/books.ts';
import { PAPER_KINDS } from '../../../server/record/registers/rules/kinds.ts';
import { seed } from '../../../server/cli/seed.ts';
import { accessContract } from '../../../server/planning/sites/access/contract.ts';
import type { Login, TestApp } from '../app.ts';
import { seedItem } from '../seeded.ts';
import { JPEG } from '../../record/photos/pictures.ts';
import { stringsIn } from './foreign.ts';
import { REGISTER_TEXTS, stageRegisters } from './stage-registers.ts';
import { REPORT_TEXTS, stageReports } from './stage-reports.ts';

export const PEOPLE = ['admin', 'organizer', 'chair', 'secretary', 'viewer', 'site', 'display', 'nobody'] as const;
export type Who = (typeof PEOPLE)[number];

/** The seeded conference with content for every page, and its readers. */
export interface Stage {
  readonly conferenceId: string;
  /** Session tokens; none for `nobody`. */
  readonly tokens: Readonly<Record<Who, string | null>>;
  readonly ids: Readonly<
    Record<
      | 'paper'
      | 'photo'
      | 'arrival'
      | 'reserved'
      | 'protocol'
      | 'catalogue'
      | 'person'
      | 'papers'
      | 'summary'
      | 'sitting'
      | 'task'
      | 'award'
      | 'campaign'
      | 'recommendation'
      | 'account'
      | 'join'
      | 'screen'
      | 'screenLink'
      | 'invitation'
      | 'invitationLink'
      | 'ownPage'
      | 'reportForm'
      | 'trashed',
      string
    >
  >;
  /** Texts of the conference itself. */
  readonly data: readonly string[];
  readonly organizer: Login;
  readonly chair: Login;
}

export const SITE = 'provinces-22';
const TEXTS = {
  label: 'Bản đọc trước hội nghị',
  task: 'Kiểm tra đường truyền',
  screen: 'Màn hình hội trường',
  topic: 'Bảo đảm an toàn hệ thống thông tin',
  file: 'bao-cao.txt',
  invited: 'Trần Thị Bình',
  copy: '(bản sao)',
  regulation: '214-QĐ/TW',
  post: 'Tổng Bí thư',
  caption: 'Quang cảnh hội trường',
};

/** Regulations, posts, laws and terms that come with the software, in the language of the office. */
const LAWS = [ORDERS_OF_PROTOCOL, AWARD_CATALOGUES, CLASSED, PAPER_KINDS, PARTY_TERMS];

/** Seeds a fresh server and adds what the conference file lacks: papers, tasks, a hall display, a file, a saved version. */
export async function setStage(app: TestApp): Promise<Stage> {
  await seed(app, 'mat-khau-thu-1');
  const conferenceId = (await app.db.conference.findFirstOrThrow()).id;
  const logins = new Map(
    await Promise.all(
      ['admin', 'organizer', 'chair', 'secretary', 'viewer'].map(async (name) => [name, await loginOf(app, name)] as const),
    ),
  );
  const of = (name: string): Login => logins.get(name) ?? (app.system as Login);
  const organizer = of('organizer');
  await plan(conferenceId, organizer);
  const screen = await organizer.run(teamContract.addDisplay, { conferenceId, name: TEXTS.screen });
  const tokens = {
    ...Object.fromEntries([...logins].map(([name, { token }]) => [name, token])),
    site: (await app.link('site', conferenceId, SITE)).token,
    display: (await app.link('display', conferenceId, screen.id)).token,
    nobody: null,
  } as Stage['tokens'];
  const file = await organizer.run(interchangeContract.export, { conferenceId });
  const names = (await app.db.user.findMany()).map(({ displayName }) => displayName);
  const protocol = await of('admin').run(protocolContract.add, { source: TEXTS.regulation, from: '2020-01-01', ranks: [[TEXTS.post]] });
  const [catalogue] = (await of('admin').run(catalogueContract.list, {})).catalogues;
  if (!catalogue) throw new Error('no catalogue');
  const { id: _builtIn, version: _first, ...law } = catalogue;
  const ownCatalogue = await of('admin').run(catalogueContract.add, { ...law, source: TEXTS.regulation, from: '2020-01-01' });
  const person = await directory(conferenceId, organizer);
  const ids = {
    ...(await idsOf(app, conferenceId, organizer)),
    reportForm: await stageReports(app, conferenceId, organizer),
    photo: await photo(conferenceId, organizer),
    ...(await stageRegisters(of('admin'))),
    account: of('viewer').actor.id,
    screen: screen.id,
    protocol: protocol.id,
    catalogue: ownCatalogue.id,
    person,
  };
  return {
    conferenceId,
    tokens,
    ids,
    data: stringsIn([file, names, TEXTS, REPORT_TEXTS, REGISTER_TEXTS, LAWS, shortNames(file), givenNames(file)]),
    organizer,
    chair: of('chair'),
  };
}

async function loginOf(app: TestApp, name: string): Promise<Login> {
  const { id, administrator, creator, clearance } = await app.db.user.findUniqueOrThrow({ where: { name } });
  const token = await openSession(app.db, { kind: 'user', subjectId: id, conferenceId: null, now: app.clock.now });
  const rights = [...(administrator ? ['administrator'] : []), ...(creator ? ['creator'] : [])];
  const actor = { kind: 'user' as const, id, sessionId: null, clearance, rights, conferenceId: null };
  return { actor, token, run: (operation, input, commandId) => app.bus.run(operation, actor, input, { commandId }) };
}

/** A published version with papers, and a change after it. */
async function plan(conferenceId: string, organizer: Login): Promise<void> {
  const item = (key: string) => seedItem(organizer, conferenceId, key);
  const paper = { conferenceId, itemId: await item('papers'), participantId: null, post: null, topic: TEXTS.topic, minutes: 10 };
  for (const siteId of [SITE, 'provinces-15', 'provinces-14']) await organizer.run(agendaContract.addPaper, { ...paper, siteId });
  await organizer.run(agendaContract.setMinutes, { conferenceId, id: await item('opening'), version: 1, minutes: 15 });
  await organizer.run(publishingContract.publish, { conferenceId, note: TEXTS.label });
  await organizer.run(agendaContract.setMinutes, { conferenceId, id: await item('summary'), version: 1, minutes: 30 });
  await organizer.run(preparationContract.add, { conferenceId, title: TEXTS.task, responsible: null, daysBefore: 1 });
  const content = Buffer.from('Báo cáo').toString('base64');
  await organizer.run(documentsContract.addFile, { conferenceId, id: 'report', name: TEXTS.file, content });
  await organizer.run(minutesContract.keepVersion, { conferenceId, label: TEXTS.label });
  await seats(conferenceId, organizer);
}

/** A hall in which everybody who attends there has a seat. */
async function seats(conferenceId: string, organizer: Login): Promise<void> {
  const rows = ['A', 'B', 'C'].map((name) => ({ name, seats: [4, 8, 4], aisle: name === 'B' }));
  const hall = { blocks: ['1', '2', '3'], rows, presidium: 5, across: true };
  await organizer.run(seatingContract.setHall, { conferenceId, version: 0, hall, unseat: false });
  const way = { order: 'centre', together: false, sides: false } as const;
  const { version, digest } = await organizer.run(seatingContract.preview, { conferenceId, ...way });
  await organizer.run(seatingContract.arrange, { conferenceId, version, way, digest });
}

/** A directory that knows most participants, one of them in a new post. Returns the id of that person. */
async function directory(conferenceId: string, organizer: Login): Promise<string> {
  await organizer.run(directoryContract.collect, { conferenceId });
  const { people } = await organizer.run(directoryContract.list, {});
  const [first, last] = [people[0], people.at(-1)];
  if (!first || !last) throw new Error('The seeded conference has named participants.');
  await organizer.run(directoryContract.remove, { id: last.id, version: 1 });
  const posts = [...first.posts.map((post) => ({ ...post, to: '2024-12-31' })), { title: TEXTS.post, from: '2025-01-01', to: null }];
  await organizer.run(directoryContract.edit, { id: first.id, version: 1, name: first.name, posts });
  return first.id;
}

/** A picture of the photo record. Returns its id. */
async function photo(conferenceId: string, organizer: Login): Promise<string> {
  const content = JPEG.toString('base64');
  const facts = { origin: 'upload' as const, takenAt: null, caption: TEXTS.caption };
  return (await organizer.run(photosContract.add, { conferenceId, ...facts, content, thumbnail: content })).id;
}

async function idsOf(app: TestApp, conferenceId: string, organizer: Login) {
  const where = { where: { conferenceId } };
  const { access } = await organizer.run(accessContract.access, { conferenceId });
  const trashed = await organizer.run(conferencesContract.duplicate, { conferenceId });
  await organizer.run(conferencesContract.trash, { conferenceId: trashed.id });
  const { tasks } = await organizer.run(preparationContract.list, { conferenceId });
  const { secret } = await app.db.displayLink.findFirstOrThrow(where);
  const invited = { conferenceId, displayName: TEXTS.invited, role: 'secretary' as const, clearance: 0 };
  const { id: invitationId } = await organizer.run(teamInvitationsContract.invite, invited);
  const invitation = await organizer.run(teamInvitationsContract.link, { conferenceId, invitationId });
  await organizer.run(invitationsContract.make, { conferenceId });
  const own = await organizer.run(invitationsContract.get, { conferenceId, participantId: 'pham-gia-tuc' });
  return {
    ownPage: own.path ?? '',
    papers: await seedItem(organizer, conferenceId, 'papers'),
    summary: await seedItem(organizer, conferenceId, 'summary'),
    paper: (await app.db.paper.findFirstOrThrow(where)).id,
    sitting: (await app.db.sitting.findFirstOrThrow(where)).id,
    task: tasks[0]?.id ?? '',
    award: (await app.db.award.findFirstOrThrow(where)).id,
    campaign: (await app.db.campaign.findFirstOrThrow(where)).id,
    recommendation: (await app.db.recommendation.findFirstOrThrow(where)).id,
    join: access.find(({ siteId }) => siteId === SITE)?.path ?? '',
    screenLink: `/d/${secret}`,
    invitation: invitationId,
    invitationLink: invitation.path,
    trashed: trashed.id,
  };
}

/** What stands on a seat of the map: the last word of a name. */
const givenNames = (file: object): string[] =>
  z
    .array(z.looseObject({ name: z.string().nullish() }))
    .parse('participants' in file ? file.participants : [])
    .flatMap(({ name }) => name?.split(' ').slice(-1) ?? []);

/** Names as on tiles and displays: without the kind of office. */
const shortNames = (file: unknown): string[] =>
  stringsIn(file).map((name) => name.replace(/^(Tỉnh ủy|Thành ủy|Thành phố|Văn phòng)( Thành phố)? /, ''));
