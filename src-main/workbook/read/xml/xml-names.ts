import type { Buffer } from 'node:buffer';

/** Which names a reader knows: by namespace address, then by local name, to a number above 0. */
export type Vocabulary = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A name nobody asked for. */
export const UNKNOWN_NAME = 0;

type Scope = { readonly depth: number; readonly prefix: string; readonly address: string };

const SLOTS = 256;
/** Hashes of short names lie close together; this spreads them over the slots. */
const SPREAD = 0x9e3779b1;
const SHIFT = 24;
const LONGEST_KEPT = 32;

/**
 * Element names to the numbers of a vocabulary, by namespace and not by prefix. A name once seen is found again by its bytes, until a
 * namespace declaration comes or goes. Elements in no namespace at all are taken as the vocabulary's first: careless writers leave it out.
 */
export class XmlNames {
  private readonly vocabulary: Vocabulary;
  private readonly fallback: string;
  private scopes: Scope[] = [];
  private scopeDepth = -1;
  private generation = 1;
  private readonly slotGeneration = new Uint32Array(SLOTS);
  private readonly slotLength = new Uint8Array(SLOTS);
  private readonly slotCode = new Uint8Array(SLOTS);
  private readonly slotBytes = new Uint8Array(SLOTS * LONGEST_KEPT);

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
    this.fallback = Object.keys(vocabulary)[0] ?? '';
  }

  declare(depth: number, prefix: string, address: string): void {
    this.scopes.push({ depth, prefix, address });
    this.scopeDepth = depth;
    this.generation += 1;
  }

  /** Forgets what the element at this depth and those below it declared. */
  leave(depth: number): void {
    if (this.scopeDepth < depth) {
      return;
    }
    this.scopes = this.scopes.filter((scope) => scope.depth < depth);
    this.scopeDepth = this.scopes.at(-1)?.depth ?? -1;
    this.generation += 1;
  }

  /** The namespace a prefix stands for; null when it is not declared. */
  addressOf(prefix: string): string | null {
    return this.scopes.findLast((scope) => scope.prefix === prefix)?.address ?? null;
  }

  /** The number of the name in these bytes; `hash` is any hash of them. */
  codeOf(bytes: Buffer, start: number, end: number, hash: number): number {
    const slot = Math.imul(hash, SPREAD) >>> SHIFT;
    const length = end - start;
    if (this.slotGeneration[slot] === this.generation && this.slotLength[slot] === length) {
      const base = slot * LONGEST_KEPT;
      let same = 0;
      while (same < length && this.slotBytes[base + same] === bytes[start + same]) {
        same += 1;
      }
      if (same === length) {
        return this.slotCode[slot] ?? UNKNOWN_NAME;
      }
    }
    const code = this.lookUp(bytes.toString('utf8', start, end));
    if (length <= LONGEST_KEPT) {
      this.slotGeneration[slot] = this.generation;
      this.slotLength[slot] = length;
      this.slotCode[slot] = code;
      this.slotBytes.set(bytes.subarray(start, end), slot * LONGEST_KEPT);
    }
    return code;
  }

  private lookUp(name: string): number {
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const address = this.addressOf(prefix) || (prefix === '' ? this.fallback : null);
    const known = address === null ? undefined : this.vocabulary[address];
    const local = name.slice(colon + 1);
    return known !== undefined && Object.hasOwn(known, local) ? (known[local] ?? UNKNOWN_NAME) : UNKNOWN_NAME;
  }
}
