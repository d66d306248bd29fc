/** Loaded into each measured server before its own code: tells its parent, when asked, what it has used of the processor. */
process.on('message', (message) => {
  if (message !== 'processor-time?') return;
  const { user, system } = process.cpuUsage();
  process.send({ processorMs: (user + system) / 1000 });
});
