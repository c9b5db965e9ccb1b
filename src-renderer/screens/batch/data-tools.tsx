import {
  DeleteOutlined,
  DownloadOutlined,
  EditOutlined,
  FileExcelOutlined,
  TeamOutlined,
  ToolOutlined,
  UserAddOutlined,
} from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import type { BatchView } from '../../../src-shared/contract/batch.ts';
import type { CodeTable } from '../../../src-shared/forms/definition.ts';
import { groupedCount } from '../../../src-shared/lib/grouped-count.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { FillMany } from './fill-many.tsx';

type SourceToolsProps = {
  readonly service: Service;
  readonly disabled: boolean;
  readonly onTemplate: () => void;
  readonly onChoose: () => void;
  readonly onPrefill: () => void;
  readonly onAdd: () => void;
  /** Further buttons of the service, for example 打印申报表. */
  readonly more?: ReactNode;
  readonly search: ReactNode;
};

/** Where rows come from. */
export function SourceTools({ service, disabled, onTemplate, onChoose, onPrefill, onAdd, more, search }: SourceToolsProps): ReactNode {
  return (
    <div className="data-tools">
      <Button icon={<DownloadOutlined aria-hidden />} onClick={onTemplate}>
        报盘模版
      </Button>
      <Button icon={<FileExcelOutlined aria-hidden />} disabled={disabled} onClick={onChoose}>
        导入数据
      </Button>
      {service.batch?.prefill !== undefined && (
        <Button icon={<TeamOutlined aria-hidden />} disabled={disabled} onClick={onPrefill}>
          从单位人员带入
        </Button>
      )}
      <Button icon={<UserAddOutlined aria-hidden />} disabled={disabled} onClick={onAdd}>
        添加一人
      </Button>
      {more}
      {search}
    </div>
  );
}

type RepairToolProps = {
  readonly repairs: BatchView['repairs'];
  readonly disabled: boolean;
  /** One kind, or all without a key. */
  readonly onRepair: (key?: string) => void;
};

/** 全部修复: the offered repairs of all rows by kind. */
export function RepairTool({ repairs, disabled, onRepair }: RepairToolProps): ReactNode {
  const [open, setOpen] = useState(false);
  const count = repairs.reduce((sum, repair) => sum + repair.count, 0);
  if (count === 0) {
    return null;
  }
  const take = (key?: string): void => {
    setOpen(false);
    onRepair(key);
  };
  return (
    <Popover
      open={open && !disabled}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      content={
        <dialog open className="popover-dialog" aria-label="可以修复的错误">
          <h2>可以修复的错误，修复后可以撤销</h2>
          <ul className="repair-kinds">
            {repairs.map(({ key, label, count: own }) => (
              <li key={key}>
                <span>{label}</span>
                <Button size="small" onClick={() => take(key)}>
                  修复 {own} 处
                </Button>
              </li>
            ))}
          </ul>
          {repairs.length > 1 && (
            <Button type="primary" size="small" onClick={() => take()}>
              全部修复（{count} 处）
            </Button>
          )}
        </dialog>
      }
    >
      <Button size="small" icon={<ToolOutlined aria-hidden />} disabled={disabled}>
        全部修复 {count}
      </Button>
    </Popover>
  );
}

type ChosenToolsProps = {
  readonly count: number;
  readonly service: Service;
  readonly codeTables: readonly CodeTable[];
  readonly disabled: boolean;
  readonly onFill: (values: Readonly<Record<string, string>>) => void;
  readonly onRemove: () => void;
};

/** What can be done with the chosen rows. */
export function ChosenTools({ count, service, codeTables, disabled, onFill, onRemove }: ChosenToolsProps): ReactNode {
  const [open, setOpen] = useState(false);
  if (count === 0) {
    return null;
  }
  return (
    <span className="chosen-tools">
      <span className="soft">已选 {groupedCount(count)} 人</span>
      <Popover
        open={open && !disabled}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomRight"
        destroyOnHidden
        content={
          <FillMany
            count={count}
            service={service}
            codeTables={codeTables}
            onFill={(values) => {
              setOpen(false);
              onFill(values);
            }}
          />
        }
      >
        <Button size="small" icon={<EditOutlined aria-hidden />} disabled={disabled}>
          批量填写
        </Button>
      </Popover>
      <Button size="small" icon={<DeleteOutlined aria-hidden />} disabled={disabled} onClick={onRemove}>
        移除
      </Button>
    </span>
  );
}
