/** The longest side of a small copy, as the server takes it. */
const THUMBNAIL_SIDE = 640;
/** The longest side of a picture that is kept: more than a sheet of paper shows. */
const PICTURE_SIDE = 4096;
const THUMBNAIL_QUALITIES = [0.82, 0.7, 0.5];
const MAX_THUMBNAIL_BYTES = 200 * 1024;
const PICTURE_QUALITY = 0.92;

/** A picture to be sent, with its small copy. */
export interface PhotoFiles {
  readonly picture: Blob;
  readonly thumbnail: Blob;
}

type Drawable = HTMLCanvasElement | ImageBitmap;

/** A JPEG copy of a picture within a square. White stands for what is transparent. */
function copyOf(source: Drawable, side: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(source.width, source.height));
  const canvas = document.createElement('canvas');
  const [width, height] = [source.width, source.height].map((length) => Math.max(1, Math.round(length * scale)));
  Object.assign(canvas, { width, height });
  const brush = canvas.getContext('2d');
  if (!brush) return Promise.resolve(null);
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.imageSmoothingQuality = 'high';
  brush.drawImage(source, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

async function thumbnailOf(source: Drawable): Promise<Blob | null> {
  for (const quality of THUMBNAIL_QUALITIES) {
    const copy = await copyOf(source, THUMBNAIL_SIDE, quality);
    if (!copy || copy.size <= MAX_THUMBNAIL_BYTES) return copy;
  }
  return null;
}

/** What is drawn already, as files; null where the browser cannot write them. */
export async function photoFilesOf(source: Drawable, asIs: Blob | null = null): Promise<PhotoFiles | null> {
  const picture = asIs ?? (await copyOf(source, PICTURE_SIDE, PICTURE_QUALITY));
  const thumbnail = await thumbnailOf(source);
  return picture && thumbnail && { picture, thumbnail };
}

/**
 * A chosen file, as it is sent: photographs are turned upright and written anew, because what says how they were held also says where they
 * were taken, and stays here. Null if the browser cannot read it.
 */
export async function readPhoto(file: File): Promise<PhotoFiles | null> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!bitmap) return null;
  try {
    return await photoFilesOf(bitmap, file.type === 'image/jpeg' ? null : file);
  } finally {
    bitmap.close();
  }
}

/** The form in which a picture goes to an album; the same however often it is sent, so that a lost answer makes no second one. */
export function photoForm({ picture, thumbnail }: PhotoFiles, facts: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  form.append('_commandId', crypto.randomUUID());
  for (const [name, value] of Object.entries(facts)) form.append(name, value);
  form.append('picture', picture, 'picture');
  form.append('thumbnail', thumbnail, 'thumbnail.jpg');
  return form;
}
