import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Grey } from './clean-page.ts';

/** What of tesseract.js-core is used: the classes its WebAssembly brings along. It has no types of its own. */
type TessBaseApi = {
  Init(path: null, languages: string, engine: number): number;
  SetVariable(name: string, value: string): void;
  SetImageFile(exif: number, angle: number): number;
  Recognize(monitor: null): number;
  GetUTF8Text(): string;
};
type Core = {
  readonly FS: { writeFile(path: string, data: Uint8Array): void };
  readonly TessBaseAPI: new () => TessBaseApi;
};
type LoadCore = (options: { wasmBinary: Uint8Array; print: () => void; printErr: () => void }) => Promise<Core>;

const silent = (): void => undefined;

/** LSTM only: the other engine is of no use for these data. */
const LSTM = 1;
/** How tesseract divides a picture into lines. */
const LAYOUTS = { block: '6', line: '7' } as const;

export type Recognise = (
  picture: Grey,
  ask: { readonly language: 'chi_sim' | 'eng'; readonly layout: keyof typeof LAYOUTS; readonly only?: string },
) => string;

/**
 * Tesseract as WebAssembly with the data of npm packages: everything lies in node_modules, nothing is fetched or cached. Its own package
 * (tesseract.js) would start a second thread inside this process and knows ways to the network; neither is wanted.
 */
export async function openRecogniser(): Promise<Recognise> {
  const find = createRequire(import.meta.filename);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a module without types
  const load = find('tesseract.js-core/tesseract-core-simd-lstm.js') as LoadCore;
  const core = await load({
    wasmBinary: readFileSync(find.resolve('tesseract.js-core/tesseract-core-simd-lstm.wasm')),
    print: silent,
    printErr: silent,
  });
  const open = (language: string): TessBaseApi => {
    const folder = dirname(find.resolve(`@tesseract.js-data/${language}/package.json`));
    core.FS.writeFile(`./${language}.traineddata`, gunzipSync(readFileSync(join(folder, '4.0.0_best_int', `${language}.traineddata.gz`))));
    const api = new core.TessBaseAPI();
    if (api.Init(null, language, LSTM) !== 0) {
      throw new Error(`tesseract does not take its data for ${language}`);
    }
    return api;
  };
  const apis = { chi_sim: open('chi_sim'), eng: open('eng') };
  return ({ data, width, height }, { language, layout, only = '' }) => {
    const api = apis[language];
    // Portable grey map: no compressing here, no decompressing there.
    core.FS.writeFile('/input', Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), data]));
    api.SetVariable('tessedit_pageseg_mode', LAYOUTS[layout]);
    api.SetVariable('tessedit_char_whitelist', only);
    if (api.SetImageFile(1, 0) === 1) {
      throw new Error('tesseract does not take the picture');
    }
    api.Recognize(null);
    return api.GetUTF8Text();
  };
}
