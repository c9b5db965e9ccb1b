import type { CentreChange, CentreFiling } from '../../src-shared/contract/centre.ts';
import type { Failure } from '../../src-shared/contract/errors.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import type { Insurance } from '../../src-shared/domain/insurance.ts';
import type { RosterPerson } from '../../src-shared/domain/person.ts';
import {
  type CentreAtHand,
  type CentreClient,
  eventually,
  failureOf,
  filingCall,
  handIn,
  linkUnit,
  makeContent,
  registerUnit,
  type TestContent,
  type TestMaterial,
} from './test-centre.ts';

type Rows = readonly Record<string, string>[];
/** What of a filing is not the usual; left out, it is 在职增员 under medical insurance with both its materials. */
export type FilingAsk = Partial<Omit<Parameters<typeof makeContent>[1], 'rows'>>;

/** An employer registered at a test centre, with a picture handed in: what nearly every test of the centre begins with. */
export type TestEmployer = {
  readonly token: string;
  readonly client: CentreClient;
  readonly material: TestMaterial;
  /** A filing of these rows, not yet sent. */
  content(rows: Rows, ask?: FilingAsk): TestContent;
  /** Sends it; the centre's first answer. */
  file(rows: Rows, ask?: FilingAsk): Promise<CentreFiling>;
  /** Sends what the centre does not take, and answers why. */
  refused(rows: Rows, ask?: FilingAsk): Promise<Failure>;
  get(filing: { readonly clientId: FilingId }): Promise<CentreFiling>;
  /** The same filing once it has its verdict, which comes after the receipt. */
  decided(filing: { readonly clientId: FilingId }): Promise<CentreFiling>;
  /** Everything the centre tells after a cursor, page by page to the end. */
  pull(from?: string): Promise<{ readonly changes: CentreChange[]; readonly cursor: string; readonly pages: number }>;
  /** The people of its units as the centre tells them now. */
  people(): Promise<readonly RosterPerson[]>;
};

/** Registers the employer, links the insurances and hands a picture in; `usual` goes for every filing that does not say otherwise. */
export async function registerEmployer(
  centre: CentreAtHand,
  {
    employer = 0,
    links = [],
    usual = {},
  }: { readonly employer?: number; readonly links?: readonly Insurance[]; readonly usual?: FilingAsk } = {},
): Promise<TestEmployer> {
  const token = await registerUnit(centre, { employer });
  for (const insurance of links) {
    await linkUnit(centre, token, insurance);
  }
  const material = await handIn(centre, token);
  const client = centre.client(token);
  const content = (rows: Rows, ask: FilingAsk = {}) => makeContent(centre, { material, ...usual, ...ask, rows });
  const get = ({ clientId }: { readonly clientId: FilingId }) => client.getFiling({ clientId });
  const pull = async (from?: string) => {
    const changes: CentreChange[] = [];
    let cursor = from;
    for (let pages = 1; ; pages += 1) {
      const page = await client.changes(cursor === undefined ? {} : { cursor });
      changes.push(...page.changes);
      cursor = page.cursor;
      if (!page.more) {
        return { changes, cursor, pages };
      }
    }
  };
  return {
    token,
    client,
    material,
    content,
    file: async (rows, ask) => (await client.putFiling(filingCall(content(rows, ask)))).body,
    refused: (rows, ask) => failureOf(client.putFiling(filingCall(content(rows, ask)))),
    get,
    decided: (filing) =>
      eventually(
        () => get(filing),
        ({ decidedAt }) => decidedAt !== null,
      ),
    pull,
    people: async () => (await pull()).changes.flatMap((change) => (change.change === 'person' ? [change.person] : [])),
  };
}
