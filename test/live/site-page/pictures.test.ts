import { describe, expect, it } from 'vitest';
import type { MediaFacts } from '../../../server/live/live-page/presenter/media.ts';
import { sitePageView } from '../../../server/live/site-page/presenter/index.ts';
import { all, media } from '../live-page/media-facts.ts';
import { liveOf } from '../sitting/live-plan.ts';
import { morningWithPapers, quangNinhSpeaks } from '../sitting/sitting-day.ts';
import { look, own, site } from './site-view.ts';

describe('the pictures of a site', () => {
  it('are the program feed with the speaker, its own, and those of others', () => {
    const { pictures } = site(quangNinhSpeaks(), 'site-15');
    expect(pictures).toMatchObject({
      main: { picture: 'main', name: 'Tỉnh ủy Quảng Ninh', chip: { state: 'air' }, tag: null, note: null },
      aside: { picture: 'own', heading: 'Hình của điểm cầu' },
      second: null,
    });
    expect(pictures.others.map(({ picture }) => picture)).toEqual(['hall', 'site/site-96']);
  });

  it('are its own as the large one while it speaks, and the main hall beside it', () => {
    const { pictures } = site(quangNinhSpeaks(), 'site-22');
    expect(pictures.main).toMatchObject({ picture: 'own', tag: null, chip: null });
    expect(pictures.aside).toMatchObject({ picture: 'hall', heading: 'Điểm cầu chính' });
  });

  it('come from the server on the page of a technician, who sends nothing', () => {
    const { pictures } = sitePageView(liveOf(quangNinhSpeaks()), own('site-22', false), media);
    expect([pictures.main.picture, pictures.main.tag]).toEqual(['main', null]);
    expect(sitePageView(liveOf(quangNinhSpeaks()), own('site-15', false), media).pictures.aside?.picture).toBe('site/site-15');
  });

  it('have the document of the speaker as the large one once it is shown', () => {
    const sends = { ...media.sends, 'site-22': [...all, 'second'] };
    const seen = site(quangNinhSpeaks(), 'site-15', { sends }).pictures;
    expect([seen.second?.picture, seen.main.picture]).toEqual(['second', 'main']);
    expect(site(quangNinhSpeaks(), 'site-22', { sends }).pictures.second?.picture).toBe('own-second');
  });

  it('are plates with one line of words if there are no media', () => {
    const { pictures, devices, line } = site(quangNinhSpeaks(), 'site-15', { state: 'off', sends: {} });
    expect([pictures.main.picture, pictures.main.note, pictures.aside?.picture, devices]).toEqual([
      null,
      'Máy chủ không có hình và tiếng. Hội nghị vẫn tiến hành.',
      null,
      null,
    ]);
    expect(line.text).toBe('Không có hình và tiếng');
  });

  it('say what to do if the server does not let this page join, and the page claims no open microphone', () => {
    const refusal = { code: 'too-many-pages', text: 'Đóng bớt một trang rồi tải lại trang này.' };
    const seen = site(quangNinhSpeaks(), 'site-22', { state: 'off', sends: {}, refusal });
    expect([seen.pictures.main.note, seen.pictures.main.chip, seen.line.text]).toEqual([refusal.text, null, 'Không có hình và tiếng']);
    expect([look(seen), seen.devices?.map(({ text }) => text)]).toEqual([
      ['next', 'Đến lượt phát biểu nhưng chưa có tiếng', ''],
      ['Không gửi được', 'Không gửi được'],
    ]);
    const restarting = { code: 'media-restarting', text: 'Vài giây nữa sẽ có, không phải làm gì.' };
    expect(site(quangNinhSpeaks(), 'site-15', { state: 'broken', refusal: restarting }).pictures.main.note).toBe(restarting.text);
  });

  it('are the program feed, and its own beside it as not sent, while another page of the site sends', () => {
    const { pictures, replaced, devices, sharing } = site(quangNinhSpeaks(), 'site-22', { replaced: true });
    expect([replaced, sharing, pictures.main.picture]).toEqual([true, null, 'main']);
    expect(pictures.aside).toMatchObject({ picture: 'own', heading: 'Hình của trang này, không được gửi đi', unsent: true });
    expect(devices?.map(({ text }) => text)).toEqual(['Đang mở', 'Trang khác đang gửi', 'Tốt']);
    expect(site(quangNinhSpeaks(), 'site-15').pictures.aside?.unsent).toBe(false);
  });

  it('are off for something classified, and say so', () => {
    const day = morningWithPapers();
    day.run('item.start', { itemId: 'secret' });
    const { pictures, sharing } = site(day, 'site-15');
    expect([pictures.main.picture, pictures.main.note, pictures.others, sharing]).toEqual([
      null,
      'Nội dung mật: hình và tiếng đang tắt',
      [],
      null,
    ]);
  });

  it('claim nothing before the page has joined', () => {
    const { pictures, devices, line } = sitePageView(liveOf(quangNinhSpeaks()), own('site-15'));
    expect([pictures.main.picture, pictures.main.note, devices, line.text]).toEqual([null, null, null, 'Đã kết nối']);
  });
});

