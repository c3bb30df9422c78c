import { writeXlsx } from 'hucre/xlsx';
import JSZip from 'jszip';

/** A file that must be refused, with the codes that say why, each of them right. */
export interface BrokenFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly codes: readonly string[];
}

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const DAMAGED = ['sheet-broken', 'sheet-unknown', 'sheet-too-large', 'sheet-encrypted'];
const SHEET = 'xl/worksheets/sheet1.xml';

const sound = async (): Promise<Buffer> => {
  const rows = [['Họ tên', 'Chức vụ'], ...Array.from({ length: 60 }, (_, n) => [`Trần ${n}`, 'Bí thư'])];
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'DS', rows }] }));
};

/** A sound workbook with one part changed or added. */
async function withPart(path: string, content: string | Buffer, level = 6): Promise<Buffer> {
  const zip = await JSZip.loadAsync(await sound());
  zip.file(path, content);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', compressionOptions: { level } });
}
const withSheet = (rows: string): Promise<Buffer> => withPart(SHEET, `<worksheet ${NS}><sheetData>${rows}</sheetData></worksheet>`);
const cell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** Cut off after each of many lengths. */
const truncated = (whole: Buffer): BrokenFile[] =>
  Array.from({ length: 60 }, (_, n) => Math.floor((whole.length * (n + 1)) / 61)).map((length) => ({
    name: `cut off after ${length} bytes`,
    bytes: whole.subarray(0, length),
    codes: DAMAGED,
  }));

/** One field of the directory changed: where parts are, how long they are and say to be, how they are packed. */
function lying(whole: Buffer): BrokenFile[] {
  const entry = whole.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
  const fields = { method: 10, packed: 20, unpacked: 24, at: 42 } as const;
  return Object.entries(fields).flatMap(([field, offset]) =>
    [1, 7, 99, 0xffff, 0x7fffffff, 0xfffffff0].map((value) => {
      const bytes = Buffer.from(whole);
      if (field === 'method') bytes.writeUInt16LE(value & 0xffff || 3, entry + offset);
      else bytes.writeUInt32LE(value, entry + offset);
      return { name: `${field} ${value} in the directory`, bytes, codes: DAMAGED };
    }),
  );
}

/** Bytes of the packed parts changed. */
function flipped(whole: Buffer): BrokenFile[] {
  const from = whole.indexOf(Buffer.from('sheetData')) < 0 ? 80 : 80;
  return Array.from({ length: 30 }, (_, n) => {
    const bytes = Buffer.from(whole);
    bytes.fill(0xff, from + n * 9, from + n * 9 + 40);
    return { name: `bytes of ones at ${from + n * 9}`, bytes, codes: DAMAGED };
  });
}

