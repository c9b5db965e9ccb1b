import jbig2 from 'pdfjs-dist/wasm/jbig2_nowasm_fallback.js';
import openjpeg from 'pdfjs-dist/wasm/openjpeg_nowasm_fallback.js';

/**
 * Decoders for the two compressions scanners use in PDF (JBIG2 with fax, JPEG 2000), in plain JavaScript: the page's policy allows no
 * WebAssembly. The PDF reader's worker imports `wasmUrl + file name`; with `address + '?/'` as `wasmUrl` that is this very module, and
 * the question mark's part says which decoder is wanted.
 */
export const address = import.meta.url;

export default address.endsWith('?/openjpeg_nowasm_fallback.js') ? openjpeg : jbig2;
