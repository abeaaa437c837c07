import { writeSync } from 'node:fs';
import { openStore } from '../../src/progress/store.ts';

// Run as a process of its own: appends as many events as it is told and says each id once the store has returned.
const [folder = '', count = '0'] = process.argv.slice(2);
const store = openStore(folder);
for (let i = 0; i < Number(count); i++) {
  const { id } = store.append({ type: 'lesson.position', lesson: 'bn', anchor: `段落-${i}`, screen: i });
  writeSync(1, `${id}\n`);
}