describe('the microphone of a site', () => {
  it('frames the window in red while it is open, and says who can hear it', () => {
    expect(look(site(quangNinhSpeaks(), 'site-22'))).toEqual(['live', 'Đang phát biểu', 'on-air']);
    expect(site(quangNinhSpeaks(), 'site-22').band?.text).toBe('Micrô đang mở, tiếng của đồng chí đang đến máy chủ.');
  });

  it('is not red once the chair has closed it, even though the site keeps the floor', () => {
    const day = quangNinhSpeaks();
    day.run('microphone.close', { siteId: 'site-22' });
    expect(look(site(day, 'site-22'))).toEqual(['quiet', 'Đang có lượt phát biểu, micrô đã tắt', '']);
    expect(site(day, 'site-15').pictures.main.chip).toEqual({ state: 'wait', text: 'Micrô đã tắt' });
  });

  it('is not called open if it is not sent, or the connection is down', () => {
    const day = quangNinhSpeaks();
    expect(look(site(day, 'site-22', { sends: {} }))).toEqual(['next', 'Đến lượt phát biểu nhưng chưa có tiếng', '']);
    expect(look(site(day, 'site-22', { state: 'broken' }))).toEqual(['quiet', 'Đến lượt phát biểu, đang nối lại', '']);
  });

  it('is described by the floor alone if sound goes another way', () => {
    expect(look(site(quangNinhSpeaks(), 'site-22', { state: 'off' }))).toEqual(['live', 'Đang phát biểu', 'on-air']);
  });

  it('of the main hall is open throughout a sitting, unless the chair closes it', () => {
    const day = morningWithPapers();
    expect(look(site(day, 'main'))).toEqual(['live', 'Micrô hội trường đang mở', 'on-air']);
    day.run('microphone.close', { siteId: 'main' });
    expect(look(site(day, 'main'))).toEqual(['quiet', 'Micrô hội trường đang tắt', '']);
    day.run('sitting.adjourn', { sittingId: 'morning' });
    expect(look(site(day, 'main'))).toEqual(['quiet', 'Phiên họp đang tạm nghỉ', '']);
  });

  it('is shown with camera and connection as the server knows them', () => {
    const texts = (more: Partial<MediaFacts> = {}) => site(quangNinhSpeaks(), 'site-22', more).devices?.map(({ text }) => text);
    expect(texts()).toEqual(['Đang mở', 'Rõ hình', 'Tốt']);
    expect(texts({ sends: { 'site-22': ['microphone'] }, up: 'voice' })).toEqual(['Đang mở', 'Tạm dừng gửi', 'Chỉ còn tiếng']);
    expect(texts({ sends: {} })).toEqual(['Không có micrô', 'Không có hình', 'Tốt']);
  });
});
