import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { LibraryFile } from '../../src-shared/contract/library.ts';

/** 有效期至, with a word where that day is past or near. */
export function ExpiryTag({ expiresOn, expiry }: Pick<LibraryFile, 'expiresOn' | 'expiry'>): ReactNode {
  if (expiry === null) {
    return null;
  }
  const until = `有效期至 ${expiresOn}`;
  if (expiry === 'valid') {
    return <span className="soft">{until}</span>;
  }
  return (
    <span className="row">
      <Tag className={`state-tag state-${expiry === 'expired' ? 'bad' : 'doubtful'}`}>{expiry === 'expired' ? '已过期' : '快到期'}</Tag>
      <span className="soft">{until}</span>
    </span>
  );
}
