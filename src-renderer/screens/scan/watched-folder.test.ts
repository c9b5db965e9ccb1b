import { expect, it } from 'vitest';
import { watchFolder } from './watched-folder.ts';

/** A folder as the window sees one; files are put into it by name. */
function folderOf() {
  const files = new Map<string, File>();
  return {
    put: (name: string, text: string, lastModified: number) => void files.set(name, new File([text], name, { lastModified })),
    async *values() {
      for (const [name, file] of files) {
        yield { kind: 'file', name, getFile: () => Promise.resolve(file) } as unknown as FileSystemFileHandle;
      }
      yield { kind: 'directory', name: 'sub.jpg' } as unknown as FileSystemDirectoryHandle;
    },
  };
}

const names = (files: readonly File[]): readonly string[] => files.map(({ name }) => name);

it('[issue 4] gives files that came since, once each, when nothing is written to them any more', async () => {
  const folder = folderOf();
  folder.put('old.jpg', 'before', 1);
  const watched = watchFolder(folder as unknown as FileSystemDirectoryHandle);
  expect(await watched.look()).toEqual([]);
  folder.put('b.JPG', 'half', 20);
  folder.put('a.pdf', 'whole', 10);
  folder.put('notes.txt', 'nobody’s page', 10);
  expect(await watched.look()).toEqual([]);
  folder.put('b.JPG', 'half and half', 21);
  expect(names(await watched.look())).toEqual(['a.pdf']);
  expect(names(await watched.look())).toEqual(['b.JPG']);
  expect(await watched.look()).toEqual([]);
});

it('[issue 4] takes a file saved anew under its old name, and no empty one', async () => {
  const folder = folderOf();
  folder.put('scan.jpg', 'one', 1);
  const watched = watchFolder(folder as unknown as FileSystemDirectoryHandle);
  await watched.look();
  folder.put('scan.jpg', 'two!', 2);
  folder.put('empty.jpg', '', 2);
  await watched.look();
  expect(names(await watched.look())).toEqual(['scan.jpg']);
  expect(await watched.look()).toEqual([]);
});
