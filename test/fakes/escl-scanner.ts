import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { jpegPage, pngPage } from './page-images.ts';

/** How the scanner behaves. What is left out is a well-behaved device with glass and a feeder of three sheets. */
export type EsclKnobs = {
  readonly uuid?: string | null;
  readonly serial?: string | null;
  readonly name?: string;
  readonly feederPages?: number;
  readonly duplex?: boolean;
  /** In 300ths of an inch, of the glass and of the feeder. */
  readonly maxHeight?: number;
  readonly pngToo?: boolean;
  readonly resolutionRange?: boolean;
  /** How often an order, and then every page, is answered with 503 first. */
  readonly busyJobs?: number;
  readonly busyPages?: number;
  /** The feeder jams, or its cover opens, after so many pages. */
  readonly jamAfter?: number;
  readonly openAfter?: number;
  readonly end?: 404 | 409 | 410 | 500;
  /** AirSane's way: an empty feeder is told of once, the next status says loaded again. */
  readonly emptyToldOnce?: boolean;
  readonly saysNothingOfFeeder?: boolean;
  /** State of the job in the status once it is over. */
  readonly jobEndsAs?: 'Completed' | 'Aborted' | 'Canceled';
  /** AirSane's way: a body without its length is ignored, and the whole glass is scanned in grey. */
  readonly ignoresChunked?: boolean;
  /** Scans in grey, or at another size, whatever is asked. */
  readonly alwaysGrey?: boolean;
  readonly otherSize?: number;
  /** This page (from 1) breaks off: the connection, or the picture only. */
  readonly cutPage?: number;
  readonly brokenPage?: number;
  /** This page is longer than any page may be. */
  readonly endlessPage?: number;
  /** Says nothing when asked for this page. */
  readonly hangsAtPage?: number;
  readonly hangs?: boolean;
  readonly sendsPdf?: boolean;
  readonly location?: (path: string) => string | null;
  readonly lowerCaseHeaders?: boolean;
  readonly refuses?: { readonly call: 'ScannerCapabilities' | 'ScanJobs'; readonly status: number };
  readonly staysBusyFor?: number;
  readonly tls?: { readonly key: string; readonly cert: string };
};

export type EsclScanner = {
  readonly url: string;
  readonly port: number;
  /** Every call as `METHOD path`, in order. */
  readonly calls: readonly string[];
  readonly orders: readonly string[];
  close(): Promise<void>;
};

type Job = { readonly id: number; readonly order: Order; sent: number; busy: number; cancelled: boolean; over: boolean };
type Order = {
  readonly feeder: boolean;
  readonly duplex: boolean;
  readonly dpi: number;
  readonly mode: string;
  readonly format: string;
} & {
  readonly width: number;
  readonly height: number;
};

const WHOLE_GLASS: Order = { feeder: false, duplex: false, dpi: 300, mode: 'Grayscale8', format: 'image/jpeg', width: 2550, height: 3508 };

