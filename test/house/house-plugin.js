/**
 * The import rules of the house as one table, for oxlint. Plain JavaScript: Node 20 cannot load a TypeScript plugin.
 * A rule answers a sentence when an import breaks it; test/house/imports.test.ts plants one of each.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** Server rooms, top to bottom, as server/rooms.ts adds them: a room calls only rooms below it, and only their service. */
export const ROOMS = [
  ...readFileSync(resolve(root, 'server/rooms.ts'), 'utf8').matchAll(/\.add\((\w+)Room\)/g),
]
  .map(([, name]) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))
  .reverse();
/** What rooms stand on, top to bottom. Each may use all of what is below it. */
const GROUND = ['lti-host', 'content', 'database-chain', 'core'];
const FLOORS = [...ROOMS, ...GROUND];
/** Rooms that speak to an LMS. */
const MAY_CALL_LTI = ['launch', 'picker', 'install', 'grade', 'people'];
const PACKAGE_HOMES = [
  // [package, who may import it, why]
  [/^ltijs($|\/)/, /^lti\/back-channel\.ts$/, 'ltijs stays behind lti/back-channel.ts'],
  [
    /^(mongoose|mongodb)$/,
    /^(server\/.*\.store\.ts|server\/core\/|server\/database-chain\/|test\/)/,
    'the database is a store’s business',
  ],
  [
    /^express$/,
    /^(server\/(core\/|app\.ts|main\.ts)|server\/.*\.(routes|pages)\.ts|test\/)/,
    'express is the door’s business',
  ],
  [/^zod($|\/)/, /^(?!client\/)/, 'zod in the browser costs 19 kB; import the contract’s types instead'],
  [/^(preact|@preact\/)/, /^(client\/|test\/|vite\.config)/, 'preact is the client’s'],
];

