import { describe, expect, it } from 'vitest';
import { FORMS, formFor, type PaperForm } from '../../../server/record/printouts/rules/forms.ts';
import { fileName, numberLine, placeAndDate } from '../../../server/record/printouts/rules/index.ts';

describe('the form of a printout', () => {
  it('is chosen by its issuer and its day', () => {
    const old = { ...(FORMS[0] as PaperForm), from: '2010-01-01', source: 'old' };
    const forms = [...FORMS, old];
    expect(formFor('party', '2015-06-01', forms).source).toEqual('old');
    expect(formFor('party', '2018-04-03', forms).source).toEqual('Guidance 36-HD/VPTW (2018)');
    expect(formFor('state', '2025-11-26', forms).source).toEqual('Decree 30/2020/NĐ-CP, annex I');
  });

  it('is chosen by the year of a day that is still to be written by hand', () => {
    expect(formFor('state', '2020').from).toEqual('2020-03-05');
    expect(formFor('party', '2025').from).toEqual('2018-04-03');
  });

  it('is the newest if the day is not known', () => {
    expect(formFor('state', null).from).toEqual('2020-03-05');
  });
});

describe('numbers and days', () => {
  it('are written with a 0 below ten, months only up to February', () => {
    expect(placeAndDate('Hà Nội', '2026-02-05')).toEqual('Hà Nội, ngày 05 tháng 02 năm 2026');
    expect(placeAndDate('Hà Nội', '2026-03-15')).toEqual('Hà Nội, ngày 15 tháng 3 năm 2026');
  });

  it('are written the Party way and the State way', () => {
    const number = { number: 5, kind: 'BB', office: 'VPTW' };
    expect(numberLine(formFor('party', null), number)).toEqual('Số 05-BB/VPTW');
    expect(numberLine(formFor('state', null), number)).toEqual('Số: 05/BB-VPTW');
  });

  it('leave room for handwriting if they are not known', () => {
    expect(numberLine(formFor('party', null), { number: null, kind: 'BB', office: null })).toEqual('Số ……-BB/……');
    expect(placeAndDate(null, null)).toEqual('……, ngày …… tháng …… năm ……');
  });
});

describe('the name of a file', () => {
  it('has no diacritics and no symbols', () => {
    expect(fileName('Biên bản: Hội nghị Đảng / 2025', '2025-11-26', 'docx')).toEqual('bien-ban-hoi-nghi-dang-2025-2025-11-26.docx');
  });
});
