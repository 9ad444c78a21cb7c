import { SmallDisk } from './small-disk.ts';

const { folder } = await SmallDisk.mount(1);
process.stdout.write(`mounted ${folder}\n`);
setInterval(() => undefined, 1_000);