/** What a part may import by value from its own room and from core; undefined: anything. */
const PARTS = {
  contract: [/\.contract\.ts$/],
  policy: [/\.(policy|rule|types|vocabulary)\.ts$/, /^server\/core\/permissions\.ts$/],
  rule: [/\.(rule|types|vocabulary)\.ts$/],
  visibility: [/\.(types|vocabulary)\.ts$/, /^server\/core\//],
  present: [/\.(visibility|rule|types|vocabulary|present)\.ts$/, /^server\/core\//],
  store: [/\.(store|rule|types|vocabulary)\.ts$/, /^server\/core\//],
};
const FORBIDDEN_IN = {
  routes: /\.(store|visibility)\.ts$/,
  service: /\.(routes|pages|visibility)\.ts$/,
};

const place = (file) => {
  const match = /^server\/(?:rooms\/)?([a-z-]+)\/(?:.*\/)?[a-z0-9-]+?(?:\.([a-z-]+))?\.tsx?$/.exec(file);
  return match ? { room: match[1], part: match[2] } : undefined;
};

function packageRule(file, source) {
  for (const [name, home, why] of PACKAGE_HOMES) {
    if (name.test(source) && !home.test(file)) return `${source} may not be imported here: ${why}.`;
  }
  const part = place(file)?.part;
  if ((part === 'rule' || part === 'policy') && source.startsWith('node:')) {
    return `A ${part} is pure: ${source} does not belong here.`;
  }
  return undefined;
}

/** Packages without a word about where they run. Each weighs something in the browser: a rule that takes one is fetched late. */
const PURE_PACKAGES = ['diff/lib/diff/array.js'];

/** A rule that imports nothing but types, such packages and rules of the same kind: it runs in a browser as it runs here. */
function isPure(rule, seen = new Set()) {
  if (seen.has(rule)) return true;
  seen.add(rule);
  const text = existsSync(resolve(root, rule)) ? readFileSync(resolve(root, rule), 'utf8') : '';
  const values = text.matchAll(
    /^(?:import|export)\s+(?!type\b)[^'";]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm,
  );
  return [...values].every(([, from, bare]) => {
    const source = from ?? bare;
    if (PURE_PACKAGES.includes(source)) return true;
    const next = relative(root, resolve(root, dirname(rule), source)).replaceAll('\\', '/');
    return source.startsWith('.') && next.endsWith('.rule.ts') && isPure(next, seen);
  });
}

function betweenAreas(file, target, isType) {
  const [from] = file.split('/');
  const [to] = target.split('/');
  if (to === 'test' && from !== 'test' && !from.startsWith('vite'))
    return 'Product code never imports test code.';
  if (from === 'lti' && to !== 'lti') return 'lti is a library: it imports nothing of the tool.';
  if (file.startsWith('test/lms/') && (to === 'server' || to === 'lti') && !file.endsWith('.test.ts')) {
    return 'The sandbox LMS is the other side of the wire: it must not share our mistakes.';
  }
  if (from === 'client' && /^server\/.*\.rule\.ts$/.test(target)) {
    return isType || isPure(target)
      ? undefined
      : 'Of the server’s rules the client takes those that import rules alone.';
  }
  if (from === 'client' && (to === 'server' || to === 'lti')) {
    if (!isType) return 'The client takes types only from the server: use import type.';
    // core/page prints the shell that the client starts from: its type is a contract too.
    // The list of rooms has the type of all contracts together; contracts of single rooms are reached through it.
    if (!/^server\/(core\/([a-z-]+\.contract|page|permissions)|rooms)\.ts$/.test(target))
      return 'The client sees the contracts through server/rooms.ts only.';
  }
  if (from === 'server' && to === 'client') return 'The server knows nothing of the client.';
  return undefined;
}

function intoLti(file, target, isType) {
  if (!file.startsWith('server/') || !target.startsWith('lti/')) return undefined;
  if (!['lti/index.ts', 'lti/lti.types.ts', 'lti/lti-store.ts', 'lti/lti-error.ts'].includes(target)) {
    return 'lti is entered by lti/index.ts.';
  }
  const room = place(file)?.room;
  if (isType || room === undefined || room === 'lti-host' || MAY_CALL_LTI.includes(room)) return undefined;
  return `lti is called from ${MAY_CALL_LTI.join(', ')} only.`;
}

/** lti-host wires the protocol: the rooms that speak it stand on lti-host, nobody else. */
function intoLtiHost(file, target, isType) {
  const from = place(file);
  if (place(target)?.room !== 'lti-host' || isType || !from || from.room === 'lti-host') return undefined;
  return MAY_CALL_LTI.includes(from.room) ? undefined : 'lti-host is for the rooms that speak to an LMS.';
}

function betweenRooms(file, target, isType) {
  const from = place(file);
  const to = place(target);
  if (!from || !to || from.room === to.room) return undefined;
  if (!FLOORS.includes(from.room)) return `${from.room} is no room: add it to the list in server/rooms.ts.`;
  if (FLOORS.indexOf(to.room) < FLOORS.indexOf(from.room)) {
    return `${from.room} stands below ${to.room} and may not import it.`;
  }
  // A contract may be made of shapes that a lower room's contract declares.
  if (from.part === 'contract' && to.part === 'contract') return undefined;
  if (GROUND.includes(to.room) || to.part === 'service' || (isType && /\.(contract|types)\.ts$/.test(target)))
    return undefined;
  return `Of another room only the service may be called: ${target} is not one.`;
}

function withinRoom(file, target, isType) {
  const from = place(file);
  const to = place(target);
  if (!from || !to || isType || GROUND.includes(from.room)) return undefined;
  const allowed = PARTS[from.part];
  if (allowed && !allowed.some((pattern) => pattern.test(target))) {
    return `A ${from.part} may not import ${target}.`;
  }
  if (from.room === to.room && FORBIDDEN_IN[from.part]?.test(target)) {
    return `A ${from.part} may not import ${target}.`;
  }
  return undefined;
}

function insideClient(file, target, isType) {
  if (!file.startsWith('client/') || !target.startsWith('client/')) return undefined;
  const [, from] = file.split('/');
  const [, to] = target.split('/');
  if (from === 'ui' && to !== 'ui') return 'client/ui has parts without data and without words of their own.';
  if (from === 'core' && (to === 'shell' || to === 'rooms'))
    return 'client/core stands below shell and rooms.';
  if (target === 'client/core/api.ts' && from === 'rooms' && !isType && !/\.state\.tsx?$/.test(file)) {
    return 'Only a room’s state calls core/api.';
  }
  return undefined;
}

/** One sentence when the import breaks a rule of the house; undefined when it may stand. Paths from the root. */
export function judgeImport(file, source, isType) {
  if (!source.startsWith('.')) return isType ? undefined : packageRule(file, source);
  const target = relative(root, resolve(root, dirname(file), source)).replaceAll('\\', '/');
  for (const rule of [betweenAreas, intoLti, intoLtiHost, betweenRooms, withinRoom, insideClient]) {
    const sentence = rule(file, target, isType);
    if (sentence) return sentence;
  }
  return undefined;
}

const onlyTypes = (node) =>
  node.importKind === 'type' ||
  node.exportKind === 'type' ||
  (node.specifiers?.length > 0 &&
    node.specifiers.every((one) => one.importKind === 'type' || one.exportKind === 'type'));

const imports = {
  create(context) {
    const file = relative(root, context.filename).replaceAll('\\', '/');
    const check = (node) => {
      if (typeof node.source?.value !== 'string') return;
      const message = judgeImport(file, node.source.value, onlyTypes(node));
      if (message) context.report({ node, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

/** Types that vanish at run time only: enum, namespace and parameter properties leave code behind. */
const erasable = {
  create(context) {
    const refuse = (what) => (node) => context.report({ node, message: `${what} is not erasable syntax.` });
    return { TSEnumDeclaration: refuse('enum'), TSParameterProperty: refuse('A parameter property') };
  },
};

export default { meta: { name: 'house' }, rules: { imports, erasable } };
