const STEP = 1 / 200;

/** Tells of progress when it is worth telling: at each half percent, and at the end. */
export function steadyProgress(tell: ((fraction: number) => void) | undefined): (fraction: number) => void {
  let told = 0;
  return (fraction) => {
    if (tell !== undefined && (fraction >= told + STEP || (fraction >= 1 && told < 1))) {
      told = fraction;
      tell(fraction);
    }
  };
}
