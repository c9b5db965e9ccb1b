import { z } from 'zod';
import type { Result } from '../lib/result.ts';
import { type Failure, failureSchema } from './errors.ts';

/** Every operation answers `{ok:true,value}` or `{ok:false,error}` with an error of the closed list; nothing foreseen is thrown. */
export function outcome<S extends z.ZodType>(value: S): z.ZodType<Result<z.infer<S>, Failure>> {
  return z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), error: failureSchema }),
  ]) as unknown as z.ZodType<Result<z.infer<S>, Failure>>;
}
