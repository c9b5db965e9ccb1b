import { SearchOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Input, type InputRef } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import type { Pick as PickRule } from '../../../src-shared/profile/service-parts.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { useConfirm } from '../../ui/confirm.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { LocalCopy } from '../../ui/local-copy.tsx';
import { Page } from '../../ui/page.tsx';
import { SyncNow } from '../../ui/sync-now.tsx';
import { stateWord } from '../../wording/states.ts';
import './pick.css';
import { NobodyToPick } from './nobody-to-pick.tsx';
import { type PickablePerson, PickList } from './pick-list.tsx';
import { whoIsMeant } from './pick-words.ts';
import type { InsuranceProfile } from './use-filing-service.ts';
import { useOpenFilings } from './use-open-filings.ts';
import { newFilingFor } from './whom-a-service-is-for.ts';

type PersonPickerProps = {
  readonly service: Service;
  readonly insurance: InsuranceProfile;
  readonly pick: PickRule;
  readonly notices: ReactNode;
  /** 换一人: the draft that gives way once somebody is picked. */
  readonly replaced: FilingId | null;
};

const PAGE_SIZE = 10;
const ASK_AFTER_MS = 150;

/** 录入减员申报信息 (W-26, W-27): the people of the unit the service is for, found as one types, picked by double-click or Enter. */
export function PersonPicker({ service, insurance, pick, notices, replaced }: PersonPickerProps): ReactNode {
  const navigate = useNavigate();
  const confirm = useConfirm();
  const box = useRef<InputRef>(null);
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState({ text: '', page: 1 });
  const [toFirst, setToFirst] = useState(false);
  const query = { insurance: insurance.insurance, staffKinds: [...pick.staffKinds], statuses: [...pick.statuses] };
  const answer = useAnswer(
    ['pick', query, asked],
    (engine) => engine.roster.search({ ...query, text: asked.text === '' ? undefined : asked.text, page: asked.page, pageSize: PAGE_SIZE }),
    { refreshOn: ['roster.changed', 'sync.changed'], keepAcrossKeys: true },
  );
  const { items = [], total = 0, more = false, asOf = null } = answer.value ?? {};
  const open = useOpenFilings({ service, insurance: insurance.insurance, people: items });
  const people: readonly PickablePerson[] = items.map((person) => ({ person, open: open.get(person.socialSecurityNumber) ?? null }));
  const settled = !answer.loading && typed.trim() === asked.text;

  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    const timer = setTimeout(
      () => setAsked((before) => (before.text === typed.trim() ? before : { text: typed.trim(), page: 1 })),
      ASK_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [typed]);

  const choose = async ({ person, open: other }: PickablePerson): Promise<void> => {
    if (other === null) {
      await navigate(...newFilingFor({ insurance: insurance.insurance, service: service.id, person, replaced }));
      return;
    }
    const goesThere = await confirm({
      title: `${person.name}已有一笔没有办结的申报`,
      content: `那一笔现在是“${stateWord(other.state)}”。同一人同一险种的增减只能有一笔在办，请先处理那一笔；不是这个人的话，换一人。`,
      okText: '打开那一笔',
      cancelText: '换一人',
    });
    if (goesThere) {
      await navigate(`/filing/${other.filingId}`);
    }
  };
  const search = (): void => {
    setAsked({ text: typed.trim(), page: 1 });
    setToFirst(true);
  };
  const onBoxKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      search();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (typed === '') {
        void navigate(-1);
      } else {
        setTyped('');
      }
    }
  };

  return (
    <Page place={`${insurance.menuLabel} / ${service.label}`} title={service.label} purpose={service.purpose} actions={<SyncNow />}>
      <div className="stack">
        {notices}
        {service.notice !== undefined && <Alert type="info" showIcon className="tight-alert" title={service.notice} />}
        <Card
          size="small"
          title={<h2 className="card-heading">录入{service.label}申报信息：选择人员</h2>}
          extra={
            <span className="soft">
              只列出{insurance.label}的{whoIsMeant(pick)}
            </span>
          }
        >
          <search className="pick-search" aria-label="选择人员">
            <Input
              ref={box}
              allowClear
              autoComplete="off"
              spellCheck={false}
              aria-label="查找人员"
              prefix={<SearchOutlined aria-hidden />}
              placeholder="姓名、拼音首字母、身份证号码或后四位、个人编号"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={onBoxKey}
            />
            <Button type="primary" onClick={search}>
              查询
            </Button>
          </search>
          <p className="soft pick-as-of">{answer.value !== null && <LocalCopy asOf={asOf} />}</p>
          <FailureAlert failure={answer.failure} onRetry={answer.reload} />
          {answer.value !== null && total === 0 && settled ? (
            <NobodyToPick service={service} insurance={insurance} pick={pick} text={asked.text} neverSynced={asOf === null} />
          ) : (
            <PickList
              people={people}
              total={total}
              more={more}
              page={asked.page}
              pageSize={PAGE_SIZE}
              loading={answer.loading && answer.value === null}
              focusFirst={toFirst && settled}
              onFocused={() => setToFirst(false)}
              onPage={(page) => {
                setAsked((before) => ({ ...before, page }));
                setToFirst(true);
              }}
              onPick={(person) => void choose(person)}
              onBack={() => box.current?.focus()}
            />
          )}
        </Card>
      </div>
    </Page>
  );
}
