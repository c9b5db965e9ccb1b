import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../../src-shared/contract/errors.ts';
import type { EngineClient } from '../../src-shared/contract/operations.ts';
import type { Result } from '../../src-shared/lib/result.ts';
import { useAppInfo } from '../bridge/session.tsx';
import { type Act, useAct } from '../bridge/use-act.ts';

export type CodeSent = { readonly phoneMasked: string; readonly expiresAt: string; readonly resendAt: string };
type Held = { readonly phoneMasked: string; readonly resendAtMs: number; readonly expiresAtMs: number };

export type Code = {
  readonly send: () => Promise<void>;
  readonly act: Act;
  /** Hidden middle, null before the first code went out. */
  readonly phoneMasked: string | null;
  /** Seconds until another may be asked for, 0 when now. */
  readonly resendIn: number;
  /** Seconds the last code still holds. */
  readonly expiresIn: number;
};

const RESEND_MS = 60_000;
const EXPIRY_MS = 5 * 60_000;

/** Asks for an activation code and counts down to the next one and to its end (O-22). */
export function useCode(ask: (engine: EngineClient) => Promise<Result<CodeSent, Failure>>): Code {
  const act = useAct();
  const { now: engineNow } = useAppInfo();
  const [offset] = useState(() => Date.parse(engineNow) - Date.now());
  const [held, setHeld] = useState<Held | null>(null);
  const [now, setNow] = useState(() => Date.now());
  const isCounting = held !== null && now < held.expiresAtMs;

  useEffect(() => {
    if (!isCounting) {
      return undefined;
    }
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [isCounting]);

  const send = useCallback(async () => {
    const result = await act.run(ask);
    if (result.ok) {
      const at = Date.now();
      // The centre's clock need not be this PC's: never wait longer than the rule says.
      const until = (instant: string, most: number): number => at + Math.min(Math.max(Date.parse(instant) - offset - at, 0), most);
      setNow(at);
      setHeld({
        phoneMasked: result.value.phoneMasked,
        resendAtMs: until(result.value.resendAt, RESEND_MS),
        expiresAtMs: until(result.value.expiresAt, EXPIRY_MS),
      });
    }
  }, [act, ask, offset]);

  const secondsTo = (time: number | undefined): number => (time === undefined ? 0 : Math.max(0, Math.ceil((time - now) / 1000)));
  return {
    send,
    act,
    phoneMasked: held?.phoneMasked ?? null,
    resendIn: secondsTo(held?.resendAtMs),
    expiresIn: secondsTo(held?.expiresAtMs),
  };
}
