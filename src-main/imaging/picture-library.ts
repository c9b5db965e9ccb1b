import sharp from 'sharp';

/**
 * sharp as this room uses it: nothing kept between files, one thread, and only the loaders of the kinds that are taken (libvips has more of
 * them, for SVG, GIF and the like, each a way in).
 */
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadTiff', 'VipsForeignLoadWebp', 'VipsForeignLoadHeif'],
});

/** A4 at 1100 dpi has more; what a scanner or a camera gives has less. 8-bit RGB of it is 180 MB. */
export const MOST_PIXELS = 60_000_000;

export { sharp };
/** 8-bit pixels, one channel (grey) or three (sRGB). */
export type Pixels = { readonly data: Buffer; readonly width: number; readonly height: number; readonly channels: 1 | 3 };

export function ofPixels({ data, width, height, channels }: Pixels) {
  return sharp(data, { raw: { width, height, channels } });
}
