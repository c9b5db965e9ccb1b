import type { KnobSettings } from '../contract/console.ts';

export const QUIET: KnobSettings = {
  outage: 'none',
  outageCount: null,
  answerDelaySeconds: 0,
  decisionDelaySeconds: 0,
  rejectPercent: 0,
  rejectEvery: null,
  enforceWindow: false,
  autoReview: false,
};

export type Knobs = {
  get(): KnobSettings;
  set(changed: Partial<KnobSettings>): KnobSettings;
  /** Counts one spoilt answer down. */
  spoilt(): void;
  onChange(listener: (settings: KnobSettings) => void): void;
};

export function createKnobs(initial: Partial<KnobSettings> = {}): Knobs {
  let settings: KnobSettings = { ...QUIET, ...initial };
  const listeners: ((settings: KnobSettings) => void)[] = [];
  function set(changed: Partial<KnobSettings>): KnobSettings {
    // A new outage lasts until turned off unless its count comes with it.
    const count = changed.outage !== undefined && changed.outageCount === undefined ? { outageCount: null } : {};
    settings = { ...settings, ...count, ...changed };
    for (const listener of listeners) {
      listener(settings);
    }
    return settings;
  }
  return {
    get: () => settings,
    set,
    spoilt() {
      if (settings.outageCount !== null && settings.outage !== 'none') {
        const left = settings.outageCount - 1;
        set(left > 0 ? { outageCount: left } : { outage: 'none' });
      }
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
