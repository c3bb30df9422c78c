/** The place of a picture in one of two columns, in millimetres. */
export const PICTURE_MM = { width: 76, height: 57 };

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The largest size of a picture within a place; `ratio`: its width to its height. */
export function sizeWithin(ratio: number, place: Size): Size {
  const width = Math.min(place.width, place.height * ratio);
  return { width, height: width / ratio };
}
