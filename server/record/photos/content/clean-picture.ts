import type { PhotoType } from '../contract.ts';

/** A picture without what its camera noted, such as where it was taken. */
export interface CleanPicture {
  readonly type: PhotoType;
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}