async function bombs(): Promise<BrokenFile[]> {
  const large = Buffer.alloc(70 * 1024 * 1024, 0x20);
  const liar = await withPart(SHEET, Buffer.alloc(20 * 1024 * 1024, 0x20), 9);
  const at = liar.indexOf(Buffer.from(SHEET), liar.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'))) - 46;
  liar.writeUInt32LE(2000, at + 24);
  const entities = Array.from({ length: 8 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join('');
  const rows = (text: string): string => `<row r="1">${cell('A1', text)}</row>`;
  return [
    { name: '70 MB of spaces', bytes: await withPart(SHEET, large, 9), codes: ['sheet-too-large'] },
    { name: 'a part that is larger than it says', bytes: liar, codes: ['sheet-broken'] },
    { name: 'a cell of 10 MB', bytes: await withSheet(rows('x'.repeat(10 * 1024 * 1024))), codes: ['sheet-too-large'] },
    {
      name: 'entities of entities',
      bytes: await withPart(
        SHEET,
        `<!DOCTYPE x [<!ENTITY e0 "aaaa">${entities}]><worksheet ${NS}><sheetData>${rows('&e8;')}</sheetData></worksheet>`,
      ),
      codes: ['sheet-broken'],
    },
    {
      name: 'an entity that names a file',
      bytes: await withPart('xl/workbook.xml', '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><workbook>&f;</workbook>'),
      codes: ['sheet-broken'],
    },
  ];
}

async function corners(): Promise<BrokenFile[]> {
  const places = ['XFD1048576', 'XFD1', 'A1048576', 'ZZ99999', 'GT30000', 'A20002', 'IV2', 'AAA1'];
  const files = places.map(async (place) => {
    const row = Number(/\d+/.exec(place)?.[0]);
    const first = row === 1 ? '' : `<row r="1">${cell('A1', 'Họ tên')}</row>`;
    return {
      name: `a cell at ${place}`,
      bytes: await withSheet(`${first}<row r="${row}">${cell(place, 'x')}</row>`),
      codes: ['sheet-too-large', 'sheet-broken'],
    };
  });
  return Promise.all(files);
}

async function foreign(): Promise<BrokenFile[]> {
  const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(4096)]);
  const encrypted = Buffer.from(
    await writeXlsx({ sheets: [{ name: 'DS', rows: [['a']] }], encryption: { password: 'x', spinCount: 1000 } }),
  );
  const macros = Buffer.from(await writeXlsx({ sheets: [{ name: 'DS', rows: [['a']] }], vbaProject: new Uint8Array(100) }));
  const locked = await sound();
  locked.writeUInt16LE(1, locked.indexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 8);
  const kinds: readonly (readonly [string, Buffer, string])[] = [
    ['an old workbook', ole, 'sheet-old'],
    ['a workbook with a password', encrypted, 'sheet-encrypted'],
    ['a workbook with macros', macros, 'sheet-macros'],
    ['an encrypted part', locked, 'sheet-encrypted'],
    ['links to other files', await withPart('xl/externalLinks/externalLink1.xml', '<externalLink/>'), 'sheet-links'],
    ['a Word document', await new JSZip().file('word/document.xml', '<w/>').generateAsync({ type: 'nodebuffer' }), 'sheet-unknown'],
    ['an empty archive', await new JSZip().generateAsync({ type: 'nodebuffer' }), 'sheet-unknown'],
    ['a PDF', Buffer.from('%PDF-1.7\n\u0000\u0001\u0002'), 'sheet-unknown'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'sheet-unknown'],
  ];
  return kinds.map(([name, bytes, code]) => ({ name, bytes, codes: [code] }));
}

/** Parts that are no longer what they should be. */
async function mangled(): Promise<BrokenFile[]> {
  const parts = ['xl/workbook.xml', '[Content_Types].xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels', SHEET];
  const texts = ['', '<', '<workbook', '\u0000\u0001', '<a><b></a>', '{"json": true}'];
  const made = parts.flatMap((path) =>
    texts.map(async (text) => ({ name: `${path} is ${JSON.stringify(text)}`, bytes: await withPart(path, text) })),
  );
  return (await Promise.all(made)).map((file) => ({ ...file, codes: [...DAMAGED, 'empty'] }));
}

/** Texts that are none: binary data of many kinds. */
const binary = (): BrokenFile[] =>
  Array.from({ length: 40 }, (_, n) => ({
    name: `binary data ${n}`,
    bytes: Buffer.from(Array.from({ length: 200 }, (__, at) => (at * (n + 3) * 7 + n) % 256)).fill(n % 9, 0, 2),
    codes: ['sheet-unknown'],
  }));

/** Texts of separated cells that are no list. */
function texts(): BrokenFile[] {
  const columns = `Họ tên;${'x;'.repeat(300)}\n`;
  return [
    { name: 'a cell of 10 MB as text', bytes: Buffer.from(`Họ tên\n${'x'.repeat(7 * 1024 * 1024)}`), codes: ['sheet-too-large'] },
    { name: '300 columns', bytes: Buffer.from(columns), codes: ['sheet-too-large'] },
    { name: '100,000 rows', bytes: Buffer.from('Trần A;Bí thư\n'.repeat(100_000)), codes: ['sheet-too-large'] },
    { name: 'a quote without end', bytes: Buffer.from(`Họ tên\n"${'x;y\n'.repeat(20_000)}`), codes: ['sheet-too-large'] },
    { name: 'nothing but spaces', bytes: Buffer.from(' \n \n'), codes: ['empty'] },
    { name: 'only headings', bytes: Buffer.from('Họ tên;Chức vụ\n'), codes: ['empty'] },
    { name: '12,000 people', bytes: Buffer.from(Array.from({ length: 12_000 }, (_, n) => `Trần ${n}`).join('\n')), codes: ['too-many'] },
  ];
}

/** Some two hundred files that must be refused. */
export async function brokenFiles(): Promise<BrokenFile[]> {
  const whole = await sound();
  const made = await Promise.all([bombs(), corners(), foreign(), mangled()]);
  return [...truncated(whole), ...lying(whole), ...flipped(whole), ...made.flat(), ...binary(), ...texts()];
}
