import { byVietnamese } from '../../../platform/text.ts';

/** A province or centrally run city. */
export interface Province {
  /** Code by the decision cited at the list, such as '22'. */
  readonly code: string;
  readonly name: string;
  /** A centrally run city: its Party committee is a Thành ủy, every other one a Tỉnh ủy. */
  readonly city: boolean;
  /** The name that its committee uses, if different. */
  readonly formalName?: string;
}

interface ProvinceList {
  /** The first day on which the list is in force. */
  readonly from: string;
  readonly source: string;
  readonly provinces: readonly Province[];
}

const CITIES = new Set(['Cần Thơ', 'Đà Nẵng', 'Hà Nội', 'Hải Phòng', 'Hồ Chí Minh', 'Huế']);
const FORMAL_NAMES: Readonly<Record<string, string>> = { 'Hồ Chí Minh': 'Thành phố Hồ Chí Minh' };

const CODES_OF_2025 =
  'An Giang 91, Bắc Ninh 24, Cà Mau 96, Cao Bằng 04, Cần Thơ 92, Đà Nẵng 48, Đắk Lắk 66, Điện Biên 11, Đồng Nai 75, ' +
  'Đồng Tháp 82, Gia Lai 52, Hà Nội 01, Hà Tĩnh 42, Hải Phòng 31, Hồ Chí Minh 79, Huế 46, Hưng Yên 33, Khánh Hòa 56, Lai Châu 12, ' +
  'Lạng Sơn 20, Lào Cai 15, Lâm Đồng 68, Nghệ An 40, Ninh Bình 37, Phú Thọ 25, Quảng Ngãi 51, Quảng Ninh 22, Quảng Trị 44, ' +
  'Sơn La 14, Tây Ninh 80, Thái Nguyên 19, Thanh Hóa 38, Tuyên Quang 08, Vĩnh Long 86';

function province(entry: string): Province {
  const name = entry.slice(0, -3);
  const formalName = FORMAL_NAMES[name];
  return { code: entry.slice(-2), name, city: CITIES.has(name), ...(formalName && { formalName }) };
}

/** Lists of provinces by the day they came into force, newest first. There were 63 provinces before the first of them. */
export const PROVINCE_LISTS: readonly ProvinceList[] = [
  {
    from: '2025-07-01',
    source: '202/2025/QH15, 19/2025/QĐ-TTg',
    provinces: CODES_OF_2025.split(', ')
      .map(province)
      .toSorted((a, b) => byVietnamese(a.name, b.name)),
  },
];

const [NEWEST] = PROVINCE_LISTS;

/** The current provinces and cities, in Vietnamese order. */
export const PROVINCES: readonly Province[] = NEWEST?.provinces ?? [];

/** The day on which the current list came into force. */
export const PROVINCES_SINCE: string = NEWEST?.from ?? '';

/** The list in force on a day (YYYY-MM-DD; null: today); null before the oldest list here. */
export const provincesOn = (date: string | null): readonly Province[] | null =>
  date === null ? PROVINCES : (PROVINCE_LISTS.find((list) => list.from <= date)?.provinces ?? null);

/** A province by its code. */
export const provinceOf = (code: string | null): Province | null => PROVINCES.find((one) => one.code === code) ?? null;

/** The province's Party committee: "Tỉnh ủy Quảng Ninh", "Thành ủy Hà Nội", "Thành ủy Thành phố Hồ Chí Minh". */
export const committeeName = ({ city, name, formalName }: Province): string => `${city ? 'Thành ủy' : 'Tỉnh ủy'} ${formalName ?? name}`;
