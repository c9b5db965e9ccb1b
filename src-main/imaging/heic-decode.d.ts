/** The package brings no types. The picture a phone shows first, RGBA, turned as it is seen. */
declare module 'heic-decode' {
  export default function decode(ask: {
    readonly buffer: Uint8Array;
  }): Promise<{ readonly width: number; readonly height: number; readonly data: Uint8ClampedArray<ArrayBuffer> }>;
}
