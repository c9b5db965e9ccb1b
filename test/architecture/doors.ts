import { findBreaches } from './check-doors.ts';

const { breaches, imports, files } = await findBreaches(process.cwd());
for (const { from, to, message } of breaches) {
  console.error(`${from} -> ${to}: ${message}`);
}
console.log(`doors: ${files} files, ${imports} imports, ${breaches.length} breaches`);
if (breaches.length > 0 || imports === 0) {
  process.exitCode = 1;
}
