/** The two things of Vite this room uses, typed here so that nothing else of it leaks into the window's types. */
interface ImportMeta {
  glob<T>(pattern: string, options: { readonly query: string; readonly import: 'default'; readonly eager: true }): Record<string, T>;
}
declare module 'pdfjs-dist/wasm/jbig2_nowasm_fallback.js';
declare module 'pdfjs-dist/wasm/openjpeg_nowasm_fallback.js';
declare module 'pdfjs-dist/build/pdf.worker.min.mjs';
declare module '*.css';
