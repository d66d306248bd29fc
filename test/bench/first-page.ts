import { openBrowser } from '../setup/browser.ts';
import { SandboxClient } from '../lms/sandbox-client.ts';

/**
 * `npm run bench:first-page -- <address of a sandbox>`: how long a learner waits for the road map on a slow phone. Start a
 * demo first and give it the address that it prints. Processor 4 times slower, 400 kbit/s, 100 ms to the server; from the
 * browser's first request to the tool until the link to the next step can be pressed, both by the browser's own clock.
 */
const SLOWER = 4;
const BYTES_PER_SECOND = 400_000 / 8;
const LATENCY_MS = 100;
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);

const [address] = process.argv.slice(2);
if (!address) throw new Error('Give the address of a running sandbox: npm run bench:first-page -- <address>');
const lms = new SandboxClient(new URL(address).origin);
const { browser, newContext, close } = await openBrowser();
const cold: number[] = [];
const warm: number[] = [];
let bytes = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  const context = await newContext({ viewport: { width: 390, height: 844 } });
  const first = await open(context);
  cold.push(first.milliseconds);
  bytes = first.bytes;
  warm.push((await open(context)).milliseconds);
  await context.close();
}
await close();
const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
const seconds = (list: number[]) => list.map((one) => (one / 1000).toFixed(2)).join(' ');
console.log(`${browser.version()}, ${SLOWER} x slower, ${BYTES_PER_SECOND / 1000} kB/s, ${LATENCY_MS} ms`);
console.log(
  `cold: ${(median(cold) / 1000).toFixed(2)} s (${seconds(cold)}), ${(bytes / 1024).toFixed(1)} kB over the wire`,
);
console.log(`warm: ${(median(warm) / 1000).toFixed(2)} s (${seconds(warm)})`);

/** One launch of a learner in a page of its own, without the LMS around it. */
async function open(
  context: Awaited<ReturnType<typeof newContext>>,
): Promise<{ milliseconds: number; bytes: number }> {
  const prepared = await lms.launch({
    site: 'moodle',
    person: 'tom',
    link: (await lms.state('moodle')).links[0]?.id ?? 0,
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let received = 0;
  session.on('Network.loadingFinished', (event) => void (received += event.encodedDataLength));
  const [name = '', value = ''] = prepared.cookie.split('=');
  await context.addCookies([{ name, value, url: lms.origin }]);
  await session.send('Network.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: BYTES_PER_SECOND,
    uploadThroughput: BYTES_PER_SECOND,
  });
  const began = new Promise<number>((done) => {
    session.on('Network.requestWillBeSent', ({ request, wallTime }) => {
      if (request.url.includes('/lti/login')) done(wallTime * 1000);
    });
  });
  await page.goto(prepared.frameUrl, { waitUntil: 'commit' });
  const usable = await page.waitForFunction(usableAt, undefined, { polling: 'raf', timeout: 60_000 });
  const milliseconds = Number(await usable.jsonValue()) - (await began);
  await page.close();
  return { milliseconds, bytes: received };
}

/** In the page, at each frame: when the link to the next step stands and a press would hit it. */
function usableAt(): number | false {
  const link = [...document.querySelectorAll('main a[href]')].find((one) =>
    /^(?:Begin|Carry on) with step/.test(one.textContent ?? ''),
  );
  if (!link) return false;
  const { x, y, width, height } = link.getBoundingClientRect();
  const hit = link.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  return hit && performance.timeOrigin + performance.now();
}
