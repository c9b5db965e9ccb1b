// Draws the page's icon.svg in Chromium at the sizes the systems want and packs the small ones into icon.ico. Run after changing the drawing:
// node resources/make-icons.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const folder = import.meta.dirname;
const svg = readFileSync(join(folder, '..', 'src-renderer', 'public', 'icon.svg'), 'utf8');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });

async function draw(size) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}

/** ICO: a header, one 16-byte entry an image (0 stands for 256), then the images, which may be PNG since Windows Vista. */
function ico(images) {
  const header = Buffer.alloc(6 + images.length * 16);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  images.forEach(({ size, png }, index) => {
    const at = 6 + index * 16;
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...images.map(({ png }) => png)]);
}

writeFileSync(join(folder, 'icon.png'), await draw(512));
const images = [];
for (const size of [16, 24, 32, 48, 64, 128, 256]) {
  images.push({ size, png: await draw(size) });
}
writeFileSync(join(folder, 'icon.ico'), ico(images));
await browser.close();
