import { memo, type ReactNode } from 'react';
import type { Filing } from '../../../src-shared/domain/filing.ts';
import { groupedMoney } from '../../../src-shared/domain/numbers/money.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { formatMonth } from '../../wording/formats.ts';
import type { BaseFields } from '../batch/batch-fields.ts';
import type { InsuranceProfile } from '../filing/use-filing-service.ts';
import { type SheetPage, type SheetTotals, totalsOf } from './sheet-pages.ts';

type BaseSheetPageProps = {
  readonly page: SheetPage;
  readonly number: number;
  readonly pages: number;
  readonly filing: Filing;
  readonly service: Service;
  readonly insurance: InsuranceProfile;
  readonly base: BaseFields;
  readonly totals: SheetTotals;
  readonly unitName: string;
  readonly creditCode: string;
};

/** An empty place on paper. */
const SIGN_HERE = '\u00A0';

/** One A4 page: whose, which month, the people, the sums of the page and of all, and the places to sign and stamp. */
export const BaseSheetPage = memo(function BaseSheetPage(props: BaseSheetPageProps): ReactNode {
  const { page, number, pages, filing, service, insurance, base, totals, unitName, creditCode } = props;
  const { idNumber, name } = service.roles;
  const own = totalsOf(page.rows, base);
  return (
    <article className="sheet" aria-label={`第 ${number} 页`}>
      <header>
        <h2>
          {insurance.label}
          {service.label}表
        </h2>
        <dl>
          <div>
            <dt>单位名称</dt>
            <dd>{unitName}</dd>
          </div>
          <div>
            <dt>单位编号</dt>
            <dd>{filing.unitNumber}</dd>
          </div>
          <div>
            <dt>统一社会信用代码</dt>
            <dd>{creditCode}</dd>
          </div>
          <div>
            <dt>{base.period.label}</dt>
            <dd>{formatMonth(filing.sharedValues[base.period.id] ?? '')}</dd>
          </div>
        </dl>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">姓名</th>
            <th scope="col">社会保障号码</th>
            <th scope="col">{base.before.label}（元）</th>
            <th scope="col">{base.after.label}（元）</th>
            <th scope="col">职工签字</th>
          </tr>
        </thead>
        <tbody>
          {page.rows.map(({ rowId, values }, index) => (
            <tr key={rowId}>
              <td>{page.first + index}</td>
              <td>{values[name] ?? ''}</td>
              <td className="sheet-number">{values[idNumber] ?? ''}</td>
              <td className="sheet-money">{groupedMoney(values[base.before.id] ?? '')}</td>
              <td className="sheet-money">{groupedMoney(values[base.after.id] ?? '')}</td>
              <td>{SIGN_HERE}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={3}>本页 {own.people} 人小计</td>
            <td className="sheet-money">{groupedMoney(own.before)}</td>
            <td className="sheet-money">{groupedMoney(own.after)}</td>
            <td>{SIGN_HERE}</td>
          </tr>
          <tr>
            <td colSpan={3}>全部 {totals.people} 人合计</td>
            <td className="sheet-money">{groupedMoney(totals.before)}</td>
            <td className="sheet-money">{groupedMoney(totals.after)}</td>
            <td>{SIGN_HERE}</td>
          </tr>
        </tfoot>
      </table>
      <footer>
        <p className="sheet-signs">
          <span>单位负责人：</span>
          <span>经办人：</span>
          <span>联系电话：</span>
          <span>填报日期：　　　　年　　月　　日</span>
          <span className="sheet-stamp">（单位公章）</span>
        </p>
        <p className="sheet-foot">
          <span>办件编号 {filing.filingId}</span>
          <span>
            第 {number} 页，共 {pages} 页
          </span>
        </p>
      </footer>
    </article>
  );
});
