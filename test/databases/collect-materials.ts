import { writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { collectMaterials } from '../../src-main/engine/library/collect-materials.ts';
import { openMaterialFiles } from '../../src-main/materials/open-material-files.ts';
import { openStore } from '../../src-main/store/open-store.ts';
import { TEST_KEY } from '../contracts/open-for-test.ts';

/** Removes files nothing names, once, slowly; run by the kill test with a store and a folder of material files. Says each one. */
const [, , file = '', folder = '', now = ''] = process.argv;
const clock = { now: () => now };
const opened = openStore({ file, key: TEST_KEY, backups: { folder: `${file}-backups`, keep: 1 }, clock, mustExist: true });
if (!opened.ok) {
  throw new Error(JSON.stringify(opened.error));
}
const materials = openMaterialFiles({ folder, key: TEST_KEY, clock });
const slowly = {
  ...materials,
  remove: async (...ask: Parameters<typeof materials.remove>) => {
    await wait(1);
    const removed = await materials.remove(...ask);
    writeSync(1, 'removed\n');
    return removed;
  },
};
await collectMaterials({ clock, pause: () => wait(1) }, { store: opened.value, materials: slowly }, async (work) => work());
opened.value.close();
