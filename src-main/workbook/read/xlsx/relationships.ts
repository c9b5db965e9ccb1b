import { fail, ok, type Result } from '../../../../src-shared/lib/result.ts';
import type { WorkbookLimits, WorkbookRefusal } from '../refusal.ts';
import { walkPart } from './small-part.ts';
import { partKey, type ZipParts } from './zip-parts.ts';

export type Relationship = { readonly id: string; readonly kind: string; readonly target: string };

const RELATIONSHIP = 1;
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/**
 * What a part is joined to: `kind` is the last word of the relationship's type (`worksheet`, `sharedStrings`), which is the same in the
 * transitional and the strict standard; `target` the name of a part. Links to the outside are left out. A part without relationships has none.
 */
export async function readRelationships(
  parts: ZipParts,
  source: string,
  limits: WorkbookLimits,
): Promise<Result<readonly Relationship[], WorkbookRefusal>> {
  const slash = source.lastIndexOf('/') + 1;
  const name = `${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`;
  if (!parts.entries.has(partKey(name))) {
    return ok([]);
  }
  const found: Relationship[] = [];
  const walked = await walkPart(parts, name, limits, { [PACKAGE]: { Relationship: RELATIONSHIP } }, (element, xml) => {
    const [id, type, target] = [xml.attribute('Id'), xml.attribute('Type'), xml.attribute('Target')];
    if (element === RELATIONSHIP && id !== null && type !== null && target !== null && xml.attribute('TargetMode') !== 'External') {
      found.push({ id, kind: type.slice(type.lastIndexOf('/') + 1), target: resolveTarget(source.slice(0, slash), target) });
    }
  });
  return walked.ok ? ok(found) : fail(walked.error);
}

/** A target is relative to the folder of the part that names it, or begins with a slash. */
function resolveTarget(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : `/${folder}${target}`;
  const steps: string[] = [];
  for (const step of path.replaceAll('\\', '/').split('/')) {
    if (step === '..') {
      steps.pop();
    } else if (step !== '' && step !== '.') {
      steps.push(step);
    }
  }
  return steps.join('/');
}
