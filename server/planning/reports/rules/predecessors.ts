import { byVietnamese, fold } from '../../../platform/text.ts';
import { PROVINCES, PROVINCES_SINCE } from '../../sites/rules/provinces.ts';

/**
 * The 63 provinces and cities before 1 July 2025 by the one of today that each is part of (Resolution 202/2025/QH15): its code, then the
 * codes (Decision 124/2004/QĐ-TTg) and names of before. Each code of today is that of one of its predecessors, so a code leads to the same
 * province of today whenever it was written.
 */
const BEFORE: Readonly<Record<string, string>> = {
  '01': '01 Hà Nội',
  '04': '04 Cao Bằng',
  '08': '02 Hà Giang, 08 Tuyên Quang',
  '11': '11 Điện Biên',
  '12': '12 Lai Châu',
  '14': '14 Sơn La',
  '15': '10 Lào Cai, 15 Yên Bái',
  '19': '06 Bắc Kạn, 19 Thái Nguyên',
  '20': '20 Lạng Sơn',
  '22': '22 Quảng Ninh',
  '24': '24 Bắc Giang, 27 Bắc Ninh',
  '25': '17 Hòa Bình, 25 Phú Thọ, 26 Vĩnh Phúc',
  '31': '30 Hải Dương, 31 Hải Phòng',
  '33': '33 Hưng Yên, 34 Thái Bình',
  '37': '35 Hà Nam, 36 Nam Định, 37 Ninh Bình',
  '38': '38 Thanh Hóa',
  '40': '40 Nghệ An',
  '42': '42 Hà Tĩnh',
  '44': '44 Quảng Bình, 45 Quảng Trị',
  '46': '46 Thừa Thiên Huế',
  '48': '48 Đà Nẵng, 49 Quảng Nam',
  '51': '51 Quảng Ngãi, 62 Kon Tum',
  '52': '52 Bình Định, 64 Gia Lai',
  '56': '56 Khánh Hòa, 58 Ninh Thuận',
  '66': '54 Phú Yên, 66 Đắk Lắk',
  '68': '60 Bình Thuận, 67 Đắk Nông, 68 Lâm Đồng',
  '75': '70 Bình Phước, 75 Đồng Nai',
  '79': '74 Bình Dương, 77 Bà Rịa - Vũng Tàu, 79 Hồ Chí Minh',
  '80': '72 Tây Ninh, 80 Long An',
  '82': '82 Tiền Giang, 87 Đồng Tháp',
  '86': '83 Bến Tre, 84 Trà Vinh, 86 Vĩnh Long',
  '91': '89 An Giang, 91 Kiên Giang',
  '92': '92 Cần Thơ, 93 Hậu Giang, 94 Sóc Trăng',
  '96': '95 Bạc Liêu, 96 Cà Mau',
};

/** A province or city of before 1 July 2025. */
export interface Predecessor {
  readonly code: string;
  readonly name: string;
  /** Code of the province of today. */
  readonly successor: string;
}

export const PREDECESSORS: readonly Predecessor[] = Object.entries(BEFORE).flatMap(([successor, list]) =>
  list.split(', ').map((entry) => ({ code: entry.slice(0, 2), name: entry.slice(3), successor })),
);

/** The provinces that were merged into one of today, in Vietnamese order; one alone is the same province as before. */
export const predecessorsOf = (code: string): Predecessor[] =>
  PREDECESSORS.filter(({ successor }) => successor === code).toSorted((a, b) => byVietnamese(a.name, b.name));

/** Whether a day is before the merger. A day that is not known is after it. */
export const isBeforeMerger = (date: string | null): boolean => date !== null && date < PROVINCES_SINCE;

/** What stands before the name of a province in the name of its committee or its office. */
const OFFICES = /^(?:van phong )?(?:tinh uy|thanh uy|ubnd|hdnd|doan dbqh)? ?(?:tinh|thanh pho|tp)? ?/;

const OLD_NAMES = new Map(PREDECESSORS.map((one) => [fold(one.name), one] as const));
const NAMES = new Map(PROVINCES.map((one) => [fold(one.name), one] as const));

/** The name of a province within that of its committee or office, without accents. */
const bareName = (name: string): string =>
  fold(name)
    .replace(/\s*[-–]\s*/g, ' - ')
    .replace(OFFICES, '');

/** A site of whichever year, as far as it tells which province it is of. */
interface Named {
  readonly name: string;
  readonly province: string | null;
}

/**
 * The province before the merger that a site stands for; null if neither its name nor its code tells. Its name is asked first: a code may be
 * that of today in a plan of before.
 */
export function predecessorOfSite({ name, province }: Named): Predecessor | null {
  const bare = bareName(name);
  return OLD_NAMES.get(bare) ?? PREDECESSORS.find(({ code }) => code === province) ?? null;
}

/** Code of the province of today that a site of whichever year is part of; null if neither its code nor its name tells. */
export function provinceToday({ name, province }: Named): string | null {
  const bare = bareName(name);
  const ofCode = PREDECESSORS.find(({ code }) => code === province)?.successor;
  return ofCode ?? NAMES.get(bare)?.code ?? OLD_NAMES.get(bare)?.successor ?? null;
}
