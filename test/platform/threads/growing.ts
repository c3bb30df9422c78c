// A process that takes 10 MB more every few milliseconds, up to as many as its argument says, and keeps them.
const kept: Buffer[] = [];
const most = Number(process.argv[2]);
setInterval(() => {
  if (kept.length < most) kept.push(Buffer.alloc(10_000_000, 1));
  if (kept.length === most) process.send?.('grown');
}, 10);
