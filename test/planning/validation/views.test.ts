import { expect, test } from 'vitest';
import { presentFindings } from '../../../server/planning/validation/presenter.ts';
import { check } from '../../../server/planning/validation/rules.ts';
import { render } from '../../../server/platform/views/templates.ts';
import { conference2025 } from './plans.ts';

const plan = conference2025();
const findings = presentFindings('vi', plan, check(plan));
const plainText = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim();

test('a mismatch of periods is drawn as two bars on one scale, with what each of them lacks', () => {
  const html = render('planning/validation/finding', findings[0] ?? {}, { lang: 'vi' });
  expect(plainText(html)).toBe(
    'Mốc thời gian không khớp Chương trình và tài liệu kèm theo ghi hai khoảng thời gian khác nhau. ' +
      'Chương trình 6/2022 – 6/2027 Tài liệu 10/2022 – 4/2027 2022 2023 2024 2025 2026 2027 2028',
  );
  expect(html.match(/<rect class="(has|lacks)" x="\d+"/g)).toEqual([
    '<rect class="has" x="50"',
    '<rect class="has" x="90"',
    '<rect class="lacks" x="50"',
    '<rect class="lacks" x="640"',
  ]);
});

test('the list of findings links to every place concerned, and an empty one says so', () => {
  const html = render('planning/validation/list', { findings }, { lang: 'vi' });
  expect(html.match(/href="[^"]+#(item|document|participant)-/g)?.length).toBe(2 + 2 + 2 + 2 + 8);
  expect(plainText(render('planning/validation/list', { findings: [] }, { lang: 'en' }))).toBe('Nothing needs attention.');
  expect(plainText(render('planning/validation/summary', { blocking: 1, warnings: 8 }, { lang: 'en' }))).toBe(
    '1 error to correct before publishing 8 warnings',
  );
});
