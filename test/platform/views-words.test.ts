import { describe, expect, it } from 'vitest';
import { bindName, bindText } from '../../server/i18n/binding.ts';
import {
  formatCountdown,
  formatDate,
  formatElapsed,
  formatMinutes,
  formatNumber,
  formatOfficialTime,
  formatSpoken,
  formatTime,
  formatWeekday,
} from '../../server/i18n/format.ts';
import { allMessages, isKey, translate } from '../../server/i18n/translate.ts';

const zone = 'Asia/Ho_Chi_Minh';
const space = '\u00A0';

function places(message: unknown): string[] {
  return [...new Set([...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map(([, place]) => place ?? ''))].toSorted();
}

describe('the words of both languages', () => {
  it('have the same keys', () => {
    expect([...allMessages('en').keys()].toSorted()).toEqual([...allMessages('vi').keys()].toSorted());
  });

  it('use the same placeholders', () => {
    const differing = [...allMessages('vi')].filter(
      ([key, message]) => places(message).join() !== places(allMessages('en').get(key)).join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('shout at nobody', () => {
    const loud = (['vi', 'en'] as const).flatMap((lang) =>
      [...allMessages(lang)].filter(([, message]) => JSON.stringify(message).includes('!')),
    );
    expect(loud).toEqual([]);
  });

  it('address speakers with respect', () => {
    const familiar = [...allMessages('vi')].filter(([, message]) => /(?<!\p{L})bạn(?!\p{L})/iu.test(JSON.stringify(message)));
    expect(familiar.map(([key]) => key)).toEqual([]);
  });
});

describe('a text', () => {
  it('is filled with values written in the language', () => {
    expect(translate('vi', 'common.of', { n: 1214, total: 5000 })).toBe('1.214 trong 5.000');
    expect(translate('en', 'common.of', { n: 1214, total: 5000 })).toBe('1,214 of 5,000');
  });

  it('counts one and many in English', () => {
    expect(translate('en', 'common.time.minutes', { n: 1 })).toBe('1 minute');
    expect(translate('en', 'common.time.minutes', { n: 10 })).toBe('10 minutes');
  });

  it('says "unknown" for null', () => {
    expect(translate('vi', 'common.offline.since', { time: null })).toBe('Mất kết nối từ chưa rõ. Đang nối lại…');
  });

  it('is refused without its value or without a key', () => {
    expect(() => translate('vi', 'common.offline.since')).toThrow('{time}');
    expect(isKey('common.no-such')).toBe(false);
  });
});

describe('numbers and times', () => {
  it('are formatted for the language, in the given zone', () => {
    expect([formatNumber('vi', 1214), formatNumber('en', 1214)]).toEqual(['1.214', '1,214']);
    expect(formatDate('vi', '2025-11-26T01:02:00Z', zone)).toBe('26/11/2025');
    expect(formatTime('vi', Date.UTC(2025, 10, 26, 1, 2), zone)).toBe('08:02');
    expect([formatOfficialTime('vi', '2025-11-26T01:02:00Z', zone), formatWeekday('vi', '2025-11-26', zone)]).toEqual([
      '08 giờ 02',
      'Thứ Tư',
    ]);
  });

  it('keep the day of a plain date in every zone', () => {
    expect(['America/Los_Angeles', zone, 'Pacific/Auckland'].map((place) => formatDate('vi', '2025-11-26', place))).toEqual([
      '26/11/2025',
      '26/11/2025',
      '26/11/2025',
    ]);
  });

  it('are unknown in words when they are null, never zero', () => {
    expect([formatNumber('vi', null), formatDate('vi', null, zone), formatTime('en', null, zone), formatMinutes('vi', null)]).toEqual([
      'chưa rõ',
      'chưa rõ',
      'unknown',
      'chưa rõ',
    ]);
    expect(formatCountdown(null)).not.toContain('0');
  });

  it('count down to nothing and up from there', () => {
    expect([380_000, 379_001, 60_000, 1, 0, -999, -1000, -84_400, 3_723_000].map(formatCountdown)).toEqual([
      '06:20',
      '06:20',
      '01:00',
      '00:01',
      '00:00',
      '00:00',
      '+00:01',
      '+01:24',
      '1:02:03',
    ]);
    expect(formatElapsed(492_900)).toBe('08:12');
  });

  it('are spoken in minutes and seconds', () => {
    expect([108_000, 60_000, 42_000].map((ms) => formatSpoken('vi', ms))).toEqual(['1 phút 48 giây', '1 phút', '42 giây']);
    expect([formatMinutes('vi', 90), formatMinutes('vi', 125), formatMinutes('vi', 120)]).toEqual(['90 phút', '2 giờ 5 phút', '2 giờ']);
  });
});

describe('words that belong together', () => {
  it('stay on one line', () => {
    expect(bindText('Đại diện Tỉnh ủy Quảng Ninh, 10 phút')).toBe(`Đại${space}diện Tỉnh${space}ủy Quảng${space}Ninh, 10${space}phút`);
    expect(bindText('Công bố bản 3')).toBe(`Công bố bản${space}3`);
  });

  it('change nothing else', () => {
    expect(bindText('Kỹ thuật viên đã nhận tin.')).toBe('Kỹ thuật viên đã nhận tin.');
  });

  it('keep a short name whole', () => {
    expect(bindName('Phạm Gia Túc')).toBe(`Phạm${space}Gia${space}Túc`);
  });
});
