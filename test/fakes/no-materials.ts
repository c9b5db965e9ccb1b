import type { MaterialFiles } from '../../src-main/engine/ports/materials.ts';

function notAsked(): Promise<never> {
  return Promise.reject(new Error('not asked here'));
}

/** No file is there and none is asked for: for tests that are about something else. */
export const noMaterials: MaterialFiles = {
  add: notAsked,
  addOriginal: notAsked,
  readAny: notAsked,
  read: notAsked,
  has: () => false,
  async *list() {
    // none
  },
  remove: notAsked,
};
