import { cruise, type ICruiseResult, type IReporterOutput } from 'dependency-cruiser';
import { EMBEDS_CENTRE, type Room, roomOf } from './doors-table.ts';

export type Breach = { readonly from: string; readonly to: string; readonly message: string };

/** Packages Node ships, whatever the spelling. */
const isBuiltin = (to: string, types: readonly string[]) => types.includes('core') || to.startsWith('node:');

/** `node_modules/@a/b/c.js` and `@a/b/c` both name package `@a/b`. */
function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

function judge({
  room,
  from,
  module,
  resolved,
  types,
}: {
  room: Room;
  from: string;
  module: string;
  resolved: string;
  types: readonly string[];
}): string | null {
  if (isBuiltin(resolved, types)) {
    return room.node ? null : `${room.path} knows no Node: give it a port instead of "${module}"`;
  }
  if (module.startsWith('.') || resolved.startsWith('src-') || resolved.startsWith('test/')) {
    if (!resolved.startsWith('src-')) {
      return resolved.startsWith('resources/') || resolved === 'package.json' ? null : `nothing in the house imports ${resolved}`;
    }
    const other = roomOf(resolved);
    if (other === null) {
      return `${resolved} lies in no room of the table`;
    }
    if (other.path === 'src-center' && room.path === 'src-main' && !EMBEDS_CENTRE.test(from)) {
      return 'only compose.ts, serve.ts and main.ts may embed the centre';
    }
    return other.path === room.path || room.sees.includes(other.path) ? null : `${room.path} has no door to ${other.path}`;
  }
  const name = packageOf(module);
  return room.packages.includes(name) ? null : `${room.path} may not use the package ${name}`;
}

/** Every import of the product's files, held against the table. `baseDir` is the tree to look at. */
export async function findBreaches(
  baseDir: string,
): Promise<{ readonly breaches: readonly Breach[]; readonly imports: number; readonly files: number }> {
  const { output }: IReporterOutput = await cruise(
    ['src-shared', 'src-main', 'src-renderer', 'src-center'],
    {
      baseDir,
      parser: 'swc',
      doNotFollow: { path: '(node_modules)|(^test/)' },
      exclude: { path: '(\\.test\\.tsx?$)|(\\.d\\.ts$)' },
      moduleSystems: ['es6', 'cjs'],
      tsPreCompilationDeps: true,
    },
    { extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs'] },
  );
  const { modules } = output as ICruiseResult;
  const breaches: Breach[] = [];
  let imports = 0;
  let files = 0;
  for (const { source, dependencies } of modules) {
    if (!source.startsWith('src-')) {
      continue;
    }
    files += 1;
    const room = roomOf(source);
    for (const { module, resolved, dependencyTypes, couldNotResolve } of dependencies) {
      imports += 1;
      const message =
        room === null
          ? `${source} lies in no room of the table`
          : couldNotResolve && module.startsWith('.')
            ? `${module} cannot be found`
            : judge({ room, from: source, module, resolved, types: dependencyTypes });
      if (message !== null) {
        breaches.push({ from: source, to: resolved, message });
      }
    }
  }
  return { breaches, imports, files };
}
