import type { FilingContent, MaterialRemark, SentMaterial } from '../../src-shared/domain/filing.ts';
import type { RemarkedMaterial, SentRow } from '../store/filing-rows.ts';

type Materials = Pick<FilingContent, 'materials' | 'rows'>;
type Remarked = { readonly materials: readonly RemarkedMaterial[]; readonly rows: readonly SentRow[] };

/** The materials of a content with the remarks on them; a remark on a file that was not handed in is passed over. */
export function withRemarks({ materials = [], rows }: Materials, remarks: readonly MaterialRemark[]): Remarked {
  const byPlace = new Map(remarks.map((remark) => [placeOf(remark.rowId, remark), remark]));
  const remarked = (rowId: MaterialRemark['rowId'], material: SentMaterial): RemarkedMaterial => {
    const remark = byPlace.get(placeOf(rowId, material));
    return remark === undefined ? material : { ...material, remark: { reason: remark.reason, doubts: remark.doubts } };
  };
  return remarks.length === 0
    ? { materials, rows }
    : {
        materials: materials.map((material) => remarked('', material)),
        rows: rows.map((row) => ({ ...row, materials: row.materials.map((material) => remarked(row.rowId, material)) })),
      };
}

function placeOf(rowId: string, { kind, sha256 }: Pick<SentMaterial, 'kind' | 'sha256'>): string {
  return JSON.stringify([rowId, kind, sha256]);
}
