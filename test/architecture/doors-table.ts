/**
 * The house: every room, what it is for, and what it may see. This one table makes the import rules (deny by default), the check of
 * planted breaches, and the house map in the README. Paths are prefixes; the longest matching prefix decides a file's room.
 */
export type Room = {
  readonly path: string;
  readonly purpose: string;
  /** Paths of rooms it may import (itself is always allowed). */
  readonly sees: readonly string[];
  /** npm packages it may import; sub-paths included. */
  readonly packages: readonly string[];
  /** May it use `node:*`? */
  readonly node: boolean;
};

const SHARED_PURE = ['src-shared/lib', 'src-shared/domain', 'src-shared/forms', 'src-shared/profile', 'src-shared/validation'];
const SHARED = [...SHARED_PURE, 'src-shared/contract'];
const PORTS = 'src-main/engine/ports';

export const ROOMS: readonly Room[] = [
  { path: 'src-shared/lib', purpose: 'results, dates, canonical JSON: no domain words', sees: [], packages: [], node: false },
  {
    path: 'src-shared/domain',
    purpose: 'unit, person, insurance, filing, material; the filing’s life as one table; number formats',
    sees: ['src-shared/lib'],
    packages: [],
    node: false,
  },
  {
    path: 'src-shared/forms',
    purpose: 'the form language and its pure evaluation',
    sees: ['src-shared/lib', 'src-shared/domain'],
    packages: ['zod'],
    node: false,
  },
  {
    path: 'src-shared/profile',
    purpose: 'what a region profile is: services, rules, materials, limits as data',
    sees: ['src-shared/lib', 'src-shared/domain', 'src-shared/forms'],
    packages: ['zod'],
    node: false,
  },
  {
    path: 'src-shared/validation',
    purpose: 'the runner: (profile, filing, facts) -> findings with Chinese sentences and repairs',
    sees: ['src-shared/lib', 'src-shared/domain', 'src-shared/forms', 'src-shared/profile'],
    packages: ['zod'],
    node: false,
  },
  {
    path: 'src-shared/contract',
    purpose: 'what crosses a wall: engine operations, centre protocol, error codes, the window’s API',
    sees: SHARED_PURE,
    packages: ['zod', '@orpc/contract'],
    node: false,
  },
  {
    path: 'src-shared/regions',
    purpose: 'the cities, literals only; index.ts is the one door',
    sees: ['src-shared/lib', 'src-shared/domain', 'src-shared/forms', 'src-shared/profile'],
    packages: [],
    node: false,
  },
  {
    path: 'src-main/engine',
    purpose: 'use cases behind ports: no Electron, no node:*, no SQL, no city',
    sees: [...SHARED, PORTS],
    packages: [],
    node: false,
  },
  { path: PORTS, purpose: 'what the engine needs from outside, as types', sees: SHARED, packages: [], node: false },
  {
    path: 'src-main/store',
    purpose: 'encrypted SQLite, frozen migrations, backups, the vault of accounts and keys',
    sees: [...SHARED, PORTS],
    packages: ['better-sqlite3', '@node-rs/argon2', 'pinyin-pro'],
    node: true,
  },
  {
    path: 'src-main/materials',
    purpose: 'content-addressed, encrypted material files',
    sees: [...SHARED, PORTS],
    packages: ['file-type'],
    node: true,
  },
  {
    path: 'src-main/scanners',
    purpose: 'paper in: one driver a scanner family (SANE, eSCL, WIA, NAPS2) behind one port',
    sees: [...SHARED, PORTS],
    packages: ['bonjour-service', 'fast-xml-parser'],
    node: true,
  },
  {
    path: 'src-main/process',
    purpose: 'work in a process of its own: one job at a time, killed when late, ended when idle',
    sees: [PORTS],
    packages: [],
    node: true,
  },
  {
    path: 'src-main/reading',
    purpose:
      'what stands on a picture: ID cards by OCR, separator sheets by their QR codes, which it draws too; nothing leaves the machine',
    sees: [...SHARED, PORTS, 'src-main/process'],
    packages: [
      'tesseract.js-core',
      '@tesseract.js-data/chi_sim',
      '@tesseract.js-data/eng',
      '@hyzyla/pdfium',
      'qr',
      'sharp',
      '@cantoo/pdf-lib',
    ],
    node: true,
  },
  {
    path: 'src-main/imaging',
    purpose: 'pictures and PDFs made fit to be sent: normalised, checked, fitted, joined; off the thread that answers windows',
    sees: [...SHARED, PORTS, 'src-main/process'],
    packages: ['sharp', '@cantoo/pdf-lib', '@techstark/opencv-js', 'heic-decode', 'file-type'],
    node: true,
  },
  {
    path: 'src-main/workbook',
    purpose: '报盘 templates and lists out, workbooks in, read off the thread that answers windows',
    sees: [...SHARED, PORTS],
    packages: ['yauzl', 'htmlparser2', 'csv-parse'],
    node: true,
  },
  {
    path: 'src-main/sync',
    purpose: 'centre client, outbox, upload, pull, schedule',
    sees: [...SHARED, PORTS],
    packages: ['@orpc/client', '@orpc/contract', '@orpc/openapi-client', 'tus-js-client', 'zod'],
    node: true,
  },
  {
    path: 'src-main/hosts',
    purpose: 'two doors to one contract: MessagePort and loopback HTTP',
    sees: ['src-shared/contract', 'src-shared/lib'],
    packages: ['@orpc/server', '@orpc/client', '@orpc/contract', 'zod'],
    node: true,
  },
  {
    path: 'src-main/shell',
    purpose: 'Electron only: window, scheme, menu, updater; one module per hardening rule',
    sees: ['src-shared/contract', 'src-shared/lib', 'src-main/hosts', PORTS],
    packages: ['electron', 'electron-updater'],
    node: true,
  },
  {
    path: 'src-main/launch',
    purpose: 'the two commands: install what is missing, build, start',
    sees: ['src-shared/lib', 'src-shared/regions'],
    packages: ['vite', '@vitejs/plugin-react'],
    node: true,
  },
  {
    path: 'src-main',
    purpose: 'compose.ts joins the rooms; serve.ts and main.ts are the entries',
    sees: [
      ...SHARED,
      'src-shared/regions',
      'src-main/engine',
      PORTS,
      'src-main/store',
      'src-main/materials',
      'src-main/scanners',
      'src-main/imaging',
      'src-main/reading',
      'src-main/workbook',
      'src-main/sync',
      'src-main/hosts',
      'src-main/shell',
      'src-main/launch',
      'src-center',
    ],
    packages: ['electron', 'ulid'],
    node: true,
  },
  {
    path: 'src-renderer/bridge',
    purpose: 'the only door to the engine',
    sees: SHARED,
    packages: ['react', '@orpc/client', '@orpc/contract'],
    node: false,
  },
  {
    path: 'src-renderer/wording',
    purpose: 'every sentence the window says about failures and states',
    sees: SHARED,
    packages: ['dayjs'],
    node: false,
  },
  {
    path: 'src-renderer/ui',
    purpose: 'small shared parts of screens',
    sees: [...SHARED, 'src-renderer/bridge', 'src-renderer/wording'],
    packages: ['react', 'antd', '@ant-design/icons', 'dayjs', 'react-router'],
    node: false,
  },
  {
    path: 'src-renderer/forms',
    purpose: 'draws any form definition',
    sees: [...SHARED, 'src-renderer/ui', 'src-renderer/wording'],
    packages: ['react', 'antd', '@ant-design/icons', 'dayjs'],
    node: false,
  },
  {
    path: 'src-renderer/screens',
    purpose: 'one folder a screen',
    sees: [...SHARED, 'src-renderer/bridge', 'src-renderer/ui', 'src-renderer/forms', 'src-renderer/wording'],
    packages: ['react', 'antd', '@ant-design/icons', 'dayjs', 'react-router', 'pdfjs-dist'],
    node: false,
  },
  {
    path: 'src-renderer',
    purpose: 'the window: frame, routes, theme',
    sees: [...SHARED, 'src-renderer/bridge', 'src-renderer/ui', 'src-renderer/forms', 'src-renderer/screens', 'src-renderer/wording'],
    packages: [
      'react',
      'react-dom',
      'antd',
      '@ant-design/icons',
      '@ant-design/cssinjs',
      'virtual:antd-styles.css',
      'dayjs',
      'react-router',
      'vite',
      '@vitejs/plugin-react',
    ],
    node: true,
  },
  {
    path: 'src-center/store',
    purpose: 'the centre’s books in SQLite',
    sees: SHARED,
    packages: ['better-sqlite3'],
    node: true,
  },
  {
    path: 'src-center/contract',
    purpose: 'what the reviewer’s page asks of its centre',
    sees: SHARED,
    packages: ['zod', '@orpc/contract'],
    node: false,
  },
  {
    path: 'src-center/reference',
    purpose: 'made-up units and people for practice and tests',
    sees: [...SHARED, 'src-center/store'],
    packages: [],
    node: true,
  },
  {
    path: 'src-center/review',
    purpose: 'the rule pack’s verdict and the reviewer’s',
    sees: [...SHARED, 'src-center/store', 'src-center/contract'],
    packages: [],
    node: true,
  },
  {
    path: 'src-center/intake',
    purpose: 'registration, codes, filings and materials coming in',
    sees: [...SHARED, 'src-center/store', 'src-center/review'],
    packages: ['@node-rs/argon2', '@tus/server', '@tus/file-store'],
    node: true,
  },
  {
    path: 'src-center/console',
    purpose: 'the reviewer’s page',
    sees: [...SHARED, 'src-center/contract'],
    packages: [
      'react',
      'react-dom',
      'antd',
      '@ant-design/icons',
      'dayjs',
      'vite',
      '@vitejs/plugin-react',
      '@orpc/client',
      '@orpc/contract',
      '@orpc/openapi-client',
    ],
    node: true,
  },
  {
    path: 'src-center/api',
    purpose: 'the protocol over HTTP and its OpenAPI',
    sees: [...SHARED, 'src-center/contract', 'src-center/store', 'src-center/intake', 'src-center/review', 'src-center/reference'],
    packages: ['@orpc/server', '@orpc/openapi', '@orpc/zod', '@orpc/contract', 'zod', '@tus/server', '@tus/file-store'],
    node: true,
  },
  {
    path: 'src-center',
    purpose: 'server.ts joins the centre’s rooms; serve.ts is its command',
    sees: [
      ...SHARED,
      'src-shared/regions',
      'src-center/contract',
      'src-center/store',
      'src-center/reference',
      'src-center/review',
      'src-center/intake',
      'src-center/api',
    ],
    packages: [],
    node: true,
  },
];

/** The only files of the `src-main` root that may reach the centre: practice mode embeds it. */
export const EMBEDS_CENTRE = /^src-main\/(compose|serve|main|practice)[^/]*\.ts$/;

/** The room a path lies in: the longest matching prefix, or null outside the house. */
export function roomOf(path: string): Room | null {
  return ROOMS.filter((room) => path.startsWith(`${room.path}/`)).sort((a, b) => b.path.length - a.path.length)[0] ?? null;
}