/** A network scanner on this machine that scans made-up pages, as real JPEG and PNG of the size, colour and number that were asked for. */
export async function startEsclScanner(knobs: EsclKnobs = {}): Promise<EsclScanner> {
  const calls: string[] = [];
  const orders: string[] = [];
  const jobs = new Map<number, Job>();
  let busyJobs = knobs.busyJobs ?? 0;
  let feeder = 'ScannerAdfLoaded';
  let lingering = 0;

  const header = (name: string): string => (knobs.lowerCaseHeaders === true ? name.toLowerCase() : name);
  const send = (response: ServerResponse, status: number, type?: string, body?: Buffer | string): void => {
    response.statusCode = status;
    if (type !== undefined) {
      response.setHeader(header('Content-Type'), type);
    }
    response.setHeader(header('Content-Length'), Buffer.byteLength(body ?? ''));
    response.end(body);
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const path = new URL(request.url ?? '/', 'http://scanner').pathname;
    calls.push(`${request.method} ${path}`);
    const call = path.replace('/eSCL/', '');
    if (knobs.hangs === true) {
      return;
    }
    if (knobs.refuses?.call === call) {
      send(response, knobs.refuses.status);
      return;
    }
    const document = /^ScanJobs\/(\d+)(\/NextDocument)?$/.exec(call);
    const job = jobs.get(Number(document?.[1]));
    if (request.method === 'GET' && call === 'ScannerCapabilities') {
      send(response, 200, 'text/xml', capabilities(knobs));
    } else if (request.method === 'GET' && call === 'ScannerStatus') {
      send(response, 200, 'text/xml', statusNow());
    } else if (request.method === 'POST' && call === 'ScanJobs') {
      orders.push(body);
      takeOrder(request, response, body);
    } else if (request.method === 'DELETE' && job !== undefined) {
      job.cancelled = true;
      lingering = knobs.staysBusyFor ?? 0;
      job.over = true;
      send(response, 200);
    } else if (request.method === 'GET' && document?.[2] !== undefined && job !== undefined) {
      nextDocument(response, job);
    } else {
      send(response, 404);
    }
  }

  function takeOrder(request: IncomingMessage, response: ServerResponse, body: string): void {
    if (busyJobs > 0 || [...jobs.values()].some(({ over }) => !over)) {
      busyJobs -= 1;
      send(response, 503);
      return;
    }
    const id = jobs.size + 1;
    const ignored = knobs.ignoresChunked === true && request.headers['content-length'] === undefined;
    jobs.set(id, {
      id,
      order: ignored ? WHOLE_GLASS : readOrder(body),
      sent: 0,
      busy: knobs.busyPages ?? 0,
      cancelled: false,
      over: false,
    });
    const path = `/eSCL/ScanJobs/${id}`;
    const location = knobs.location === undefined ? `http://127.0.0.1:${port}${path}` : knobs.location(path);
    if (location !== null) {
      response.setHeader(header('Location'), location);
    }
    send(response, 201);
  }

  function nextDocument(response: ServerResponse, job: Job): void {
    const page = job.sent + 1;
    const sheets = job.order.feeder ? (knobs.feederPages ?? 3) * (job.order.duplex ? 2 : 1) : 1;
    if (job.cancelled) {
      send(response, 410);
    } else if (knobs.hangsAtPage === page) {
      // The page is never ready.
    } else if (job.busy > 0) {
      job.busy -= 1;
      send(response, 503);
    } else if (job.order.feeder && (knobs.jamAfter === job.sent || knobs.openAfter === job.sent)) {
      feeder = knobs.jamAfter === job.sent ? 'ScannerAdfJam' : 'ScannerAdfDoorOpen';
      job.over = true;
      send(response, 409);
    } else if (page > sheets) {
      feeder = job.order.feeder ? 'ScannerAdfEmpty' : feeder;
      job.over = true;
      send(response, knobs.end ?? 404);
    } else {
      job.sent = page;
      job.busy = knobs.busyPages ?? 0;
      sendPage(response, job, page);
    }
  }

  function sendPage(response: ServerResponse, { order }: Job, page: number): void {
    const scale = order.dpi / 300;
    const size = {
      width: Math.round(order.width * scale * (knobs.otherSize ?? 1)),
      height: Math.round(order.height * scale * (knobs.otherSize ?? 1)),
    };
    const channels = order.mode === 'RGB24' && knobs.alwaysGrey !== true ? 3 : 1;
    const png = order.format === 'image/png';
    const whole = png ? pngPage({ ...size, bits: order.mode === 'BlackAndWhite1' ? 1 : 8 }) : jpegPage({ ...size, channels, shade: page });
    if (knobs.cutPage === page) {
      response.setHeader(header('Content-Length'), whole.length);
      response.write(whole.subarray(0, whole.length / 2), () => response.destroy());
      return;
    }
    if (knobs.endlessPage === page) {
      const pour = (): void => void (response.destroyed || response.write(whole, pour));
      pour();
      return;
    }
    const sent = knobs.brokenPage === page ? whole.subarray(0, whole.length / 2) : whole;
    send(response, 200, png ? 'image/png' : 'image/jpeg', knobs.sendsPdf === true ? '%PDF-1.7\n%%EOF\n' : sent);
  }

  function statusNow(): string {
    const running = [...jobs.values()].some(({ over }) => !over) || lingering > 0;
    lingering -= 1;
    const xml = statusXml({
      state: running ? 'Processing' : 'Idle',
      feeder: knobs.saysNothingOfFeeder === true ? null : feeder,
      jobs: [...jobs.values()].map(({ id, over, cancelled }) => ({
        id,
        state: cancelled ? 'Canceled' : over ? (knobs.jobEndsAs ?? 'Completed') : 'Processing',
      })),
    });
    if (knobs.emptyToldOnce === true && feeder === 'ScannerAdfEmpty') {
      feeder = 'ScannerAdfLoaded';
    }
    return xml;
  }

  const listener = (request: IncomingMessage, response: ServerResponse): void =>
    void handle(request, response).catch(() => response.destroy());
  const server = knobs.tls === undefined ? createServer(listener) : createSecureServer(knobs.tls, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${knobs.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}/eSCL`,
    port,
    calls,
    orders,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) {
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString('utf8');
}

function readOrder(body: string): Order {
  const said = (name: string): string => new RegExp(`<(?:\\w+:)?${name}>([^<]*)<`).exec(body)?.[1]?.trim() ?? '';
  return {
    feeder: said('InputSource') === 'Feeder',
    duplex: said('Duplex') === 'true',
    dpi: Number(said('XResolution')),
    mode: said('ColorMode'),
    format: said('DocumentFormatExt') || said('DocumentFormat'),
    width: Number(said('Width')),
    height: Number(said('Height')),
  };
}

const NAMESPACES = 'xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm"';

function capabilities(knobs: EsclKnobs): string {
  const formats = ['image/jpeg', ...(knobs.pngToo === true ? ['image/png'] : [])];
  const discrete = [1, 100, 200, 300, 1200].map(
    (dpi) =>
      `<scan:DiscreteResolution><scan:XResolution>${dpi}</scan:XResolution><scan:YResolution>${dpi}</scan:YResolution></scan:DiscreteResolution>`,
  );
  const range = '<scan:Min>75</scan:Min><scan:Max>600</scan:Max><scan:Normal>300</scan:Normal><scan:Step>1</scan:Step>';
  const resolutions =
    knobs.resolutionRange === true
      ? `<scan:ResolutionRange><scan:XResolutionRange>${range}</scan:XResolutionRange><scan:YResolutionRange>${range}</scan:YResolutionRange></scan:ResolutionRange>`
      : `<scan:DiscreteResolutions>${discrete.join('')}</scan:DiscreteResolutions>`;
  const modes = ['Grayscale8', 'RGB24', ...(knobs.pngToo === true ? ['BlackAndWhite1'] : [])];
  const input = [
    '<scan:MinWidth>16</scan:MinWidth><scan:MaxWidth>2550</scan:MaxWidth>',
    `<scan:MinHeight>16</scan:MinHeight><scan:MaxHeight>${knobs.maxHeight ?? 3508}</scan:MaxHeight><scan:MaxScanRegions>1</scan:MaxScanRegions>`,
    '<scan:SettingProfiles><scan:SettingProfile>',
    `<scan:ColorModes>${modes.map((mode) => `<scan:ColorMode>${mode}</scan:ColorMode>`).join('')}</scan:ColorModes>`,
    '<scan:DocumentFormats>',
    formats.map((one) => `<pwg:DocumentFormat>${one}</pwg:DocumentFormat>`).join(''),
    formats.map((one) => `<scan:DocumentFormatExt>${one}</scan:DocumentFormatExt>`).join(''),
    '</scan:DocumentFormats>',
    `<scan:SupportedResolutions>${resolutions}</scan:SupportedResolutions>`,
    '</scan:SettingProfile></scan:SettingProfiles>',
    '<scan:SupportedIntents><scan:Intent>Document</scan:Intent></scan:SupportedIntents>',
  ].join('');
  const { uuid = 'b7c1d2e3-0000-4000-8000-000000000001', serial = 'MADE-UP-1', name = 'Made Up &amp; Sons Scanner 1' } = knobs;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<scan:ScannerCapabilities ${NAMESPACES}>`,
    `<pwg:Version>2.6</pwg:Version><pwg:MakeAndModel>${name}</pwg:MakeAndModel>`,
    serial === null ? '' : `<pwg:SerialNumber>${serial}</pwg:SerialNumber>`,
    uuid === null ? '' : `<scan:UUID>${uuid}</scan:UUID>`,
    `<scan:Platen><scan:PlatenInputCaps>${input}</scan:PlatenInputCaps></scan:Platen>`,
    `<scan:Adf><scan:AdfSimplexInputCaps>${input}</scan:AdfSimplexInputCaps>`,
    knobs.duplex === true ? `<scan:AdfDuplexInputCaps>${input}</scan:AdfDuplexInputCaps>` : '',
    '<scan:FeederCapacity>50</scan:FeederCapacity>',
    `<scan:AdfOptions><scan:AdfOption>DetectPaperLoaded</scan:AdfOption></scan:AdfOptions></scan:Adf>`,
    '</scan:ScannerCapabilities>',
  ].join('');
}

function statusXml(now: {
  readonly state: string;
  readonly feeder: string | null;
  readonly jobs: readonly { readonly id: number; readonly state: string }[];
}): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<scan:ScannerStatus ${NAMESPACES}><pwg:Version>2.6</pwg:Version><pwg:State>${now.state}</pwg:State>`,
    now.feeder === null ? '' : `<scan:AdfState>${now.feeder}</scan:AdfState>`,
    '<scan:Jobs>',
    ...now.jobs.map(
      ({ id, state }) =>
        `<scan:JobInfo><pwg:JobUri>/eSCL/ScanJobs/${id}</pwg:JobUri><scan:Age>1</scan:Age><pwg:JobState>${state}</pwg:JobState></scan:JobInfo>`,
    ),
    '</scan:Jobs></scan:ScannerStatus>',
  ].join('');
}
