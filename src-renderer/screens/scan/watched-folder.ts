import { PAGE_FILES } from './pages-of-files.ts';

/** What was seen of a file in a folder: it is whole when it was the same twice. */
type Seen = { readonly size: number; readonly changed: number };

const ENDINGS = PAGE_FILES.split(',');

/** Files of a folder that came since it is watched, each once, when nothing is written to them any more. */
export type WatchedFolder = {
  /** Looks once; answers the files that are whole now and were not given before, by name. Throws where the folder cannot be read. */
  look(): Promise<readonly File[]>;
};

/** What lies in the folder at the first look was there before, and stays there. */
export function watchFolder(folder: Pick<FileSystemDirectoryHandle, 'values'>): WatchedFolder {
  let known: Map<string, Seen> | null = null;
  let waiting = new Map<string, Seen>();
  return {
    async look() {
      const files: File[] = [];
      for await (const entry of folder.values()) {
        if (isFile(entry) && isPage(entry.name)) {
          files.push(await entry.getFile());
        }
      }
      if (known === null) {
        known = new Map(files.map((file) => [file.name, seen(file)]));
        return [];
      }
      const before = known;
      const came = files.filter((file) => !isSame(before.get(file.name), seen(file)) && file.size > 0);
      const whole = came.filter((file) => isSame(waiting.get(file.name), seen(file)));
      for (const file of whole) {
        before.set(file.name, seen(file));
      }
      waiting = new Map(came.filter((file) => !whole.includes(file)).map((file) => [file.name, seen(file)]));
      return whole.toSorted((one, other) => one.lastModified - other.lastModified || one.name.localeCompare(other.name, 'zh-CN'));
    },
  };
}

function isFile(entry: FileSystemHandle): entry is FileSystemFileHandle {
  return entry.kind === 'file';
}

function isPage(name: string): boolean {
  return ENDINGS.some((ending) => name.toLowerCase().endsWith(ending));
}

function seen({ size, lastModified }: File): Seen {
  return { size, changed: lastModified };
}

function isSame(one: Seen | undefined, other: Seen): boolean {
  return one?.size === other.size && one.changed === other.changed;
}

/** Asks for a folder; null where nobody chose one, 'not-here' where this window cannot ask. */
export async function chooseFolder(): Promise<FileSystemDirectoryHandle | 'not-here' | null> {
  const ask: unknown = Reflect.get(window, 'showDirectoryPicker');
  if (typeof ask !== 'function') {
    return 'not-here';
  }
  try {
    const chosen: unknown = await Reflect.apply(ask, window, [{ id: 'shebao-scans', mode: 'read' }]);
    return chosen instanceof FileSystemDirectoryHandle ? chosen : 'not-here';
  } catch (error) {
    return error instanceof Error && error.name === 'AbortError' ? null : 'not-here';
  }
}
