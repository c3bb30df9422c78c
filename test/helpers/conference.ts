import { newId } from '../../server/platform/ids.ts';
import type { TestApp } from './app.ts';

/** A conference with one site that can join and one display, written straight into the tables, for tests of transports and permissions. */
export async function bareConference(app: TestApp, id: string = newId()): Promise<string> {
  const now = new Date(app.clock.now);
  await app.db.conference.create({
    data: {
      id,
      title: 'Hội nghị thử',
      folded: 'hoi nghi thu',
      organizer: 'Văn phòng',
      mode: 'hybrid',
      date: '2025-11-26',
      timeZone: 'Asia/Ho_Chi_Minh',
      createdAt: now,
      extras: {},
    },
  });
  const site = { kind: 'province', name: 'Tỉnh ủy Quảng Ninh', aliases: [], isGroup: false, extras: {} };
  await app.db.site.create({ data: { conferenceId: id, id: 'quang-ninh', position: 0, ...site } });
  await app.db.siteAccess.create({ data: { conferenceId: id, siteId: 'quang-ninh', code: newId(), secret: newId(), rotatedAt: now } });
  await app.db.displayLink.create({ data: { id: `display-${id}`, conferenceId: id, name: 'Màn hình', secret: newId(), createdAt: now } });
  return id;
}
