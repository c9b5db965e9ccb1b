import { Empty, Table, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { LibraryEntry } from '../../../src-shared/contract/library.ts';
import { maskIdNumber } from '../../../src-shared/domain/numbers/mask.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Page } from '../../ui/page.tsx';
import { onRowKey } from '../../ui/row-keys.ts';
import { SearchBox } from '../../ui/search-box.tsx';
import { FolderPane } from './folder-pane.tsx';
import '../filing/filing.css';
import '../lists/lists.css';
import './library.css';

const PAGE_SIZE = 20;

/** 材料库: people on the left, the chosen one's folder on the right. The address holds who is open, so that 返回 comes back to it. */
export function LibraryScreen(): ReactNode {
  const [params, setParams] = useSearchParams();
  const chosen = params.get('person') ?? '';
  const [text, setText] = useState('');
  const [page, setPage] = useState(1);
  const answer = useAnswer(['library', text, page], (engine) => engine.library.people({ text, page, pageSize: PAGE_SIZE }), {
    refreshOn: ['library.changed', 'filing.changed', 'roster.changed'],
    keepAcrossKeys: true,
  });
  const { items = [], total = 0 } = answer.value ?? {};
  const open = ({ idNumber }: LibraryEntry): void => setParams({ person: idNumber }, { replace: chosen !== '' });
  return (
    <Page title="材料库" purpose="每个人用过的材料都收在这里，下次申报可以直接选用；也可以先把材料放进来。">
      <div className="library">
        <section className="library-people" aria-label="人员">
          <SearchBox
            value={text}
            label="查找人员"
            onSearch={(asked) => {
              setText(asked);
              setPage(1);
            }}
          />
          <FailureAlert failure={answer.failure} onRetry={answer.reload} />
          <Table<LibraryEntry>
            size="small"
            rowKey="idNumber"
            rowClassName={({ idNumber }) => `list-row list-row-opens ${idNumber === chosen ? 'library-chosen' : ''}`}
            columns={COLUMNS}
            dataSource={items}
            loading={answer.loading && answer.value === null}
            locale={{
              emptyText: (
                <Empty
                  image={Empty.PRESENTED_IMAGE_SIMPLE}
                  description={
                    text === '' ? '还没有人的材料。在申报里上传过材料，或在上面查找人员后添加，就会出现在这里。' : '没有相符的人员。'
                  }
                />
              ),
            }}
            onRow={(person) => ({
              tabIndex: 0,
              'aria-current': person.idNumber === chosen ? 'true' : undefined,
              onClick: () => open(person),
              onKeyDown: (event) => onRowKey(event, () => open(person)),
            })}
            pagination={{
              current: page,
              pageSize: PAGE_SIZE,
              total,
              onChange: setPage,
              showSizeChanger: false,
              hideOnSinglePage: true,
              size: 'small',
            }}
          />
        </section>
        <div className="library-folder">
          {chosen === '' ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="请在左边选择一个人，或按姓名、拼音首字母、号码查找。" />
          ) : (
            <FolderPane key={chosen} idNumber={chosen} name={items.find(({ idNumber }) => idNumber === chosen)?.name ?? ''} />
          )}
        </div>
      </div>
    </Page>
  );
}

const COLUMNS: TableColumnsType<LibraryEntry> = [
  {
    title: '人员',
    key: 'name',
    render: (_, { name, idNumber }) => (
      <>
        {name === '' ? '（没有姓名）' : name}
        <br />
        <span className="number soft">{maskIdNumber(idNumber)}</span>
      </>
    ),
  },
  {
    title: '材料',
    key: 'files',
    align: 'end',
    width: 108,
    render: (_, { files, expired, soon }) => (
      <>
        {files === 0 ? <span className="soft">没有</span> : `${files} 份`}
        {expired > 0 && <div className="library-expired">{expired} 份已过期</div>}
        {soon > 0 && <div className="library-soon">{soon} 份快到期</div>}
      </>
    ),
  },
];
