type Lockfile = {
  readonly packages?: Readonly<
    Record<string, { readonly integrity?: string; readonly optional?: boolean; readonly devOptional?: boolean }>
  >;
};

export function packagesToDo(found: {
  readonly lockHash: string;
  readonly stamp: string | null;
  readonly lock: Lockfile;
  readonly installed: Lockfile | null;
}): 'install' | 'stamp' | 'nothing';

export function systemToDo(found: {
  readonly platform: string;
  readonly debian: boolean;
  readonly root: boolean;
  readonly browser: boolean;
  readonly chineseFont: boolean;
  /** What the tests compare with, null when no test is to run. */
  readonly forTests?: {
    readonly libreOffice: boolean;
    readonly openpyxl: boolean;
    readonly headlessShell: boolean;
    readonly scanimage: boolean;
    readonly airscan: boolean;
  } | null;
}): { readonly apt: readonly string[]; readonly sentence: string | null };

export function missingSentence(what: { readonly missing: readonly string[]; readonly debian: boolean }): string;
