import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';

/** Every room's tsconfig: each gives its room only the globals it may know (no `process` in the engine, no `window` in shared). */
const projects = globSync(['src-*/**/tsconfig.json', 'test/tsconfig.json'], { exclude: ['**/node_modules/**'] }).sort();

function check(project: string): Promise<boolean> {
  return new Promise((resolve) => {
    const compiler = spawn('tsc', ['-p', project], { stdio: ['ignore', 'inherit', 'inherit'] });
    compiler.on('exit', (code) => resolve(code === 0));
  });
}

let failed = 0;
for (const project of projects) {
  if (!(await check(project))) {
    console.error(`types: ${project} does not compile`);
    failed += 1;
  }
}
console.log(`types: ${projects.length} rooms, ${failed} failed`);
if (failed > 0 || projects.length === 0) {
  process.exitCode = 1;
}
