import { ClockCircleOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Standing } from '../../../src-shared/contract/engine.ts';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import { isOnceAYear } from '../../../src-shared/profile/once-a-year.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { type Answer, useAnswer } from '../../bridge/use-answer.ts';
import { formatDay } from '../../wording/formats.ts';
import { stateWord } from '../../wording/states.ts';

type Asked = { readonly service: string; readonly insurance: Insurance };

/** What stands in the way of a service before it is begun; asked anew with whatever can change it. */
export function useStanding({ service, insurance }: Asked): Answer<Standing> {
  return useAnswer(['standing', service, insurance], (engine) => engine.filing.standing({ service, insurance }), {
    refreshOn: ['filing.changed', 'verdict.arrived', 'sync.changed'],
  });
}

/** This year's filing is there: the button that would begin another is held (O-08). */
export function isHeld(standing: Standing | null): boolean {
  return standing !== null && standing.thisYear !== null;
}

type ServiceStandingProps = {
  readonly standing: Standing | null;
  readonly service: Pick<Service, 'label' | 'effects' | 'rules'>;
  /** 医疗保险 … */
  readonly insuranceLabel: string;
};

/** Filed this year (O-08), changes not settled before a base declaration (W-49), the window closed (O-06): each with its way out. */
export function ServiceStanding({ standing, service, insuranceLabel }: ServiceStandingProps): ReactNode {
  if (standing === null) {
    return null;
  }
  const { thisYear, pendingChanges, opensOn } = standing;
  return (
    <>
      {thisYear !== null && <FiledThisYear thisYear={thisYear} label={service.label} insuranceLabel={insuranceLabel} />}
      {thisYear === null && pendingChanges > 0 && service.effects.some(({ kind }) => kind === 'set-base') && (
        <Alert
          type="warning"
          showIcon
          className="tight-alert"
          title={`${insuranceLabel}还有 ${pendingChanges} 笔增减员没有办结`}
          description={`${isOnceAYear(service) ? '缴费基数每年只能申报一次，' : ''}请等增员、减员全部办结再申报，免得漏掉人员。`}
          action={<Link to="/filings">查看申报</Link>}
        />
      )}
      {opensOn !== null && <WindowClosed opensOn={opensOn} />}
    </>
  );
}

/** O-06: nothing keeps the clerk from working; only the sending waits. */
export function WindowClosed({ opensOn }: { readonly opensOn: string }): ReactNode {
  return (
    <Alert
      type="info"
      showIcon
      className="tight-alert"
      icon={<ClockCircleOutlined aria-hidden />}
      title={`中心现在不在申报期：现在可填写提交，${formatDay(opensOn)}起发送`}
      description="提交后先存在本机的“待发送”，到期自动发送，不用再操作。"
    />
  );
}

function FiledThisYear({
  thisYear,
  label,
  insuranceLabel,
}: {
  readonly thisYear: NonNullable<Standing['thisYear']>;
  readonly label: string;
  readonly insuranceLabel: string;
}): ReactNode {
  const { filingId, year, state, receiptNumber } = thisYear;
  const isDraft = state === 'draft';
  const receipt = receiptNumber === '' ? '' : `，受理单号 ${receiptNumber}`;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="tight-alert"
      title={
        isDraft
          ? `${insuranceLabel}${year}年度的${label}已有一份没有提交`
          : `${insuranceLabel}${year}年度的${label}已经申报过（${stateWord(state)}${receipt}）`
      }
      description={
        isDraft
          ? '同一险种、同类人员每年只能申报一次，请接着填那一份；不要的话先把它废弃。'
          : '同一险种、同类人员每年只能申报一次；审核不通过的可以更正后重报，其余请到经办窗口办理。'
      }
      action={<Link to={`/filing/${filingId}`}>{isDraft ? '接着填写' : '查看那一笔'}</Link>}
    />
  );
}
