import type { PageDesk, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import { type Answer, useAnswer } from '../../bridge/use-answer.ts';

/** The pages collected for a material, kept fresh while a scanner works on them. */
export function usePageDesk(place: ScanPlace): Answer<PageDesk> {
  return useAnswer(['scan.desk', place.filingId, place.rowId ?? '', place.kind], (engine) => engine.scan.desk(place), {
    refreshOn: ['scan.changed'],
  });
}
